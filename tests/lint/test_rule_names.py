"""Names of rules: accepted wherever codes are."""

import pytest

from vpn_preflight.checker import check, known_codes
from vpn_preflight.lint import Settings
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.pipeline import findings
from vpn_preflight.lint.settings import settings

GROUP = {"user_group": {"name": ""}}


@pytest.mark.parametrize("written", ["VFS004", "unlisted-value", "Unlisted-Value"])
def test_a_name_is_the_code_of_its_rule(written: str) -> None:
    """Whatever its case."""
    assert ("VFS004", "VFD") == known_codes([written, "VFD"])


@pytest.mark.parametrize("written", ["unlisted", "unlisted-values", ""])
def test_a_part_of_a_name_is_refused(written: str) -> None:
    """It may be a typo, which would switch nothing off."""
    with pytest.raises(ValueError, match="no rule"):
        known_codes([written])


def test_a_name_in_python() -> None:
    """The check ignores the rule."""
    (found,) = check("UpdateVpnUserGroup", GROUP)
    assert [] == check("UpdateVpnUserGroup", GROUP, ignore=[found.name])


def test_a_name_in_the_settings() -> None:
    """In each key that takes codes."""
    (found,) = check("UpdateVpnUserGroup", GROUP)
    table = {
        "select": [found.name],
        "ignore": [found.name],
        "per-file-ignores": {"a/**": [found.name]},
    }
    read = settings(table, "/x/vpn-preflight.toml")
    assert ((found.code,),) * 2 == (read.select, read.ignore)
    assert (("a/**", (found.code,)),) == read.per_file_ignores


def test_a_name_in_a_comment() -> None:
    """It ignores the rule, and is not reported as one without effect."""
    (found,) = check("UpdateVpnUserGroup", GROUP)
    text = f"user_group: {{name: ''}} # vpn-preflight: ignore[{found.name}] so\n"
    examined = list(findings(documents("a.yaml", text.encode()), Settings(show_info=True)))
    assert [] == [one for each in examined for one in each.findings]
