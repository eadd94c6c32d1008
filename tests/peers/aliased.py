"""A plugin for pytest: imports of httpx and httpcore give httpx2 and httpcore2."""

import httpx2

httpx2.alias_httpx()


def pytest_report_header() -> str:
    """Say which library the tests have."""
    import httpx  # noqa: PLC0415 - the alias has to come first

    return f"httpx is {httpx.__name__}"
