"""The commands, one module a subject; what they share is in `web/commands/shared.py`."""
