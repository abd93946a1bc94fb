"""Debates of publicwhip XML printed again in the pasted layouts, each with the output that is expected of it."""
