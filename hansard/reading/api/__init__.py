"""Hansard's debate API: one debate's tree of items, values of HTML, search listings, divisions."""
