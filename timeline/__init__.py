"""The store of sittings: ingest, topics, search and timelines. What it answers stands in `timeline.results`."""
