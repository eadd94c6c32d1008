"""Differences: what `--diff` prints is a patch that other programs take, and shows no secret."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight.lint import Settings
from vpn_preflight.lint.diff import Diff, diff
from vpn_preflight.lint.edits import apply_fixes

SECRET = "zanzibarine-zanzibarine"
HEAD = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"
KEY = f"preSharedKey: {SECRET}\n"
SLIP = "vpnConnNmae: x\n"
GROUP = '{\n\t"user_group": {\n\t\t"nmae": "n"\n\t}\n}'


def fixed(name: str, text: str) -> tuple[bytes, Diff]:
    """Fix a text, and return what it gives with the difference."""
    before = text.encode()
    after, count = apply_fixes(name, before, Settings())
    assert count
    made = diff(name, before, after, Settings())
    assert SECRET not in "\n".join(made.lines)
    return after, made


def patched(folder: Path, name: str, text: str, lines: list[str]) -> bytes:
    """Apply a difference as users do, without any fuzz."""
    path = folder / name
    path.write_bytes(text.encode())
    content = "".join(f"{line}\n" for line in lines).encode()
    command = ["/usr/bin/patch", "--quiet", "--binary", "--fuzz=0", "-p0"]
    subprocess.run(command, cwd=folder, input=content, check=True, timeout=30)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", f"{HEAD}{KEY}{SLIP}"),
        ("a.yaml", f"{HEAD}{SLIP}{KEY}"),
        ("a.yaml", f"{SLIP}{HEAD}{KEY}"),
        ("a.yaml", f"{KEY}{SLIP}{HEAD}"),
        ("a.yaml", f"{HEAD}{KEY}{SLIP}encryptAlgorithm: aes-256-cbc\n"),
        ("a.yaml", f"{HEAD}{SLIP}{KEY}spdAcl: []\nIKESet: [{{dhGroupName: GROUP14}}]\n"),
        ("a.yaml", f"{HEAD}{SLIP}# {SECRET}\nIKESet: [{{dhGroupName: GROUP14}}]\n"),
        ("a.yaml", f"{HEAD}preSharedKey: |\n  {SECRET}\n  {SECRET}\n{SLIP}# {SECRET}\n"),
        ("a.yaml", f"{HEAD}IKESet:\n  dhGroupName: group14\n  exchangeMode: main\n{KEY}"),
        ("a.yaml", f"{HEAD}{SLIP}{KEY}".replace("\n", "\r\n")),
        ("a.yaml", f"{HEAD}{KEY}{SLIP}".removesuffix("\n")),
        ("a.yaml", f"\ufeff{SLIP}{HEAD}"),
        ("a.json", GROUP),
        ("a b.json", f"{GROUP}\n"),
        ("a.ndjson", '\n{"user_group": {"nmae": "n"}}\n\n{"user_group": {"x": 1}}\n'),
        ("a.ndjson", '{\n{"user_group": {"name": "n"}}\n'.replace("name", "nmae")),
    ],
)  # fmt: skip
def test_patch_takes_a_difference(tmp_path: Path, name: str, text: str) -> None:
    """Its context ends before a masked line, and lines and their ends are unchanged."""
    after, made = fixed(name, text)
    assert made.can_apply
    assert "***" not in "\n".join(made.lines)
    assert after == patched(tmp_path, name, text, made.lines)


@given(
    st.lists(st.sampled_from([KEY, SLIP, f"# {SECRET}\n", "\n", "# \n", "vpcId: a\n"]), unique=True)
)
def test_context_and_secrets_in_any_order(lines: list[str]) -> None:
    """Whatever is next to a change, it still applies."""
    text = f"vpnGwId: b\nvpnConnId: c\nuserGwCidrBlock: [10.0.0.0/8]\n{''.join(lines)}x: 5\n"
    if SLIP in lines:
        _, made = fixed("a.yaml", text)
        assert (True, 1) == (made.can_apply, made.lines.count("+vpnConnName: x"))
        assert "***" not in "".join(made.lines)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", f"{HEAD}vpnConnNmae: x # {SECRET}\n"),
        ("a.json", f'{{"user_group": {{"nmae": "n", "x": "{SECRET}"}}}}\n'),
        ("a.json", '{"user_group": {"nmae": "n\u2028"}}\n'),
    ],
)
def test_a_change_next_to_a_secret_cannot_be_applied(name: str, text: str) -> None:
    """What changes is shown, and the difference says that it is not the whole line."""
    _, made = fixed(name, text)
    assert not made.can_apply
    assert 2 == len([line for line in made.lines[2:] if line[0] in "+-"])


def test_no_difference() -> None:
    """A file that stays as it is has none."""
    assert Diff([], can_apply=True) == diff("a.json", GROUP.encode(), GROUP.encode(), Settings())
