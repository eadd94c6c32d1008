"""No output of the linter shows a secret, wherever in a file it stands."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from vpn_preflight.cli import lint

Run = Callable[..., subprocess.CompletedProcess[str]]

SECRET = "zanzibarine-zanzibarine"
IDS = "vpcId: vpc-1\nvpnGwId: vpngw-1\nvpnConnId: vpnx-1"
TUNNELS = "https://vpc.api.qcloud.com/v2/index.php"
GROUP = "vpn.eu.myhuaweicloud.com/v5/p/p2c-vpn-gateways/vpn-servers/s/groups/g"
FILES = {
    "a.yaml": f"# {SECRET}\n{IDS}  # {SECRET}\npreSharedKye: {SECRET}\n"
    f"IKESet: {{dhGroupName: GROUP14, other: {SECRET}}}\n",
    "b.yaml": f"vpcId: [{SECRET}]\nvpnConnId: 5\npreSharedKey: &k |\n"
    f"  {SECRET}\n  {SECRET}\nx: *k\n",
    "c.yaml": f"{IDS}\npreSharedKey: {SECRET}: {SECRET}\n",
    "d.json": f'{{"vpcId": "a", "vpnGwId": "b", "vpnConnId": "c", "preSharedKey": "{SECRET}" "x"}}',
    "e.json": json.dumps(
        {"user_group": {"nmae": "n", "password": SECRET}, SECRET[:5]: {"x": SECRET}}
    ),
    "f.curl": f"curl -u {SECRET} '{TUNNELS}?Action=ModifyVpnConnEx&Signature={SECRET}"
    f"&preSharedKey={SECRET}&z={SECRET}'",
    "h.yaml": f"{IDS}\npreSharedKey: &{SECRET} {{{SECRET}: '${{X}}'}}\n"
    f"IKESet: [{{dhGroupName: &a # {SECRET}\n  GROUP14}}]\n",
    "i.curl": f"curl -X PUT https://a:{SECRET}@{GROUP} -d '{{}}'",
    "k.curl": f"curl --proxy-user u:{SECRET} --proxy-header 'Proxy-Authorization: {SECRET}' "
    f"--oauth2-bearer {SECRET} -b {SECRET} --retry-delay 5 -X PUT https://{GROUP} -d '{{}}'",
    "l.curl": f"curl --unknown {SECRET} -H @{SECRET} {TUNNELS} -d {SECRET}",
    "m.ps1": f"curl.exe {TUNNELS} `\n -d preSharedKey={SECRET}",
    "j.txt": f"{TUNNELS}?Action=ModifyVpnConnEx&preSharedKey=abc&{SECRET}&vpcId=1",
    "g.http": f"PUT {GROUP[GROUP.index('/') :]} HTTP/1.1\nAuthorization: {SECRET}\n\n"
    f'{{"user_group": {{"name": "a b", "pw": "{SECRET}"}}}}',
}


@pytest.mark.parametrize(
    "arguments",
    [
        *(["--show-info", "--format", name] for name in lint.FORMATS),
        ["--diff"],
        ["--fix"],
        ["--statistics"],
    ],
)
def test_no_output_shows_a_secret(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    """Not in findings, excerpts, reports, differences, nor beside them."""
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = run("lint", *arguments, *FILES)
    assert found.returncode in (1, 2)
    assert "" != found.stdout
    assert SECRET not in found.stdout + found.stderr
