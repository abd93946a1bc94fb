"""Pages of hansard.parliament.uk: blocks in order, turns, divisions."""
