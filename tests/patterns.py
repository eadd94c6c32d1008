"""Every regular expression of the tree, found where it is made: nobody keeps a list of them.

Run as a program it records the patterns that the source does not show, because they are assembled
at run time.
"""

import ast
import importlib
import json
import logging
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from functools import cache
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import vpn_preflight
from vpn_preflight import contract

ROOT = Path(vpn_preflight.__file__).parent
EXAMPLES = Path(__file__).parent / "examples"
TUNNEL = EXAMPLES / "good" / "tunnel.json"
REGION = "ap-southeast-1"
FULL = {"compile", "match", "fullmatch"}
SCANS = {"search", "finditer", "findall", "sub", "subn", "split"}


class Found(NamedTuple):
    """A pattern, the place that makes it, and whether strings are searched for it."""

    place: str
    pattern: re.Pattern[Any]
    is_searched: bool


class Site(NamedTuple):
    """A call of `re`; `name` is what the pattern is called, or the function around it."""

    module: str
    line: int
    end: int
    method: str
    argument: ast.expr
    flags: list[ast.expr]
    name: str

    @property
    def place(self) -> str:
        """Where it is, for a person."""
        return f"{self.module}:{self.line}"


@cache
def modules() -> dict[str, ModuleType]:
    """Import every module of ours."""
    names = [
        one.name
        for one in pkgutil.walk_packages([str(ROOT)], "vpn_preflight.")
        if not one.name.endswith("__main__")
    ]
    return {name: importlib.import_module(name) for name in names}


@cache
def tree(module: str) -> ast.Module:
    """Parse the source of a module."""
    return ast.parse(Path(str(modules()[module].__file__)).read_text())


def sites() -> Iterator[Site]:
    """Yield every call of `re` that takes a pattern."""
    for module in modules():
        for statement in tree(module).body:
            name = getattr(statement, "name", "") or next(
                (ast.unparse(one) for one in getattr(statement, "targets", ())), ""
            )
            for node in ast.walk(statement):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and ast.unparse(node.func.value) == "re"
                ):
                    method, rest = (
                        node.func.attr,
                        node.args[1:] if node.func.attr == "compile" else node.args[2:],
                    )
                    flags = (
                        [*rest, *(each.value for each in node.keywords)] if method in FULL else []
                    )
                    if method in FULL | SCANS:
                        yield Site(
                            module,
                            node.lineno,
                            node.end_lineno or 0,
                            method,
                            node.args[0],
                            flags,
                            name,
                        )


@cache
def searched() -> set[str]:
    """The names of patterns, and of functions that return one, that strings are searched for."""
    calls = [
        node
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call)
    ]
    methods = [
        call.func
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in SCANS
    ]
    return {ast.unparse(each.value).partition("(")[0].rpartition(".")[2] for each in methods}


def written(site: Site) -> Iterator[re.Pattern[Any]]:
    """Yield the pattern of a call, if the source alone says what it is."""
    names = vars(modules()[site.module])
    with suppress(NameError):
        argument, *flags = (
            eval(ast.unparse(each), dict(names))  # noqa: S307 - ours
            for each in [site.argument, *site.flags]
        )
        yield argument if isinstance(argument, re.Pattern) else re.compile(argument, *flags)


@cache
def recorded() -> list[tuple[str, int, re.Pattern[Any]]]:
    """Run much of the program, and return its assembled patterns with module and line."""
    done = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)
    return [
        (module, line, re.compile(text.encode("latin-1") if is_bytes else text, flags))
        for module, line, text, is_bytes, flags in json.loads(done.stdout.splitlines()[-1])
    ]


def is_searched(site: Site) -> bool:
    """Whether strings are searched for a call's pattern, by the call or under its name."""
    return site.name in searched() if site.method == "compile" else site.method in SCANS


def of_site(site: Site) -> list[re.Pattern[Any]]:
    """The patterns of a call: the one that is written there, else those that were seen there."""
    return list(written(site)) or [
        found
        for module, line, found in recorded()
        if module == site.module and site.line <= line <= site.end
    ]


def of_contract(facts: Any, place: str = "contract") -> Iterator[Found]:
    """Yield the patterns of the contract; strings are searched for them."""
    if isinstance(facts, dict):
        for name, value in facts.items():
            if name in {"pattern", "characters", "texts", "limit"} and isinstance(value, str):
                yield Found(place, re.compile(value), is_searched=True)
            yield from of_contract(value, f"{place}/{name}")
    elif isinstance(facts, list):
        for index, value in enumerate(facts):
            yield from of_contract(value, f"{place}/{index}")


def patterns() -> Iterator[Found]:
    """Yield every pattern once."""
    seen = set()
    made = (Found(one.place, each, is_searched(one)) for one in sites() for each in of_site(one))
    for found in (*made, *of_contract([contract.index(), contract.answers()])):
        if (found.pattern, found.is_searched) not in seen:
            seen.add((found.pattern, found.is_searched))
            yield found


def record() -> None:
    """Do what makes patterns, and print them."""
    found = set()
    compile_pattern = re._compile  # type: ignore[attr-defined] # not in the type stubs

    def recording(pattern: Any, flags: int) -> Any:
        made = compile_pattern(pattern, flags)
        caller: Any = sys._getframe(1)
        while caller.f_globals["__name__"].partition(".")[0] == "re":
            caller = caller.f_back
        if caller.f_globals["__name__"].startswith("vpn_preflight"):
            text = (
                made.pattern.decode("latin-1") if isinstance(made.pattern, bytes) else made.pattern
            )
            is_bytes = isinstance(made.pattern, bytes)
            found.add(
                (
                    caller.f_globals["__name__"],
                    caller.f_lineno,
                    text,
                    is_bytes,
                    made.flags & ~re.UNICODE,
                )
            )
        return made

    re._compile = recording  # type: ignore[attr-defined] # the same
    modules()
    with redirect_stdout(StringIO()):
        work()
    print(json.dumps(sorted(found)))  # noqa: T201 - for the test that started this


def work() -> None:
    """Lint every example, show a call, have each service refuse one, and mask secrets."""
    from cloud_vpn.huawei_vpn import HuaweiVpn  # noqa: PLC0415 - what runs is to be seen
    from cloud_vpn.tencent_vpc import TencentVpc  # noqa: PLC0415
    from vpn_preflight.cli.environment import Filling  # noqa: PLC0415
    from vpn_preflight.cli.program import main  # noqa: PLC0415
    from vpn_preflight.emulator import Emulator  # noqa: PLC0415
    from vpn_preflight.emulator.transport import transport  # noqa: PLC0415
    from vpn_preflight.lint.reports import is_report  # noqa: PLC0415
    from vpn_preflight.redaction import Secrets, mask_text  # noqa: PLC0415
    from vpn_preflight.wire.errors import ApiError  # noqa: PLC0415

    logging.getLogger("httpx").setLevel(logging.INFO)
    main(["lint", str(EXAMPLES)])
    main(["send", str(TUNNEL), "--dry-run", "--region", "gz"])
    is_report(b"")
    Filling(values=Secrets(["ab"])).mask("ab")
    mask_text("zanzibarine-zan", ["zanzibarine-zanzibarine"])
    emulator = Emulator()
    through, ids = {"region": REGION, "transport": transport(emulator)}, emulator.ids
    tunnel = {"vpc_id": ids.vpc_id, "vpn_gw_id": ids.vpn_gw_id, "vpn_conn_id": ids.vpn_conn_id}
    with suppress(ApiError):
        TencentVpc(secret_id="a", secret_key="b", **through).modify_vpn_conn_ex(
            **tunnel, user_gw_cidr_block=["10.0.0.0/8"]
        )
    with suppress(ApiError):
        client = HuaweiVpn(access_key="a", secret_key="b", project_id=ids.project_id, **through)
        client.update_vpn_user_group(ids.vpn_server_id, ids.group_id, user_group={"name": "a"})


if __name__ == "__main__":
    record()
