"""Pages of Parallel Parliament, copied as text: headers, portraits, turns."""
