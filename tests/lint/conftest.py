"""Documents from texts, without files."""

from collections.abc import Callable

import pytest

from vpn_preflight.finding import Finding, Profile
from vpn_preflight.lint import Settings, documents, examine_document

Check = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def check_text() -> Check:
    """Check the documents of one file that is given as text or as bytes."""

    def check(
        content: str | bytes,
        operation: str | None = None,
        profile: Profile = "document",
        name: str = "f.json",
    ) -> list[Finding]:
        raw = content if isinstance(content, bytes) else content.encode()
        settings = Settings(operation=operation, profile=profile)
        read = documents.documents(name, raw)
        return [
            finding
            for one in read
            for finding in (
                [one] if isinstance(one, Finding) else examine_document(one, settings).findings
            )
        ]

    return check
