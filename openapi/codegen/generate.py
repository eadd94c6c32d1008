"""Regenerate `generated/`: the compiled contract, the schemas, and one client per service.

The generator has its own templates, some edited (`edits.toml`) or replaced (`templates/`).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import openapi_python_client
from compile_contract import ContractError, compile_contract, with_limits

HERE = Path(__file__).parent
# Both decide the bytes that are written.
PINS = {"openapi-python-client": "0.29.1", "ruff": "0.17.6"}
# Isolated, so that no surrounding settings decide the bytes either.
RUFF = "--isolated --no-cache --target-version py311 --line-length 120 --quiet"
SETTINGS = {
    "literal_enums": True,
    "post_hooks": [f"ruff check . --select F401,I,UP --fix-only {RUFF}", f"ruff format . {RUFF}"],
}
STAMP = "# Written by `make generate` from openapi/: change it there, not here.\n"


def main() -> None:
    """Read the command line and generate."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "output", type=Path, help="the folder of the package cloud_vpn, which is written anew"
    )
    try:
        generate(parser.parse_args().output)
    except ContractError as error:
        raise SystemExit(str(error)) from None


def generate(output: Path) -> None:
    """Write the package next to the folder, then swap the two: a failed run changes nothing."""
    refuse_other_versions()
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=output.parent, prefix=f".{output.name}-") as folder:
        fresh = Path(folder) / "fresh"
        write(fresh)
        if output.exists():
            output.rename(Path(folder) / "former")
        fresh.rename(output)


def write(output: Path) -> None:
    """Write the whole package into an empty folder."""
    files = compile_contract(HERE.parent)
    for name, text in {
        "__init__.py": "",
        "py.typed": "",
        "contract/__init__.py": "",
        "checks/__init__.py": "",
        **files,
    }.items():
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    format_checks(output / "checks")
    with tempfile.TemporaryDirectory() as folder:
        templates = prepare_templates(Path(folder) / "templates")
        write_changes(templates, json.loads(files["contract/operations.json"]))
        for document in sorted((output / "contract").glob("*.json")):
            if document.stem not in ("operations", "answers"):
                generate_client(document, output / document.stem, templates)


def format_checks(folder: Path) -> None:
    """Stamp the compiled checks, and format them as the generator formats its own."""
    for path in folder.glob("*.py"):
        path.write_text(STAMP + path.read_text(encoding="utf-8"), encoding="utf-8")
    subprocess.run(
        [Path(sys.executable).parent / "ruff", "format", folder, *RUFF.split()], check=True
    )


def refuse_other_versions() -> None:
    """Stop when a tool has another version than the pinned one, because its output would differ."""
    for name, wanted in PINS.items():
        if version(name) != wanted:
            raise SystemExit(
                f"{name} is {version(name)}, and generated/ is made with {wanted}: run make setup"
            )


def prepare_templates(folder: Path) -> Path:
    """Copy the generator's templates, apply the edits, and put ours over them."""
    shutil.copytree(Path(openapi_python_client.__file__).parent / "templates", folder)
    for edit in tomllib.loads((HERE / "edits.toml").read_text(encoding="utf-8"))["edit"]:
        path = folder / edit["template"]
        text = path.read_text(encoding="utf-8")
        if text.count(edit["old"]) != 1:
            raise SystemExit(
                f"edits.toml: {edit['template']} has the text of «{edit['why']}»"
                f" {text.count(edit['old'])} times, not once"
            )
        path.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
    shutil.copytree(HERE / "templates", folder, dirs_exist_ok=True)
    return folder


def write_changes(templates: Path, index: dict[str, Any]) -> None:
    """Pass the names of changes and of tasks to the templates, which see no annotations."""
    entries = index["operations"].items()
    changes = [name for name, entry in entries if entry["effect"] == "change"]
    tasks = [name for name, entry in entries if entry["task"]]
    lists = {"changes": changes, "tasks": tasks}
    text = "".join(f"{{% set {name} = {json.dumps(one)} %}}\n" for name, one in lists.items())
    (templates / "changes.jinja").write_text(text, encoding="utf-8")


def generate_client(document: Path, output: Path, templates: Path) -> None:
    """Run the generator for one service, and stamp what it wrote."""
    # The generator finds ruff by PATH.
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    }
    settings, source = (
        templates.with_name(f"{document.stem}{end}") for end in (".settings.json", ".json")
    )
    settings.write_text(
        json.dumps(SETTINGS | {"package_name_override": document.stem}), encoding="utf-8"
    )
    source.write_text(
        json.dumps(with_limits(json.loads(document.read_text(encoding="utf-8")))), encoding="utf-8"
    )
    places = {
        "--path": source,
        "--output-path": output,
        "--config": settings,
        "--custom-template-path": templates,
    }
    options = [str(word) for option in places.items() for word in option]
    command = [
        sys.executable,
        "-m",
        "openapi_python_client",
        "generate",
        "--meta",
        "none",
        "--fail-on-warning",
        *options,
    ]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{document.name}: the generator failed\n{done.stdout}{done.stderr}")
    for path in output.rglob("*.py"):
        path.write_text(STAMP + path.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
