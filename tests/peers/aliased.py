"""A plugin for pytest: every import of httpx and httpcore gives httpx2 and httpcore2, as an application may ask for."""

import httpx2

httpx2.alias_httpx()


def pytest_report_header() -> str:
    """Say which library the tests have."""
    import httpx  # noqa: PLC0415 - the alias has to come first

    return f"httpx is {httpx.__name__}"
