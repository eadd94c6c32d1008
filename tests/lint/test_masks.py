"""Masks: what no excerpt, no finding and no difference shows, wherever in the text it stands."""

import json

import pytest

from vpn_preflight.finding import Finding
from vpn_preflight.lint import Settings, examine_document
from vpn_preflight.lint.differences import difference
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.fixes import fixed
from vpn_preflight.lint.run import shown

SECRET = "zanzibarine-zanzibarine"
HEAD = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1\nuserGwCidrBlock: [10.0.0.0/8]\n"
# Something to put right, so that there is a difference to show.
SLIP = "IKESet: [{dhGroupName: GROUP14}]\n"


def told(name: str, text: str) -> str:
    """All that is ever said of a text: findings and excerpts with infos, and the difference that its fixes make."""
    lines = list[str]()
    for read in documents(name, text.encode()):
        found = [read] if isinstance(read, Finding) else shown(examine_document(read, Settings()), Settings(show_info=True))
        lines += map(str, found)
    after, count = fixed(name, text.encode(), Settings())
    # A difference that shows nothing of what is put right would prove nothing.
    made = list(difference(name, text.encode(), after, Settings())) if count else []
    return "\n".join([*lines, *made])


@pytest.mark.parametrize(
    "text",
    [
        f"preSharedKey: &{SECRET} def\n",
        f"preSharedKey: &{SECRET}\n",
        f"preSharedKey: !!str &{SECRET} def\n",
        f"preSharedKey: !{SECRET} def\n",
        f"preSharedKey: &{SECRET}\n  a: b\n",
        f"preSharedKey: &{SECRET} [a]\n",
        f"? &{SECRET} preSharedKey\n: 5\n",
        f"preSharedKey: &{SECRET} abc\nvpnConnName: *{SECRET}\n",
        f"preSharedKye: &a # {SECRET}\n  def\n",
        f"preSharedKye: !!str # {SECRET}\n  # {SECRET}\n  &a def\n",
        f"preSharedKey: &a # {SECRET}\n  - def\n",
    ],
)
def test_what_stands_before_a_value_of_yaml(text: str) -> None:
    """Anchors, tags and comments there may be a secret that nobody put in quotes."""
    words = told("a.yaml", HEAD + SLIP + text)
    assert "VFS004" in words or "VFR" in words
    assert SECRET not in words
