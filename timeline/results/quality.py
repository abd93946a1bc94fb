"""How good the stored data are."""

from timeline.results.base import Result


class Quality(Result):
    """Counts of stored turns, over all sittings. A value that never occurs is left out.

    `status` says of how many the speaker is `resolved`, `ambiguous` or `unresolved`, and `reasons` why not; `party`, of
    those that are resolved, whether it is `known` or `unknown`; `kinds` what they are. `timed` have a time printed for
    them and `with_column` a column. `warnings` are those of reading the documents, by code; `documents` by format,
    and `superseded` are those of which a later version is stored too.
    """

    turns: int
    status: dict[str, int]
    reasons: dict[str, int]
    party: dict[str, int]
    kinds: dict[str, int]
    timed: int
    with_column: int
    warnings: dict[str, int]
    documents: dict[str, int]
    superseded: int
