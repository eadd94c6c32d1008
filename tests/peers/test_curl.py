"""curl itself: the options that it lists, and what it sends for a command line."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote

import pytest

from vpn_preflight.lint.capture import curl, curl_options
from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.json_text import UnreadableError

CURL = shutil.which("curl") or "curl"
# An option as `curl --help all` lists it: its letter, its name, and what it takes.
LISTED = re.compile(r" (?:-(.), |    ) ?--(?:no-)?([\w.-]+) ?([<\[].*[>\]] )?")
Seen = list[tuple[str, str, dict[str, str], str]]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run curl without any settings of its own."""
    return subprocess.run(
        [CURL, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "HOME": "/"},
    )


def test_every_option_is_known() -> None:
    """Each that this curl lists takes a value or none, and has its letter, as the table says."""
    listed = [
        found.groups()
        for line in run("--help", "all").stdout.splitlines()
        if (found := LISTED.match(line))
    ]
    assert len(listed) > 200
    assert [] == [
        name
        for letter, name, _ in listed
        if name not in curl_options.NAMES or (letter and curl_options.SHORT[letter] != name)
    ]
    assert [] == [
        name
        for _, name, value in listed
        if name != "help" and (name in curl_options.WITH_VALUE) != bool(value)
    ]


@pytest.mark.parametrize(
    "name", sorted(curl_options.NAMES - {"help", "manual", "version", "engine"})
)
def test_every_value_is_taken(name: str) -> None:
    """Where the table says so curl wants a value, as far as it knows the option."""
    said = run(f"--{name}").stderr
    if "is unknown" not in said and "does not support" not in said:
        assert (name in curl_options.WITH_VALUE) == ("requires parameter" in said)


@pytest.fixture(scope="module")
def service() -> Iterator[tuple[str, Seen]]:
    """A service that keeps what it is sent."""
    seen: Seen = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            """Keep the request, and answer nothing."""
            body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
            headers = {name.lower(): value for name, value in self.headers.items()}
            seen.append((self.command, self.path, headers, body))
            self.send_response(204)
            self.end_headers()

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = answer  # noqa: N815 - the names of the base class

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}", seen
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "line",
    [
        "HOST/a",
        "http://HOST/a?b=c#d -I",
        "-X DELETE HOST",
        "-sXPUT HOST -da",
        "HOST -d a --data-raw @b --data-binary c --data-ascii d",
        "HOST --json {} --json [] -d a --json b",
        "HOST -d a --json {}",
        "-G HOST -d a -d b=c",
        "-G HOST/?x -d a --data-urlencode 'b= &+'",
        "HOST --url-query 'a=b c' --url-query +d=%25",
        "HOST?x=y --url-query a=b -d c",
        "-G HOST -d a --url-query b=c",
        "-G -X PUT HOST -d a",
        (
            "HOST --data-urlencode 'é=é ~-._!*()/?@' --data-urlencode =a=b"
            " --data-urlencode 'a b' --data-urlencode @=x"
        ),
        "HOST --data-u a --DATA-RAW b --no-compressed",
        "HOST -H 'A: b' -H 'C;' -H 'D:' -H E --retry 1 --retry-delay 1 --max-time 9",
        "-d a HOST -: HOST/b -d c --next -X PUT HOST/c",
        "-d a HOST/b HOST/c --url HOST/d -- HOST/e",
        "-u a:b --proxy-header 'A: b' --oauth2-bearer x -b c=d -e http://e -A f HOST",
    ],
)
def test_what_curl_sends(line: str, service: tuple[str, Seen]) -> None:
    """Method, target, body and the headers that were asked for, of each request."""
    host, seen = service
    seen.clear()
    line = line.replace("HOST", host)
    done = run("-sS", *shlex.split(line))
    assert "" == done.stderr
    read = [raw for raw in curl.commands(f"curl {line}") if isinstance(raw, Raw)]
    assert len(seen) == len(read)
    for (method, target, headers, body), raw in zip(seen, read, strict=True):
        assert (method, body) == (raw.method, raw.body.text if raw.body else "")
        url = raw.url.text.partition("#")[0].removeprefix(f"http://{host}") or "/"
        url = url if url[0] == "/" else f"/{url}"
        added = raw.query.text if raw.query else ""
        # curl writes some escapes of a URL in small letters.
        assert unquote(target) == unquote(url + (added and ("&" if "?" in url else "?") + added))
        given = {name.text.lower(): value.text.strip() for name, value in raw.headers}
        assert given == {name: value for name, value in headers.items() if name in given}


@pytest.mark.parametrize(
    "line", ["--no-request x", "--da x", "--unknown", "-d", "-", "-sW", "--no-data"]
)
def test_what_curl_refuses(line: str) -> None:
    """An option that it does not take is none for us."""
    assert 0 != run(*line.split(), "http://127.0.0.1:1/").returncode
    found = list(curl.commands(f"curl https://vpc.api.qcloud.com/v2/index.php {line}"))
    assert [UnreadableError] == [type(one) for one in found]
