"""The bound volume's layout, copied as text: furniture, openings of turns, the reader over both."""
