"""A request as it was found, before it is interpreted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from vpn_preflight.lint.capture.answers import Answer
    from vpn_preflight.lint.capture.spanned import Spanned


@hide_fields
class Raw(NamedTuple):
    """Method, URL, headers and body with their places.

    `moment` is when it was sent and `answer` what came back, if known. `query` is added to that of
    the URL. If `is_exact`, line ends were sent, and do not just break a long line. `media_type` is
    the content type that the client adds.
    """

    method: str
    url: Spanned
    headers: list[tuple[Spanned, Spanned]]
    body: Spanned | None
    moment: str | None = None
    query: Spanned | None = None
    answer: Answer | None = None
    is_exact: bool = False
    media_type: str | None = None
