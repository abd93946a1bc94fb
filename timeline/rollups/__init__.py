"""Roll-ups: what timelines add up, kept in step with the speeches inside the transaction that changes them.

speech + tag + mention ──sources──▶ rows of one day ──cuts──▶ the same by month and year, wider and narrower
                                         └──distinct──▶ different people and debates by month, quarter and year
"""

from timeline.rollups.keep import refill, refresh

__all__ = ["refill", "refresh"]
