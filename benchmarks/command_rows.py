"""What a start, a file, a folder and an archive cost, as whole processes."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measure import Row, command, output, peak
from payloads import CLEAN, FIVE_ERRORS, OPERATION, write_files, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["AJV", "rows"]

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parent.parent
LINT = [BIN / "vpn-preflight", "lint"]
TABLES = [*LINT, "--select", "VFS,VFA", "--format", "ndjson"]
SCHEMA = ROOT / "generated" / "cloud_vpn" / "schemas" / f"{OPERATION}.json"
CHECK_JSONSCHEMA = [BIN / "check-jsonschema", "--schemafile", SCHEMA]
AJV = BIN.parent / "node" / "node_modules" / ".bin" / "ajv"
BARE = [sys.executable, "-c", "pass"]
FILES, LINES = 2000, 100_000
# Of a second archive, whose memory is that of the first one's tenth.
MANY, FEW = 100_000, 10_000
CLIENT = (
    "from cloud_vpn.tencent_vpc import TencentVpc;"
    " TencentVpc(region='ap-guangzhou', secret_id='id', secret_key='key')"
)
SCRIPT = """
import json, sys
from jsonschema import Draft202012Validator
validator = Draft202012Validator(json.load(open(sys.argv[1])))
for number, line in enumerate(open(sys.argv[2]), 1):
    for error in validator.iter_errors(json.loads(line)):
        print(number, error.json_path, error.message)
"""


def rows(folder: Path) -> Iterator[Row]:
    """Write the files, and yield the comparisons."""
    yield Row(
        *("import vpn_preflight.checker", "import httpx", 0.5),
        python("import vpn_preflight.checker"),
        python("import httpx"),
    )
    yield Row(
        *("import and construct a client", "import httpx; httpx.Client()", 1.2),
        python(CLIENT),
        python("import httpx; httpx.Client()"),
    )
    yield from of_one_file(folder)
    yield from of_a_folder(folder / "files")
    yield from of_an_archive(folder / "archive.ndjson")
    yield from of_memory(folder / "many.ndjson", folder / "few.ndjson")


def python(code: str) -> Any:
    """Return the clock of a small program."""
    return command([sys.executable, "-c", code], times=3)


def of_one_file(folder: Path) -> Iterator[Row]:
    """Yield the comparisons of one small file."""
    for name, made, bare, peer in (
        ("valid", CLEAN, 3.2, 1 / 6),
        ("invalid", FIVE_ERRORS, 9, 1 / 2.3),
    ):
        file = folder / f"{name}.json"
        file.write_text(json.dumps(made, indent=2), encoding="utf-8")
        yield Row(
            f"lint, one {name} file",
            "a bare Python",
            bare,
            command([*LINT, file], 3),
            command(BARE, 3),
        )
        theirs = [*CHECK_JSONSCHEMA, file]
        agree = same(
            lambda file=file: linted(file), lambda words=theirs: refused_by_check_jsonschema(words)
        )
        yield Row(
            f"lint, one {name} file",
            "check-jsonschema",
            peer,
            command([*LINT, file], 3),
            command(theirs, 3),
            agree,
        )


def of_a_folder(folder: Path) -> Iterator[Row]:
    """Yield the comparisons of many small files, half of them JSON and half YAML."""
    write_files(folder, FILES)
    what = f"lint, {FILES:,} small files"
    files = sorted(folder.iterdir())
    theirs = [*CHECK_JSONSCHEMA, *files]
    agree = same(lambda: linted(folder), lambda: refused_by_check_jsonschema(theirs))
    yield Row(what, "check-jsonschema", 1 / 4, command([*TABLES, folder]), command(theirs), agree)
    if AJV.exists():
        options = ["--spec=draft2020", "--strict=false", "--all-errors", "--errors=line"]
        theirs_too = [AJV, "validate", *options, "-s", SCHEMA, "-d", f"{folder}/*"]
        agree = same(lambda: linted(folder), lambda: refused_by_ajv(theirs_too, files))
        yield Row(what, "ajv-cli", 1 / 0.9, command([*TABLES, folder]), command(theirs_too), agree)


def of_an_archive(path: Path) -> Iterator[Row]:
    """Yield the comparisons of one file with a payload a line."""
    write_lines(path, LINES)
    what = f"lint, {LINES:,} lines of NDJSON"
    theirs = [sys.executable, "-c", SCRIPT, SCHEMA, path]
    agree = same(
        lambda: linted_lines(path),
        lambda: {int(line.split()[0]) for line in output(theirs).splitlines()},
    )
    yield Row(
        f"{what}, tables and ranges",
        "a script of json and jsonschema",
        1 / 4,
        command([*TABLES, path]),
        command(theirs),
        agree,
    )
    everything = [*LINT, "--show-info", "--format", "ndjson", path]
    yield Row(
        f"{what}, all rules",
        "tables and ranges alone",
        2.5,
        command(everything),
        command([*TABLES, path]),
    )


def of_memory(many: Path, few: Path) -> Iterator[Row]:
    """Yield the comparisons of the memory for many lines with that for few."""
    write_lines(many, MANY)
    write_lines(few, FEW)
    for name in ("text", "ndjson"):
        words = [*LINT, "--show-info", "--format", name]
        yield Row(
            f"lint, peak memory for {MANY:,} lines, {name}",
            f"for {FEW:,} lines",
            1.1,
            peak([*words, many]),
            peak([*words, few]),
        )


def same(ours: Any, theirs: Any) -> Any:
    """Return a comparison of what both sides refuse."""

    def agree() -> None:
        mine, other = ours(), theirs()
        assert mine == other, (
            f"{len(mine)} refused here, {len(other)} there: {sorted(mine ^ other)[:3]}"
        )

    return agree


def linted(place: Path) -> set[str]:
    """Return the names of the files with an error of the tables."""
    return {Path(found["file"]).name for found in errors(place)}


def linted_lines(place: Path) -> set[int]:
    """Return the lines with an error of the tables."""
    return {found["line"] for found in errors(place)}


def errors(place: Path) -> list[dict[str, Any]]:
    """Return the errors of the tables and the ranges."""
    found = [json.loads(line) for line in output([*TABLES, place]).splitlines()]
    return [one for one in found if one["severity"] == "error"]


def refused_by_check_jsonschema(words: list[Any]) -> set[str]:
    """Return the names of the files that check-jsonschema refuses."""
    report = json.loads(output([*words, "-o", "json"]))
    return {Path(error["filename"]).name for error in report["errors"]}


def refused_by_ajv(words: list[Any], files: list[Path]) -> set[str]:
    """Return the names of the files that ajv does not call valid."""
    valid = set(re.findall(r"(\w+\.\w+) valid$", output(words), re.MULTILINE))
    return {file.name for file in files} - valid
