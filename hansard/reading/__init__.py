"""How transcripts are read: what formats are made of, for all of them or for one family of pages. Knows no format."""
