"""Documents from texts, without files."""

from collections.abc import Callable

import pytest

from vpn_preflight.finding import Finding, Profile
from vpn_preflight.lint import documents, examine_document

Check = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def check_text() -> Check:
    """Check one document that is given as text or as bytes."""

    def check(content: str | bytes, operation: str | None = None, profile: Profile = "document") -> list[Finding]:
        raw = content if isinstance(content, bytes) else content.encode()
        document = documents.document("f.json", raw, 1)
        return [document] if isinstance(document, Finding) else examine_document(document, operation, profile).findings

    return check
