"""How to install an extra of this distribution from where it was installed."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "vpn-preflight"


def missing(part: str, package: str | None, extra: str) -> str:
    """Return an error about a package that is not installed, with the command that installs it."""
    return f"{part} needs {package}, which is not installed; run {command(extra)}"


def command(extra: str) -> str:
    """Return the command that installs an extra."""
    return f"pip install {requirement(extra, origin())}"


def origin() -> Mapping[str, Any] | None:
    """Return where this distribution was installed from (PEP 610); None if from a package index."""
    try:
        text = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    found: Mapping[str, Any] | None = json.loads(text) if text else None
    return found


def requirement(extra: str, origin: Mapping[str, Any] | None) -> str:
    """Return what pip takes for an extra from the same folder, archive or repository."""
    if origin is None:
        return f'"{NAME}[{extra}]"'
    url = origin["url"]
    if "dir_info" in origin:
        option = "-e " if origin["dir_info"].get("editable") else ""
        return f'{option}"{url2pathname(urlsplit(url).path)}[{extra}]"'
    if "vcs_info" in origin:
        url = f"{origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}"
    return f'"{NAME}[{extra}] @ {url}"'
