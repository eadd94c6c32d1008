"""The command `lsp`."""

import sys
from argparse import Namespace

import pytest

from vpn_preflight.cli import lsp


def test_without_its_extra(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is one line about what to install, and wrong usage."""
    monkeypatch.delitem(sys.modules, "vpn_preflight.lsp.server", raising=False)
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "pygls.exceptions", None)
    assert 2 == lsp.run(Namespace())
    shown = capsys.readouterr().err
    assert (1, True) == (shown.count("\n"), "[lsp]" in shown)
