"""The command `lint`."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from vpn_preflight.cli import fix
from vpn_preflight.cli import lint as command
from vpn_preflight.finding import JSON_FIELDS
from vpn_preflight.lint import files
from vpn_preflight.lint.reports import REPORTERS
from vpn_preflight.lint.settings import FAIL_ON, Settings

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_clean_files(run: Run, examples: Path) -> None:
    """All is well: one line, exit code 0."""
    found = run("lint", *sorted(path for path in (examples / "good").iterdir() if path.is_file()))
    assert (0, "12 documents in 10 files, 7 placeholders: no findings\n", "") == (
        found.returncode,
        found.stdout,
        found.stderr,
    )


def test_clean_files_as_json(run: Run, examples: Path) -> None:
    """An empty array."""
    found = run("lint", "--format", "json", examples / "good" / "tunnel.json")
    assert (0, "[]\n", "") == (found.returncode, found.stdout, found.stderr)


def test_an_error(run: Run, tmp_path: Path, examples: Path) -> None:
    """Findings go to the standard output, with the file from the working folder; exit code 1."""
    (tmp_path / "tunnel.json").write_bytes((examples / "bad" / "out_of_range.json").read_bytes())
    found = run("lint", "./tunnel.json", "--ignore", "VFP")
    first, *others = found.stdout.splitlines()
    expected = [
        '    ...KESet": [{"dhGroupName": "group14", "ikeSaLifetimeSeconds": 604801}]',
        " " * 67 + "^^^^^^",
        "    docs: IKE configuration details: IKESet.n.ikeSaLifetimeSeconds",
        "1 document: 1 error",
    ]
    assert (1, expected, "") == (found.returncode, others, found.stderr)
    assert first.startswith("tunnel.json:6:65: error VFS005 IKESet[0].ikeSaLifetimeSeconds: ")


def test_a_file_that_cannot_be_read_outweighs_an_error(run: Run, examples: Path) -> None:
    """Exit code 2, and the other files are checked all the same."""
    found = run(
        "lint",
        "missing.json",
        examples / "bad" / "out_of_range.json",
        examples / "bad" / "trailing_comma.json",
    )
    assert 2 == found.returncode
    assert ["VFS005", "VFR004", "VFR001"] == [
        line.split()[2] for line in found.stdout.splitlines() if ": error " in line
    ]


def test_findings_as_json(run: Run, tmp_path: Path, examples: Path) -> None:
    """One array over all files, each finding with exactly the promised members."""
    files = [examples / "bad" / name for name in ("unknown_member.json", "bad_map_key.json")]
    found = run("lint", "--ignore", "VFP", "--format", "json", *files)
    findings = json.loads(found.stdout)
    assert (1, "") == (found.returncode, found.stderr)
    names = [os.path.relpath(files[number], tmp_path) for number in (1, 1, 0)]
    assert names == [finding["file"] for finding in findings]
    assert {JSON_FIELDS} == {tuple(finding) for finding in findings}


@pytest.mark.parametrize("form", ["text", "json"])
def test_infos_are_shown_when_asked_for(run: Run, examples: Path, form: str) -> None:
    """An info is hidden, and does not change the exit code when it is shown."""
    path = examples / "good" / "tunnel_placeholders.json"
    hidden = run("lint", "--format", form, path)
    shown = run("lint", "--format", form, "--show-info", path)
    assert (0, 0) == (hidden.returncode, shown.returncode)
    assert (0, 5) == (hidden.stdout.count("VFS018"), shown.stdout.count("VFS018"))


def test_the_standard_input(run: Run) -> None:
    """A dash reads one document from the standard input, and stands for the file."""
    found = run("lint", "-", typed='{"user_group": {"name": ""}}')
    assert 1 == found.returncode
    assert found.stdout.startswith("-:1:25: error VFS007 ")


def test_the_operation_may_be_named(run: Run) -> None:
    """What cannot be told is asked for; what contradicts the file is refused."""
    assert 2 == run("lint", "-", typed="{}").returncode
    assert 1 == run("lint", "-", "--operation", "UpdateVpnUserGroup", typed="{}").returncode
    other = run(
        "lint",
        "-",
        "--operation",
        "ModifyVpnConnEx",
        typed='{"operation": "UpdateVpnUserGroup", "body": {}}',
    )
    assert 2 == other.returncode
    assert other.stdout.startswith("-:1:15: error VFR009 operation: ")


def test_a_profile(run: Run) -> None:
    """A disputed rule only warns under the profile observed."""
    typed = '{"user_group": {"description": "a b"}}'
    assert [1, 0] == [
        run("lint", "-", "--profile", name, typed=typed).returncode
        for name in ("document", "observed")
    ]


BAD = '{"user_group": {"name": ""}}'


def test_a_name_for_the_standard_input(run: Run) -> None:
    """The name stands in the findings, and its end tells the kind of file."""
    found = run("lint", "-", "--stdin-filename", "groups.ndjson", typed=f"\n{BAD}\n")
    assert 1 == found.returncode
    assert found.stdout.startswith("groups.ndjson:2:25: error VFS007 ")


def test_a_folder_without_payloads(run: Run, tmp_path: Path) -> None:
    """What is no payload is counted, and all is well."""
    (tmp_path / "package.json").write_text("{}")
    found = run("lint", ".")
    assert (0, "0 documents in 0 files, 1 file skipped: no findings\n", "") == (
        found.returncode,
        found.stdout,
        found.stderr,
    )


def test_several_reports_in_one_run(run: Run, tmp_path: Path) -> None:
    """A format goes to the file named after it, the one without a file to the standard output."""
    found = run(
        "lint",
        "-",
        "--format",
        "json",
        "--output",
        "a.json",
        "--format",
        "ndjson",
        "--output",
        "b",
        "--format",
        "github",
        typed=BAD,
    )
    assert (1, "") == (found.returncode, found.stderr)
    assert ["VFS007"] == [
        finding["code"] for finding in json.loads((tmp_path / "a.json").read_text())
    ]
    assert "VFS007" == json.loads((tmp_path / "b").read_text())["code"]
    assert found.stdout.startswith("::error ")


def test_an_output_without_a_format_is_text(run: Run, tmp_path: Path) -> None:
    """The file gets what the terminal would have got."""
    found = run("lint", "-", "--output", "report.txt", typed=BAD)
    assert (1, "", run("lint", "-", typed=BAD).stdout) == (
        found.returncode,
        found.stdout,
        (tmp_path / "report.txt").read_text(),
    )


@pytest.mark.parametrize(
    ("arguments", "option", "term"),
    [
        (["--format", "json", "--format", "text"], "--format", "--output FILE"),
        (["--output", "a", "--output", "b"], "--output", "--format"),
        (["--select", "VFX"], "--select", "'VFX'"),
        (["--ignore", "VFS,"], "--ignore", "''"),
        (["--ignore", "VFA,VFR001"], "--ignore", "VFR001"),
        (["--jobs", "0"], "--jobs", "1 to 999"),
        (["--fail-on", "info"], "--fail-on", "'info'"),
        (["--diff", "--format", "json"], "--diff", "--format"),
        (["--diff", "--output", "a"], "--diff", "--output"),
        (["--diff", "--statistics"], "--diff", "--statistics"),
        (["--statistics", "--format", "json"], "--statistics", "--format"),
        (["--output", "a", "--format", "json", "--output", "./a"], "--output", "one file"),
        (["--fix"], "--fix", "--diff"),
    ],
)
def test_options_that_make_no_sense(run: Run, arguments: list[str], option: str, term: str) -> None:
    """One line, exit code 2, and nothing is linted."""
    found = run("lint", "-", *arguments, typed=BAD)
    assert (2, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    _, _, words = found.stderr.partition(f": error: argument {option}: ")
    assert term in words


def test_an_output_that_cannot_be_written(run: Run) -> None:
    """It is named, and the other reports are written; exit code 2."""
    found = run(
        "lint",
        "-",
        "--format",
        "text",
        "--output",
        "missing/report.txt",
        "--format",
        "json",
        typed=BAD,
    )
    assert (2, 1) == (found.returncode, found.stderr.count("\n"))
    assert re.match(
        r"vpn-preflight lint: error: .*missing/report.txt .*No such file or directory\)\n",
        found.stderr,
    )
    assert ["VFS007"] == [finding["code"] for finding in json.loads(found.stdout)]


@pytest.mark.parametrize("argument", ["group.json", ".", "./*.json"])
def test_an_output_that_is_linted(run: Run, tmp_path: Path, argument: str) -> None:
    """It is refused, because the payload would be lost under the report; exit code 2."""
    (tmp_path / "group.json").write_text(BAD)
    found = run("lint", argument, "--format", "json", "--output", "group.json")
    assert (2, "", BAD) == (found.returncode, found.stdout, (tmp_path / "group.json").read_text())
    assert re.search(r"error: argument --output: (\./)?group\.json ", found.stderr)


def test_an_output_of_the_run_before(run: Run, tmp_path: Path) -> None:
    """It holds no payload, so it is written anew."""
    (tmp_path / "group.json").write_text(BAD)
    assert [1, 1] == [
        run("lint", ".", "--format", "json", "--output", "report.json").returncode for _ in range(2)
    ]


def test_an_output_that_is_closed(tmp_path: Path) -> None:
    """One line, exit code 2."""
    (tmp_path / "group.json").write_text(BAD)
    command = [
        sys.executable,
        "-c",
        f"import os, sys; os.close(1); os.execv({sys.executable!r}, sys.argv[1:])",
    ]
    command += [sys.executable, "-m", "vpn_preflight", "lint", "group.json"]
    found = subprocess.run(
        command, cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=60
    )
    assert (2, 1) == (found.returncode, found.stderr.count("\n"))
    assert re.match("vpn-preflight: .*standard output.*/dev/null", found.stderr)


def test_no_file_at_all(run: Run, tmp_path: Path) -> None:
    """An empty folder is clean, and it is said that nothing was looked at."""
    (tmp_path / "empty").mkdir()
    found = run("lint", "empty", "--format", "json")
    assert (0, "[]\n", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))


def test_the_settings_of_the_project(run: Run, tmp_path: Path) -> None:
    """They count from the working folder upwards; the command line goes before them."""
    (tmp_path / "pyproject.toml").write_text('[tool.vpn-preflight]\nignore = ["VFS007"]\n')
    assert 0 == run("lint", "-", typed=BAD).returncode
    assert 1 == run("lint", "-", "--ignore", "VFA", typed=BAD).returncode


def test_a_wrong_setting(run: Run, tmp_path: Path) -> None:
    """One line that names the file and what to write, exit code 2."""
    (tmp_path / "vpn-preflight.toml").write_text("ignroe = []\n")
    found = run("lint", "-", typed=BAD)
    assert (2, "") == (found.returncode, found.stdout)
    file = re.escape(f"{tmp_path}/vpn-preflight.toml")
    assert re.fullmatch(f"vpn-preflight lint: error: {file}: .*ignroe.*ignore.*\n", found.stderr)


def test_the_severity_at_which_it_fails(run: Run) -> None:
    """A warning fails when asked to, an error does not when asked not to."""
    warning = '{"user_group": {}}'
    assert [0, 1] == [
        run("lint", "-", "--fail-on", name, typed=warning).returncode
        for name in ("error", "warning")
    ]
    assert 0 == run("lint", "-", "--fail-on", "never", typed=BAD).returncode


def test_statistics(run: Run) -> None:
    """How often each rule was met, the most frequent first, in place of the findings."""
    found = run(
        "lint",
        "-",
        "--stdin-filename",
        "a.ndjson",
        "--statistics",
        typed=f'{BAD}\n{BAD}\n{{"user_group": {{"x": 1}}}}\n',
    )
    assert (1, ["2 VFS007 too-short", "1 VFS002 unknown-field"]) == (
        found.returncode,
        [" ".join(line.split()) for line in found.stdout.splitlines()[:2]],
    )


def test_the_same_bytes_twice(run: Run, examples: Path) -> None:
    """Linting a tree gives the same bytes each time, in one process or two, in a fixed order."""
    first, second, shared = (
        run("lint", examples, "--format", "ndjson", "--show-info", *more, PYTHONHASHSEED=seed)
        for seed, more in (("1", []), ("2", []), ("3", ["--jobs", "2"]))
    )
    assert first.stdout == second.stdout == shared.stdout
    findings = [json.loads(line) for line in first.stdout.splitlines()]
    places = [(f["file"], f["line"], f["column"], f["code"]) for f in findings]
    assert sorted(places) == places
    assert [] != places


def test_no_bar_in_a_pipe(run: Run, examples: Path) -> None:
    """The standard error stays empty."""
    assert "" == run("lint", examples / "good", examples / "bad").stderr


# More bytes than a pipe holds.
FULL = 2**16 + 1


def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    """At once and without a traceback, whatever their files are; a pipe is waited for."""
    pipes = [os.pipe() for _ in range(3)]
    readers, writers = zip(*pipes, strict=True)
    command = [sys.executable, "-m", "vpn_preflight", "lint", "--jobs", "2"]
    with subprocess.Popen(
        [*command, *(f"/dev/fd/{reader}" for reader in readers)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        pass_fds=readers,
    ) as process:
        # More than a pipe holds waits until somebody reads: both processes are at work then.
        for writer in writers[:2]:
            os.write(writer, b" " * FULL)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        for descriptor in (*readers, *writers):
            os.close(descriptor)
    assert (130, "", "") == (process.returncode, out, err)


def test_fix_writes_and_tells_what_is_left(run: Run, tmp_path: Path) -> None:
    """The file is fixed as far as it is safe, its mode and other lines stay, the rest is linted."""
    path = tmp_path / "group.yaml"
    path.write_text("user_group: # a comment\n  nmae: night shift\n")
    path.chmod(0o640)
    found = run("lint", "--fix", "group.yaml")
    assert (1, "group.yaml: 1 fixed\n") == (found.returncode, found.stderr)
    assert found.stdout.startswith("group.yaml:2:9: error VFS009 ")
    assert ("user_group: # a comment\n  name: night shift\n", 0o640) == (
        path.read_text(),
        path.stat().st_mode & 0o777,
    )
    assert [path] == [file for file in tmp_path.iterdir() if file.name != "home"]


def test_fix_follows_a_link(run: Run, tmp_path: Path) -> None:
    """What the link points at is written, and the link stays one."""
    (tmp_path / "real.json").write_text('{"user_group": {"nmae": "n"}}')
    (tmp_path / "link.json").symlink_to("real.json")
    assert 0 == run("lint", "--fix", "link.json").returncode
    assert ('{"user_group": {"name": "n"}}', True) == (
        (tmp_path / "real.json").read_text(),
        (tmp_path / "link.json").is_symlink(),
    )


def test_diff_writes_nothing(run: Run, tmp_path: Path) -> None:
    """What would change is printed, and exit code 1 tells that something would."""
    path = tmp_path / "group.json"
    path.write_text('{\n  "user_group": {"nmae": "n"}\n}\n')
    found = run("lint", "--diff", ".")
    expected = ["--- group.json", "+++ group.json", "@@ -1,3 +1,3 @@", " {"]
    expected += ['-  "user_group": {"nmae": "n"}', '+  "user_group": {"name": "n"}', " }"]
    assert (1, expected, "") == (found.returncode, found.stdout.splitlines(), found.stderr)
    assert "nmae" in path.read_text()


@pytest.mark.parametrize(
    ("name", "words"),
    [("missing.json", ":1:1: error VFR001 "), ("broken.yaml", ":1:14: error VFR011 ")],
)
def test_diff_of_what_cannot_be_read(run: Run, tmp_path: Path, name: str, words: str) -> None:
    """It is told on the standard error, exit code 2; what can be read is shown all the same."""
    (tmp_path / "broken.yaml").write_text("user_group: {no: 1}\n")
    (tmp_path / "group.json").write_text('{"user_group": {"nmae": "n"}}')
    found = run("lint", "--diff", name, "group.json")
    assert (2, True) == (found.returncode, "+++ group.json" in found.stdout)
    assert found.stderr.startswith(f"{name}{words}")


def test_diff_of_the_standard_input(run: Run) -> None:
    """It is read once."""
    found = run("lint", "--diff", "-", typed='{"user_group": 1,}')
    assert (2, "-:1:18: error VFR004 ") == (found.returncode, found.stderr[:21])


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Two folders with the same slip, one of them read-only, and a process without privileges."""
    is_root = os.geteuid() == 0
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        # Nobody may not look into the folders around the project, perhaps.
        monkeypatch.chdir(folder)
        made = [Path(folder, name) for name in ("mine", "others")]
        for path, mode in zip(made, (0o777, 0o555), strict=True):
            path.mkdir()
            (path / "group.json").write_text('{"user_group": {"nmae": "n"}}')
            if is_root:
                os.chown(path / "group.json", 65534, -1)
            path.chmod(mode)
        # Nobody may not load what the first fix loads.
        Path(folder, "first.json").write_text('{"user_group": {"nmae": "n"}}')
        assert fix.fix_files(files([f"{folder}/first.json"], Settings()), Settings())
        if is_root:
            os.seteuid(65534)
        yield made
        if is_root:
            os.seteuid(0)
        made[1].chmod(0o755)
        # Windows removes no folder in which a process works.
        monkeypatch.undo()


def test_fix_of_what_cannot_be_written(
    folders: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named, and the rest is put right."""
    mine, others = (os.path.relpath(path / "group.json") for path in folders)
    assert not fix.fix_files(files([others, mine], Settings()), Settings())
    first, second = capsys.readouterr().err.splitlines()
    assert re.fullmatch(f"{others}: .*Permission denied", first)
    assert f"{mine}: 1 fixed" == second
    assert [True, False] == ["nmae" in Path(path).read_text() for path in (others, mine)]


def test_diff_of_what_is_clean(run: Run, examples: Path) -> None:
    """Nothing, exit code 0."""
    found = run("lint", "--diff", examples / "good")
    assert (0, "", "") == (found.returncode, found.stdout, found.stderr)


def test_the_choices_are_those_of_the_linter() -> None:
    """They are listed in the command, so that a mistyped option need not wait for the linter."""
    assert (tuple(REPORTERS), FAIL_ON) == (command.FORMATS, command.FAIL_ON)
