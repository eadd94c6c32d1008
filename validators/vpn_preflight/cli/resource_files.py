"""Read the resources of `emulate --resources`: payload files, or files that list resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vpn_preflight.emulator.resources import LISTS, of_list, of_payload
from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.names import shown_name
from vpn_preflight.lint.recognition import read_request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vpn_preflight.emulator.resources import Resource
    from vpn_preflight.lint.document import Document


def resources_of(file: str) -> Iterator[Resource]:
    """Yield the resources of a file; raises ValueError, with its name, where there are none."""
    name = shown_name(file)
    known = list(documents.read(file, name))
    if not known:
        raise ValueError(f"{name}: is empty")
    for document in known:
        try:
            found = of_document(document)
        except UnreadableError as error:
            raise ValueError(f"{name}: {error.message}") from None
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
        if not found:
            raise ValueError(f"{name}: a payload without an id; use the path of a request file")
        yield from found


def of_document(document: Document | Finding) -> list[Resource]:
    """Read a list of resources, or the ids of a payload; raises ValueError for another file."""
    if isinstance(document, Finding):
        raise ValueError(document.message)  # noqa: TRY004 - a file is wrong, and no type
    value = document.value
    if isinstance(value, dict) and value.keys() & LISTS.keys():
        return of_list(value)
    request = read_request(document, None)
    return of_payload(request.path, request.payload)
