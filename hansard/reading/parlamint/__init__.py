"""ParlaMint TEI: people, text, the walk over a sitting."""
