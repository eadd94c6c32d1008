"""The cost of a file grows with its size and no faster: what is counted is work, not time."""

import difflib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pygls.workspace import TextDocument

from vpn_preflight import contract
from vpn_preflight.finding import Finding
from vpn_preflight.lint import Run, Settings, mentions, suppressions
from vpn_preflight.lint.capture import curl, targets, unread
from vpn_preflight.lint.capture.body_files import BodyFiles
from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.spanned import Spanned
from vpn_preflight.lint.document import Document
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.files import File
from vpn_preflight.lint.suppressions import Comments
from vpn_preflight.lsp import open_file
from vpn_preflight.lsp.open_file import OpenFile
from vpn_preflight.protocols import form


@pytest.mark.parametrize("is_json", [False, True])
def test_many_bodies_of_one_command(is_json: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes before is not copied again for each that follows."""
    made = list[int]()
    monkeypatch.setattr(
        curl, "Spanned", lambda text, *places: made.append(len(text)) or Spanned(text, *places)
    )
    values = [
        Spanned("ab", [number, number], [number + 1, number + 1], number) for number in range(50)
    ]
    joined = curl.in_one([(value, "" if is_json else "&") for value in values])
    assert joined is not None
    assert ("ab" if is_json else "&ab") * 49 == joined.text[2:]
    assert (len(joined.text), [49, 49]) == (len(joined.starts), joined.starts[-2:])
    assert sum(made) < 300


def test_many_urls_of_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its options are read once for all of them."""
    made = []
    monkeypatch.setattr(
        curl, "request", lambda *given: made.append(given) or Raw("GET", given[0], [], None)
    )
    assert 50 == len(list(curl.commands("curl" + " x" * 50)))
    assert 1 == len(made)


class Options(list[tuple[str | None, Spanned]]):
    """The options of a command, which count how often they are searched from their end."""

    searches = 0

    def __reversed__(self) -> Iterator[tuple[str | None, Spanned]]:
        """Count, and search."""
        self.searches += 1
        return super().__reversed__()


def test_many_commands_on_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comments of a script are looked for once, however many targets its lines name."""
    scanned: list[int] = []
    comments = unread.COMMENT

    class Counted:
        """The pattern, with the length of each text that it was run over."""

        def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> object:
            scanned.append(min(end, len(text)) - start)
            return comments.search(text, start, end)

        def finditer(self, text: str) -> object:
            scanned.append(len(text))
            return comments.finditer(text)

    monkeypatch.setattr(unread, "COMMENT", Counted())
    url = "https://vpn.eu.myhuaweicloud.com/v5/p/p2c-vpn-gateways/vpn-servers/s/groups/g"
    one = f"curl -X PUT {url} -d x"
    text = f"{one} --next {one.removeprefix('curl ')} " * 50
    list(unread.mentions(text))
    assert sum(scanned) <= len(text)


def test_the_options_behind_many_urls() -> None:
    """They are searched a few times for all URLs, not for each."""
    urls = [Spanned("x", [number], [number + 1], number) for number in range(50)]
    given = Options(("url", url) for url in urls)
    assert 50 == len(list(curl.group_requests(urls[0], given, BodyFiles(), is_sure=True)))
    assert given.searches < 10


class Ranks(dict[int, int]):
    """The ranks of one list, which count how many places are asked for."""

    places = 0

    def __len__(self) -> int:
        """Count, and tell."""
        Ranks.places += super().__len__()
        return super().__len__()


def test_many_parameters_of_one_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is made once, not for each of its parameters."""
    index_ranks = form.index_ranks
    monkeypatch.setattr(
        form,
        "index_ranks",
        lambda places: {name: Ranks(found) for name, found in index_ranks(places).items()},
    )
    pairs = [(f"userGwCidrBlock.{index}", "10.0.0.0/8") for index in range(100)]
    payload, _ = form.unflatten(contract.operation("ModifyVpnConnEx"), pairs)
    assert (100, 100) == (len(payload["userGwCidrBlock"]), Ranks.places)


class Code(str):
    """A code that counts how often it is compared."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        """Count, and compare."""
        Code.compared += 1
        return str.__eq__(self, other)

    __hash__ = str.__hash__

    def startswith(self, *given: Any) -> bool:
        """Count, and compare."""
        Code.compared += 1
        return str.startswith(self, *given)


def test_many_codes_of_one_comment() -> None:
    """A line with many findings and a comment with many codes is not the product of both."""
    text = f"user_group: {{}} # vpn-preflight: ignore[{','.join(['VFS003'] * 100)}]\n"
    (document,) = documents("a.yaml", text.encode())
    assert isinstance(document, Document)
    comments = Comments(document)
    comments.by_place = {(line, Code(code)): one for (line, code), one in comments.by_place.items()}
    Code.compared = 0
    for _ in range(100):
        comments.quieting(Finding(Code("VFS007"), "n", "error", "m", "", None, line=1))
    assert 100 == len(list(comments.unused_findings()))
    assert Code.compared < 1000


def test_many_lines_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is looked through once for what a payload has."""
    opened = []
    monkeypatch.setattr(
        mentions, "mentions", lambda content, *, is_sure: opened.append(content) or is_sure
    )
    path = tmp_path / "lines.ndjson"
    path.write_text("{\n" * 50)
    assert Run(Settings()).file(File(str(path), is_named=False, name="lines.ndjson")).passed_over
    assert 1 == len(opened)


@pytest.mark.parametrize(
    ("name", "text", "module", "counted"),
    [
        ("a.ndjson", "{\n" * 50, open_file, "mentions"),
        (
            "a.yaml",
            "user_group: {name: a} # vpn-preflight: ignore[VFS009] x\n---\n" * 50,
            suppressions,
            "suppressions",
        ),
    ],
)
def test_many_documents_in_an_editor(
    name: str, text: str, module: Any, counted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text is looked through once for what a payload has, and once for its comments."""
    calls, real = [], getattr(module, counted)
    monkeypatch.setattr(
        module, counted, lambda *given, **more: calls.append(given) or real(*given, **more)
    )
    assert OpenFile(TextDocument(f"file:///{name}", text)).examined is not None
    assert 1 == len(calls)


def test_the_separator_of_bodies() -> None:
    """Texts are joined by an ampersand, JSON by nothing."""
    (plain,), (typed,) = (
        list(curl.commands(f"curl http://x {option} a {option} b")) for option in ("-d", "--json")
    )
    assert isinstance(plain, Raw)
    assert isinstance(typed, Raw)
    assert ("a&b", "ab") == (plain.body and plain.body.text, typed.body and typed.body.text)


FORM = "Action=DescribeInstances&vpcId=vpc-1" + "&Filters.0.Values.0=x" * 50
JSON = json.dumps({"Action": "a", "items": [{"Name": "a"}] * 50})
USER_GROUP = '{"user_group": {}, ' + JSON[1:]


def archive(*bodies: str) -> bytes:
    """Write a HAR file of requests to others."""
    requests = [
        {"request": {"method": "POST", "url": "https://a.example/", "postData": {"text": body}}}
        for body in bodies
    ]
    return json.dumps({"log": {"entries": requests}}).encode()


@pytest.mark.parametrize("name", ["a.har", "a.sh", "a.http"])
def test_unrelated_forms(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scan puts each aside; none is cut into its parameters."""
    cut = []
    monkeypatch.setattr(targets, "pairs", lambda text, **_: cut.append(text) or [])
    text = {
        "a.har": archive(FORM),
        "a.sh": f"curl https://a.example -d '{FORM}'".encode(),
        "a.http": f"POST https://a.example/\n\n{FORM}".encode(),
    }[name]
    assert [] == list(documents(name, text))
    assert [] == cut


@pytest.mark.parametrize(("expected", "body"), [(0, FORM), (0, JSON), (1, USER_GROUP)])
def test_unrelated_bodies(expected: int, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON is read only where it names what a call requires, and once however often it is sent."""
    targets.json_value.cache_clear()
    read = []
    decoder = SimpleNamespace(decode=lambda text: read.append(text) or {})
    monkeypatch.setattr(targets, "DECODER", decoder)
    assert [] == list(documents("a.har", archive(*[body] * 20)))
    assert expected == len(read)


def test_a_body_for_many_urls(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is that of one body, however many URLs it goes to."""
    targets.names.cache_clear()
    cut = []
    monkeypatch.setattr(targets, "pairs", lambda text, **_: cut.append(text) or [])
    urls = " ".join(f"https://x{index}.example.com/" for index in range(20))
    list(documents("a.sh", f"curl {urls} -d 'Action=ModifyVpnConnE&vpcId=a&vpnGwId=b'".encode()))
    list(documents("a.sh", f"curl {urls} -d 'Action=x&vpcId=a&vpnGwId=b'".encode()))
    # The query, which is empty, and the body of the second: the action of the first is enough.
    assert 2 == len(cut)


@pytest.mark.parametrize("name", ["userGwCidrBlock.0", "IKESet.0", "spdAcl", "x"])
def test_a_name_of_many_levels(
    name: str, monkeypatch: pytest.MonkeyPatch, check_text: Callable[..., list[Finding]]
) -> None:
    """Nothing that is so long is alike to a name of the contract, so it is compared with none."""
    compared, matcher = [], difflib.SequenceMatcher
    monkeypatch.setattr(
        difflib,
        "SequenceMatcher",
        lambda *given: compared.append(max(map(len, given[1:]))) or matcher(*given),
    )
    text = f"Action=ModifyVpnConnEx&vpcId=vpc-1&{name}{'.a' * 1000}=1&nmae=2"
    assert {"VFS002"} <= {finding.code for finding in check_text(text, name="a.txt")}
    assert max(compared, default=0) < 100
