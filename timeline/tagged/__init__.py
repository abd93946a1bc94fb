"""What topics are put to: the store tagged by those in use, definitions tried, compared and scored."""
