"""Akoma Ntoso: people of the `meta` part, text with its marks, the walk over a debate body."""
