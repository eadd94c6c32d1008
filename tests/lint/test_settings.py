"""The settings: where they are found, what they say, and what is said of a wrong one."""

import os
from pathlib import Path

import pytest

from vpn_preflight.lint.settings import Project, Settings, SettingsError, override


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    """Nothing selected means all, nothing is ignored, errors fail the run."""
    assert Settings() == Project({}).of_folder(str(tmp_path))


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("vpn-preflight.toml", ""),
        ("pyproject.toml", '[project]\nname = "x"\n[tool.vpn-preflight]\n'),
    ],
)
def test_every_setting(tmp_path: Path, name: str, head: str) -> None:
    """Of both files; the root is the folder of the file."""
    text = """
        select = ["VFS", "VFA001"]
        ignore = ["VFP"]
        include = ["*.yaml"]
        exclude = ["old/"]
        placeholders = ["<<.*>>"]
        profile = "observed"
        fail-on = "warning"
        operation = "ModifyVpnConnEx"
        per-file-ignores = {"archive/**" = ["VFD"]}
        payloads = {"tunnels/**" = "ModifyVpnConnEx", "*.txt" = true}
        hosts = ["*.cloud.example"]
    """
    folder = write(tmp_path, name, head + text)
    expected = Settings(
        root=str(folder),
        select=("VFS", "VFA001"),
        ignore=("VFP",),
        per_file_ignores=(("archive/**", ("VFD",)),),
        payloads=(("tunnels/**", "ModifyVpnConnEx"), ("*.txt", None)),
        include=("*.yaml",),
        exclude=("old/",),
        placeholders=("<<.*>>",),
        profile="observed",
        fail_on="warning",
        operation="ModifyVpnConnEx",
        is_default=True,
        hosts=("*.cloud.example",),
        file=os.path.relpath(folder / name),
    )
    assert expected == Project({}).of_folder(str(folder))


def test_the_closest_file_upwards_counts(tmp_path: Path) -> None:
    """A project file without our table is skipped, and our own file overrides one next to it."""
    write(tmp_path, "pyproject.toml", '[tool.vpn-preflight]\nignore = ["VFP"]\n')
    write(tmp_path / "a", "pyproject.toml", '[project]\nname = "vpn-preflight-like"\n')
    below = write(tmp_path / "a" / "b", "note.txt", "")
    assert ("VFP",) == Project({}).of_folder(str(below)).ignore
    write(tmp_path, "vpn-preflight.toml", 'ignore = ["VFD"]\n')
    assert (str(tmp_path), ("VFD",)) == (
        Project({}).of_folder(str(below)).root,
        Project({}).of_folder(str(below)).ignore,
    )


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ('ingore = ["VFS"]', ["ingore", "mean ignore"]),
        ("colour = 1", ["colour", "select, ignore, "]),
        ('ignore = "VFS"', ["ignore", '["...", "..."]']),
        ("ignore = [1]", ["ignore", '["...", "..."]']),
        ('ignore = ["XXX"]', ["ignore", "'XXX'"]),
        ('select = ["VFS999"]', ["select", "'VFS999'"]),
        ('placeholders = ["("]', ["placeholders", "regular expression"]),
        ('profile = "strict"', ["profile", "'strict'", "observed"]),
        ('fail-on = "info"', ["fail-on", "never"]),
        ('operation = "Modify"', ["operation", "KeystoneCreateUserTokenByPassword"]),
        ('per-file-ignores = ["VFS"]', ["per-file-ignores", '"archive/**" = ["VFP"]']),
        ('per-file-ignores = {"a" = "VFS"}', ["per-file-ignores", '["...", "..."]']),
        ('payloads = ["tunnels/**"]', ["payloads", '{"tunnels/**" = ']),
        ('payloads = {"a" = false}', ["payloads", "UpdateVpnUserGroup"]),
        ('hosts = "vpc.example"', ["hosts", '["...", "..."]']),
        ("ignore = [", ["TOML"]),
        ("profile = 1", ["profile", "observed"]),
        ("profile = []", ["profile", "observed"]),
        ("fail-on = []", ["fail-on", "never"]),
        ("operation = {}", ["operation", "KeystoneCreateUserTokenByPassword"]),
        ('ignore = ["VFR"]', ["ignore", "VFR", "exclude"]),
        ('per-file-ignores = {"*" = ["VFR004"]}', ["per-file-ignores", "VFR004", "exclude"]),
    ],
)
def test_a_wrong_setting_is_refused(tmp_path: Path, text: str, terms: list[str]) -> None:
    """The message names the file and the setting, and says what to use."""
    write(tmp_path, "vpn-preflight.toml", text)
    with pytest.raises(SettingsError) as raised:
        Project({}).of_folder(str(tmp_path))
    _, file, message = str(raised.value).rpartition(f"{tmp_path / 'vpn-preflight.toml'}")
    assert [True, *terms] == [bool(file), *(term for term in terms if term in message)]


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    """It says so."""
    (tmp_path / "vpn-preflight.toml").write_bytes(b'profile = "\xff"')
    with pytest.raises(SettingsError, match="UTF-8"):
        Project({}).of_folder(str(tmp_path))


def test_the_table_must_be_a_table(tmp_path: Path) -> None:
    """Another value in its place is refused."""
    write(tmp_path, "pyproject.toml", '[tool]\nvpn-preflight = "on"\n')
    with pytest.raises(SettingsError, match=r"\[tool\.vpn-preflight\]"):
        Project({}).of_folder(str(tmp_path))


def test_the_command_line_goes_before_the_files() -> None:
    """What was given replaces, what was not stays."""
    assert Settings(ignore=("VFA",), profile="observed") == override(
        Settings(ignore=("VFS",), profile="observed"), ignore=("VFA",), profile=None
    )


def test_the_settings_of_each_file(tmp_path: Path) -> None:
    """The closest file upwards from it counts, and the command line overrides each."""
    write(tmp_path, "vpn-preflight.toml", 'ignore = ["VFP"]\nprofile = "observed"\n')
    below = write(tmp_path / "a", "vpn-preflight.toml", 'ignore = ["VFD"]\n')
    project = Project({"fail_on": "never"})
    paths = (tmp_path / "x.json", below, below / "b" / "x.json")
    assert [("VFP",), ("VFD",), ("VFD",)] == [project.at(str(path)).ignore for path in paths]
    assert {"never"} == {project.at(str(path)).fail_on for path in paths}


def test_a_settings_file_that_is_named_is_the_only_one(tmp_path: Path) -> None:
    """For every file, wherever it is; its patterns are relative to its own folder."""
    write(tmp_path / "a", "vpn-preflight.toml", 'ignore = ["VFD"]\n')
    write(tmp_path / "b", "my.toml", 'ignore = ["VFP"]\n')
    found = Project({}, str(tmp_path / "b" / "my.toml")).at(str(tmp_path / "a" / "x.json"))
    assert (("VFP",), str(tmp_path / "b")) == (found.ignore, found.root)


@pytest.mark.parametrize("text", [None, "[project]\n", "x = ["])
def test_a_settings_file_that_is_named_must_have_settings(tmp_path: Path, text: str | None) -> None:
    """A missing one, one without our table, and one that is not TOML are refused."""
    path = tmp_path / "pyproject.toml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(SettingsError, match=r"pyproject\.toml"):
        Project({}, str(path))


def test_isolated_files_have_no_settings(tmp_path: Path) -> None:
    """None but those of the command line."""
    write(tmp_path, "vpn-preflight.toml", 'ignore = ["VFP"]\n')
    found = Project({"profile": "observed"}, is_isolated=True).at(str(tmp_path))
    assert Settings(profile="observed") == found
