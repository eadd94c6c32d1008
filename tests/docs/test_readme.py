"""What the READMEs and the pages of docs/ show is what happens."""

import ast
import inspect
import json
import os
import re
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import yaml
from handmade import COMMON, HOST, KEYS, URL, put, refused, signed, url

from cloud_vpn import huawei_vpn, tencent_vpc, tencent_vpc_v3
from cloud_vpn.tencent_vpc import IKESet, PayloadError, TencentVpc
from vpn_preflight import contract
from vpn_preflight.cli.program import build_parser
from vpn_preflight.emulator import Emulator
from vpn_preflight.emulator.server import run as serve
from vpn_preflight.emulator.transport import transport
from vpn_preflight.lint.files import SKIPPED, SUFFIXES

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
COMMAND_LINE, PYTHON = "docs/command-line.md", "docs/python.md"
PAGES = (*READMES, COMMAND_LINE, PYTHON, "docs/emulator.md", "docs/editors.md")
HOST_SIGNED = "vpn.ap-southeast-1.myhuaweicloud.com"


def read(page: str) -> str:
    """Return the content of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    """Return the code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", read(page), re.DOTALL | re.MULTILINE)


def commands(page: str) -> list[tuple[str, str]]:
    """Return each command of a page, and what is shown below it."""
    shown = "".join(blocks(page, "console"))
    return re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", shown, re.MULTILINE)


def files(page: str) -> dict[str, str]:
    """Return the files that a page shows: with `cat`, or behind a line that ends in their name."""
    shown = {
        command.split()[1]: text for command, text in commands(page) if command.startswith("cat ")
    }
    named = re.findall(
        r"`([\w.-]+)`:\n\n```(?:json|yaml)\n(.*?)^```$", read(page), re.DOTALL | re.MULTILINE
    )
    return shown | dict(named)


def matches(shown: str, printed: str) -> bool:
    """Compare an output with what is shown; `…` is for what is omitted, alone for whole lines."""
    lines = re.escape(shown).replace("…\\\n", "…\n")
    pattern = re.sub(r"^…\n", "(?:.*\n)*?", lines, flags=re.MULTILINE).replace("…", ".*")
    return re.fullmatch(pattern, printed) is not None


def runnable() -> list[tuple[str, str, str]]:
    """Return the commands of all pages that end by themselves, each with its page and output."""
    return [
        (page, command.rpartition("&& ")[2], shown)
        for page in PAGES
        for command, shown in commands(page)
        if "vpn-preflight" in command and "emulate" not in command
    ]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder where commands run, with the captured requests of the pages and their keys."""
    program = tmp_path / "bin" / "vpn-preflight"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vpn_preflight "$@"\n')
    program.chmod(0o755)
    for name, value in (KEYS | {"PATH": f"{program.parent}:{os.environ['PATH']}"}).items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "work"
    folder.mkdir()
    form = url(signed("GET", HOST, COMMON | {"Timestamp": str(int(time.time()))}))
    message = put(host=HOST_SIGNED)
    written = {
        "tunnel.curl": f"curl {URL} --data '{form.partition('?')[2]}'\n",
        "group.http": message,
        "answer.json": refused(message, host=f"{HOST_SIGNED}:443"),
    }
    write(folder, written)
    return folder


def write(folder: Path, written: dict[str, str]) -> None:
    """Write files into a folder."""
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")


def run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command line, with its errors in its output, and as if no make had started it."""
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env={name: text for name, text in os.environ.items() if name != "MAKEFLAGS"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def emulator(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve what the pages call "$EMULATOR", with its keys in the environment."""
    fake = Emulator()
    with serve(fake) as url:
        monkeypatch.setenv("EMULATOR", url)
        monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", fake.credentials.access_key)
        monkeypatch.setenv("TENCENTCLOUD_SECRET_KEY", fake.credentials.secret_key)
        yield


@pytest.mark.parametrize(("page", "command", "shown"), runnable())
def test_each_command_prints_what_is_shown(
    shell: Path, page: str, command: str, shown: str, request: pytest.FixtureRequest
) -> None:
    """Of the files of the page, or of the requests that the text describes."""
    if "$EMULATOR" in command:
        request.getfixturevalue("emulator")
    write(shell, files(page))
    printed = run(shell, command).stdout
    assert matches(shown, printed), printed


@pytest.mark.parametrize("page", PAGES)
def test_each_command_in_the_text_succeeds(shell: Path, page: str) -> None:
    """Those that only print: explain, rules, schema, and the completion."""
    only_print = r"`(vpn-preflight (?:explain|rules|schema|--print-completion)\b[^`]*)`"
    found = re.findall(only_print, read(page))
    assert [] == [command for command in found if run(shell, command).returncode]


@pytest.mark.parametrize("page", PAGES)
def test_each_option_exists(page: str) -> None:
    """A page names no option that no command has."""
    parser = build_parser()
    (choices,) = [action.choices for action in parser._actions if action.choices and action.nargs]
    parsers = [parser, *choices.values()]
    known = {option for one in parsers for option in one._option_string_actions}
    assert set() == set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", read(page))) - known


@pytest.mark.parametrize("page", PAGES)
def test_each_link_leads_somewhere(page: str) -> None:
    """To a file, and to a heading in it."""
    links = re.findall(r"\]\((?!http)([^)#]*)(?:#([^)]*))?\)", read(page))
    for path, heading in links:
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), path
        found = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        assert not heading or heading in [one.lower().replace(" ", "-") for one in found]


@pytest.mark.parametrize("page", READMES)
def test_a_readme_is_short(page: str) -> None:
    """It has at most 130 lines, of at most 100 columns."""
    lines = read(page).splitlines()
    columns = [sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in lines]
    assert len(lines) <= 130
    assert [] == [line for line, width in zip(lines, columns, strict=True) if width > 100]


@pytest.mark.parametrize("language", ["console", "python", "json", "text"])
def test_both_readmes_show_the_same(language: str) -> None:
    """The Chinese README has the commands, outputs and programs of the English one."""
    assert blocks("README.md", language) == blocks("README.zh-CN.md", language)


def test_both_readmes_have_the_same_parts() -> None:
    """They have as many headings, links and names in the same order."""
    parts = [
        re.findall(r"^#+|\]\([^)]*\)|\(4300\)|`[A-Z]\w+`", read(page), re.MULTILINE)
        for page in READMES
    ]
    english, chinese = [[one for one in found if "README" not in one] for found in parts]
    assert english == chinese


@pytest.mark.parametrize("page", READMES)
def test_a_readme_has_each_call_and_the_first_ones_first(page: str) -> None:
    """Its table has the changes, those that the project was founded for first; a page has all."""
    first = re.findall(r"^\| `(\w+)`", read(page), re.MULTILINE)
    assert ["ModifyVpnConnEx", "UpdateVpnUserGroup", "ModifyVpnConnectionAttribute"] == first
    assert "(docs/python.md#calls)" in read(page)
    calls = read("docs/python.md")
    assert [] == [name for name in contract.operation_names() if f"`{name}`" not in calls]


@pytest.mark.parametrize("page", READMES)
def test_the_retired_host_is_reported_at_once(page: str) -> None:
    """Nobody should find out late that the public host is gone."""
    assert "4300" in "\n".join(read(page).splitlines()[:20])


@pytest.mark.parametrize("page", READMES)
def test_the_installation_is_what_make_does(page: str) -> None:
    """The target exists, and it makes the environment that is activated."""
    (command,) = [command for command, _ in commands(page) if "activate" in command]
    setup, activate, _ = command.split(" && ")
    plan = run(ROOT, f"{setup} --dry-run --always-make")
    assert (0, "make setup") == (plan.returncode, setup)
    folder = activate.removeprefix(". ").removesuffix("/bin/activate")
    assert f"-m venv --clear {folder}\n" in plan.stdout


@pytest.mark.parametrize("page", READMES)
def test_the_files_for_ci_work(shell: Path, page: str) -> None:
    """The hook exists; the commands pass clean payloads, fail others, and write the report."""
    (block,) = blocks(page, "yaml")
    hooks, steps, jobs = yaml.safe_load_all(block)
    (existing,) = yaml.safe_load(read(".pre-commit-hooks.yaml"))
    assert [existing["id"]] == [hook["id"] for hook in hooks["repos"][0]["hooks"]]
    lines = [[step["run"] for step in steps], jobs["lint"]["script"]]
    bad = files(page)["vpn.json"]
    (shell / "payloads").mkdir()
    for install, lint in lines:
        assert re.match(r"pipx? install git\+https://", install)
        write(shell / "payloads", {"vpn.json": bad.replace("GROUP14", "group14")})
        assert 0 == run(shell, lint).returncode
        write(shell / "payloads", {"vpn.json": bad})
        assert 1 == run(shell, lint).returncode
    report = jobs["lint"]["artifacts"]["reports"]["codequality"]
    assert "VFS004" in (shell / report).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", READMES)
def test_the_calls_arrive(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The program for both clouds, word for word, with the emulator in place of the network."""
    emulator = Emulator()
    keys, ids = emulator.credentials, emulator.ids
    environment = {
        **dict.fromkeys(("TENCENTCLOUD_SECRET_ID", "HUAWEICLOUD_SDK_AK"), keys.access_key),
        **dict.fromkeys(("TENCENTCLOUD_SECRET_KEY", "HUAWEICLOUD_SDK_SK"), keys.secret_key),
        "VPC_ENDPOINT": "https://vpc.localhost",
        "PRE_SHARED_KEY": "zanzibarine-zanzibarine",
        "PROJECT_ID": ids.project_id,
        "SERVER": ids.vpn_server_id,
        "GROUP": ids.group_id,
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for module, name in ((tencent_vpc, "TencentVpc"), (huawei_vpn, "HuaweiVpn")):
        client = partial(getattr(module, name), transport=transport(emulator))
        monkeypatch.setattr(module, name, client)
    exec(blocks(page, "python")[0], {})  # noqa: S102 - a program of ours
    arrived = [entry["operation"] for entry in emulator.journal.entries]
    assert ["ModifyVpnConnEx", "UpdateVpnUserGroup"] == arrived
    assert capsys.readouterr().out.strip().isdecimal()


PROGRAMS = [blocks("README.md", "python")[1], *blocks(PYTHON, "python")]


@pytest.mark.parametrize("number", range(len(PROGRAMS)))
def test_a_program_that_needs_no_cloud_runs_as_it_stands(shell: Path, number: int) -> None:
    """A test with the emulator in the process, keys and time."""
    subprocess.run([sys.executable, "-W", "error", "-c", PROGRAMS[number]], cwd=shell, check=True)


@pytest.mark.parametrize(
    "program", [*blocks("README.md", "python"), *blocks(PYTHON, "python")[1:4]]
)
def test_a_program_is_type_checked(program: str) -> None:
    """It stands, statement by statement, among the calls that mypy checks."""
    functions = ast.parse(read("tests/typing/api.py")).body
    checked = [statements(one.body) for one in functions if isinstance(one, ast.FunctionDef)]
    assert any(statements(ast.parse(program).body) in one for one in checked)


def statements(body: list[ast.stmt]) -> str:
    """Return a program without its imports, in one layout."""
    kept = [one for one in body if not isinstance(one, ast.Import | ast.ImportFrom)]
    return "\n".join(ast.unparse(one) for one in kept)


@pytest.mark.parametrize("page", [*READMES, PYTHON])
def test_each_argument_of_a_client_exists(page: str) -> None:
    """A page names no argument that no client, and no wait, has."""
    clients = (TencentVpc, tencent_vpc_v3.TencentVpcV3, huawei_vpn.HuaweiVpn)
    takes = (*clients, TencentVpc.wait)
    known = {name for one in takes for name in inspect.signature(one).parameters}
    found = set(re.findall(r"`(\w+)=[^`]*`", read(page))) - {"SSL_CERT_FILE"}
    assert set() == found - known


def test_the_error_is_real() -> None:
    """The refusal as shown is what the same slips raise."""
    wrong = IKESet(
        propo_encry_algorithm="aes-cbc-256",
        propo_authen_algorithm="sha",
        dh_group_name="GROUP14",  # type: ignore[arg-type]
        exchange_mode=None,  # type: ignore[arg-type]
    )
    with (
        TencentVpc(region="ap-guangzhou", secret_id="id", secret_key="key") as vpc,
        pytest.raises(PayloadError) as raised,
    ):
        vpc.modify_vpn_conn_ex(
            vpc_id="vpc-03vihbk9",
            vpn_gw_id="vpngw-kfldykuz",
            vpn_conn_id="vpnx-ol6bcqp0",
            user_gw_cidr_block=["10.100.2.0/33"],
            ike_set=[wrong],
        )
    assert blocks(PYTHON, "text")[0] == f"{raised.value}\n"


def test_the_first_line_of_the_emulator_is_real(shell: Path) -> None:
    """It has what is shown, and the rest is JSON as well."""
    ((command, shown),) = [one for one in commands("docs/emulator.md") if "emulate" in one[0]]
    with subprocess.Popen(
        [sys.executable, "-m", *command.replace("-", "_").split()],
        cwd=shell,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as emulator:
        assert emulator.stdout
        line = emulator.stdout.readline()
        emulator.terminate()
    assert matches(shown, line)
    assert "vpc-03vihbk9" == json.loads(line)["vpc_id"]


@pytest.mark.parametrize("name", ["group.json", "group.yaml"])
def test_the_files_for_groups_are_clean(shell: Path, name: str) -> None:
    """A request file, and a payload with a comment that quiets its finding."""
    write(shell, files(COMMAND_LINE))
    printed = run(shell, f"vpn-preflight lint {name}").stdout
    assert "1 document: no findings\n" == printed


def test_the_settings_are_read(shell: Path) -> None:
    """Each key of the example is a setting."""
    (table,) = blocks(COMMAND_LINE, "toml")
    write(shell, files(COMMAND_LINE) | {"pyproject.toml": table})
    assert 0 == run(shell, "vpn-preflight lint group.json").returncode


def test_the_files_of_a_folder_are_listed() -> None:
    """Every ending that a folder is searched for, and every folder that is skipped."""
    text = read(COMMAND_LINE)
    assert [] == [word for word in (*SUFFIXES, *SKIPPED) if f"`{word}`" not in text]
    assert [] == [word for word in SUFFIXES if f"`{word}`" not in read("docs/editors.md")]


def test_the_exit_codes_are_listed() -> None:
    """Also that 2 is for wrong usage, and for a file that cannot be read next to others."""
    assert re.search(r"\| 2 \| [^|]*usage[^|]*`VFR`", read(COMMAND_LINE))


@pytest.mark.parametrize(
    ("command", "words"), [("lint", ".json .yaml"), ("lint", "2 usage"), ("send", "JSON or YAML")]
)
def test_the_help_lists_what_is_read(shell: Path, command: str, words: str) -> None:
    """In the words of the page."""
    assert words in run(shell, f"vpn-preflight {command} --help").stdout
