"""Only protocols, the emulator and the module of each service know a vendor or its parameters."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import vpn_preflight
from vpn_preflight import contract
from vpn_preflight.field import Field

ROOT = Path(vpn_preflight.__file__).parent
VENDORS = r"\w*(?:tencent|huawei|qcloud|keystone|koocli)\w*"
# Rooms that are about a vendor.
ROOMS = ("emulator/", "protocols/", *(f"wire/{service}.py" for service in contract.service_names()))
ALLOWED = {
    # A setting that has an option of the command line.
    ("cli/payload_file.py", "project_id"),
    ("cli/environment.py", "project_id"),
    # The summary of the rule about these two.
    ("rules/limits.py", "localAddress"),
    ("rules/limits.py", "localIdentity"),
}


def fields(field: Field) -> Iterator[str]:
    """Yield every name below a field of the contract."""
    for name, below in field.fields.items():
        yield name
        yield from fields(below)
    if field.items:
        yield from fields(field.items)


def parameters() -> set[str]:
    """List the vendors' names of fields, parameters, headers and settings, without plain words."""
    found: set[str] = set()
    for name in contract.operation_names():
        for part in ("request", "path_parameters", "query_parameters"):
            found |= set(fields(contract.part(name, part)))
    for service in map(contract.service, contract.service_names()):
        found |= {*service.common_parameters, *service.secret_headers, *service.settings}
        found |= {scheme.proof for scheme in service.schemes.values()}
    return {name for name in found if not re.fullmatch("[a-z]+", name)}


def words(pattern: str) -> re.Pattern[str]:
    """Match whole words; a name with dashes is one."""
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def is_export(node: ast.stmt) -> bool:
    """Return whether a statement lists the names that a module exports."""
    return isinstance(node, ast.Assign) and [
        getattr(target, "id", None) for target in node.targets
    ] == ["__all__"]


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module, without docstrings and exported names, with their lines."""
    tree = ast.parse(source)
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    exported = {id(inner) for node in tree.body if is_export(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documents | exported
        ):
            yield node.lineno, node.value


def known(name: str, source: str) -> Iterator[tuple[int, str]]:
    """Yield what a module knows of a vendor: its name anywhere, a parameter in its strings."""
    vendors, own = words(VENDORS), re.compile(words("|".join(map(re.escape, parameters()))).pattern)
    found = [
        (number, hit)
        for number, line in enumerate(source.split("\n"), 1)
        for hit in vendors.findall(line)
    ]
    found += [(number, hit) for number, text in texts(source) for hit in own.findall(text)]
    yield from ((number, hit) for number, hit in found if not {(name, hit), (name, "*")} & ALLOWED)


@pytest.mark.parametrize("room", ["cli", "lint", "rules", "redaction", "wire", "."])
def test_no_other_room_knows_a_vendor(room: str) -> None:
    """No vendor in code or comments, and no parameter in a string; the contract has them."""
    files = ROOT.glob("*.py") if room == "." else (ROOT / room).rglob("*.py")
    names = {file.relative_to(ROOT).as_posix(): file for file in files}
    found = {
        f"{name}:{number}": hit
        for name, file in names.items()
        if not name.startswith(ROOMS)
        for number, hit in known(name, file.read_text(encoding="utf-8"))
    }
    assert {} == found


def test_nothing_is_allowed_for_nothing() -> None:
    """Each exemption is needed."""
    for name, hit in ALLOWED:
        source = (ROOT / name).read_text(encoding="utf-8")
        assert hit == "*" or hit in source, (name, hit)


@pytest.mark.parametrize(
    "source",
    [
        "# Huawei's",
        "import huawei_iam",
        "x = 'Nonce'",
        "x = f'send {a} X-Auth-Token'",
        "x = {'IKESet': 1}",
    ],
)
def test_a_vendor_is_seen(source: str) -> None:
    """The test is awake: by name, by parameter and by header."""
    assert any(known("lint/x.py", source))
