"""Digitised Historic Hansard: volumes mended, sittings cut out, words, blocks, turns."""
