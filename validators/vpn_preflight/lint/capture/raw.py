"""A request as it was found, before anything of it is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from vpn_preflight.lint.capture.answers import Answer
    from vpn_preflight.lint.capture.spanned import Spanned


@hide_fields
class Raw(NamedTuple):
    """Method, URL, headers and body with their places; `moment` is when it was sent, `answer` what came back, if the file says so.

    `query` is what belongs behind the question mark beside what the URL has. `is_exact` where a line end was sent as one, and not
    written to break a long line. `media_type` is the content type that the sender adds without being asked.
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
