"""publicwhip XML and its dialects: mending, text, speeches, divisions, the walk over a day."""
