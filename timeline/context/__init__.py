"""Documents from outside Parliament: articles, reports, press pages and feeds, beside the timelines and never in them.

bytes ──read──▶ items (title, date, paragraphs) ──tag──▶ topics with their words ──store──▶ a lane of its own
                  └──near──▶ the stored debates that are near a text in words and date

`read` is in `reading`, and is imported where documents are read: what tags and counts them has no use for it.
"""

from timeline.context.items import LIMIT, Given, Item, NotContext

__all__ = ["LIMIT", "Given", "Item", "NotContext"]
