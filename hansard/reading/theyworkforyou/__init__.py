"""TheyWorkForYou: its pages copied as text, its HTML and its API's JSON."""
