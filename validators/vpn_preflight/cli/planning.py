"""Read the state that a payload file would change, print the plan, and complete the file."""

from __future__ import annotations

import copy
import json
import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

from vpn_preflight import protocols
from vpn_preflight.cli import payload_file
from vpn_preflight.cli.delivery import connect, mask_strings
from vpn_preflight.cli.environment import UsageError
from vpn_preflight.cli.exit_codes import CLEAN, REFUSED
from vpn_preflight.finding import Finding
from vpn_preflight.lint.names import printable
from vpn_preflight.lint.reports.text import paint, wants_colour
from vpn_preflight.lint.request_files import BODY
from vpn_preflight.plan.completion import complete
from vpn_preflight.plan.text import REFUSED as REFUSED_STATUS
from vpn_preflight.plan.text import entry_words, marked_lines
from vpn_preflight.wire.errors import PayloadError
from vpn_preflight.wire.planning import plan

if TYPE_CHECKING:
    from argparse import Namespace

    from vpn_preflight.lint.recognition import Request
    from vpn_preflight.plan import Plan

# Red, yellow, magenta, and dim for what nothing happens to.
COLOURS = {REFUSED_STATUS: "31", "changes": "33", "unknown": "35", "same": "2", "stays": "2"}


def check_and_plan(arguments: Namespace) -> int:
    """Plan what passes the check; show the findings of what does not."""
    arguments.settings = payload_file.settings_for(arguments)
    document = payload_file.one_document(arguments.file)
    written = None if isinstance(document, Finding) else copy.deepcopy(document.value)
    examined = payload_file.examine_payload(arguments, document)
    code, request = payload_file.show(examined, arguments.fail_on), examined.request
    if code != CLEAN or request is None:
        return code
    payload_file.refuse_options(arguments, request)
    if not request.operation.is_change:
        raise UsageError(f"{request.operation.name} changes nothing; use send")
    try:
        found = plan_request(arguments, request)
    except PayloadError as error:
        return payload_file.show(payload_file.place_findings(examined, error, arguments.filling))
    sys.stdout.write(f"{report(arguments, found)}\n")
    if arguments.complete and found.entries:
        write_completed(arguments.complete, request, written, found)
    return REFUSED if found.is_refused else CLEAN


def plan_request(arguments: Namespace, request: Request) -> Plan:
    """Read the present state by the client of the service, and compare."""
    with closing(connect(arguments, request)) as client:
        # The client has its ids from the options, or else from the file.
        given = request.path or {}
        path = {name: value for name, value in given.items() if name not in client.path}
        query = request.query
        name, body = request.operation.name, request.payload
        return plan(client, name, path=path, query=query, body=body, ignore=())


def report(arguments: Namespace, found: Plan) -> str:
    """Return the plan in the format of the arguments, what was filled in masked."""
    if arguments.format == "json":
        shown = mask_strings(found.as_dict(), arguments.filling.long_values)
        return json.dumps(shown, indent=2, ensure_ascii=False)
    colour = wants_colour(sys.stdout, os.environ)
    return "\n".join(
        paint(arguments.filling.mask(line), COLOURS.get(status, ""), colour=colour and bool(status))
        for status, line in marked_lines(found)
    )


def write_completed(path: str, request: Request, written: Any, found: Plan) -> None:
    """Write the file as it was, with the present values, and report what was filled in."""
    is_wrapped = bool(request.prefix)
    payload = written[BODY] if is_wrapped else written
    reading = protocols.read(request.operation, payload)
    done = complete(request.operation, reading.payload if reading.written else payload, found)
    content = {**written, BODY: done.payload} if is_wrapped else done.payload
    try:
        with open(path, "x", encoding="utf-8") as file:
            json.dump(content, file, indent=2, ensure_ascii=False)
            file.write("\n")
    except OSError as error:
        raise UsageError(f"cannot write the file of --complete ({error.strerror})") from None
    for entry in done.left:
        complain(f"left out {entry_words(entry._replace(why=None))}; the docs do not allow it")
    places = ", ".join(entry.place for entry in done.filled) or "nothing"
    complain(f"filled in {places}")


def complain(words: str) -> None:
    """Write a line about the file to the standard error."""
    sys.stderr.write(f"vpn-preflight plan: {printable(words)}\n")
