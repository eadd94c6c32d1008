"""Imports point one way, and the modules of the first start load nothing slow."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import cloud_vpn

LAYERS = Path(__file__).with_name("layers.ini")
# Each of these costs more than the whole budget of a start.
SLOW = {
    "attr",
    "attrs",
    "dataclasses",
    "importlib.resources",
    "httpx",
    "jsonschema",
    "pathlib",
    "stamina",
}
# What a start may load only when it is asked for something.
QUICK = ("contract", "finding", "redaction", "protocols", "engines", "rules", "checker")

# What only some calls need: those of asyncio, those that fail, those that are checked by a walk.
SELDOM = {"asyncio", "configparser", "difflib", "jsonschema", "stamina", "tenacity"}
# What the first call loads.
CALL = {"attr", "vpn_preflight.checker", "vpn_preflight.wire.call", "vpn_preflight.plan"}
KEYS = "region='ap-guangzhou', secret_id='i', secret_key='k'"
HUAWEI_KEYS = "region='ap-southeast-1', project_id='p', access_key='i', secret_key='k'"
CLIENTS = {
    "huawei_iam": "HuaweiIam(region='ap-southeast-1')",
    "huawei_vpn": f"HuaweiVpn({HUAWEI_KEYS})",
    "tencent_vpc": f"TencentVpc({KEYS})",
    "tencent_vpc_v3": f"TencentVpcV3({KEYS})",
}
CALLED = f"""
import httpx
from cloud_vpn.tencent_vpc import TencentVpc
answer = httpx.MockTransport(lambda request: httpx.Response(200, json=dict(code=0, data={{}})))
TencentVpc({KEYS}, transport=answer).modify_vpn_conn_ex(
    vpc_id="vpc-03vihbk9",
    vpn_gw_id="vpngw-kfldykuz",
    vpn_conn_id="vpnx-ol6bcqp0",
    user_gw_cidr_block=["10.100.2.0/24"],
)
"""

COUNT = """
import json, sys
before = set(sys.modules)
{code}
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def lint_imports(config: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter, away from any configuration but the given one."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as main; main()",
    ]
    command += ["--no-cache", "--no-logo", "--config", str(config)]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


def loaded_by(code: str) -> set[str]:
    """Return the modules that code adds to a bare start, which may hold some by itself."""
    command = [sys.executable, "-I", "-c", COUNT.format(code=code)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return set(json.loads(done.stdout))


def test_imports_point_one_way(tmp_path: Path) -> None:
    """No module imports one of a layer above its own, or beside it."""
    done = lint_imports(LAYERS, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Contracts: 3 kept, 0 broken." in done.stdout


def test_an_import_upwards_is_found(tmp_path: Path) -> None:
    """The linter of imports works: with the layers upside down it names an import."""
    text = LAYERS.read_text(encoding="utf-8").partition("\n\n[importlinter:contract:lint]")[0]
    head, layers = text.split("layers =\n")
    upside_down = "\n".join(reversed(layers.rstrip().splitlines()))
    config = tmp_path / "upside-down.ini"
    config.write_text(f"{head}layers =\n{upside_down}\n", encoding="utf-8")
    done = lint_imports(config, tmp_path)
    assert done.returncode == 1
    assert "vpn_preflight.contract -> cloud_vpn.contract" in done.stdout


def test_a_circle_is_found(tmp_path: Path) -> None:
    """The linter of imports works: two modules are a circle, also by an import in a function."""
    (tmp_path / "house").mkdir()
    for name, text in {
        "__init__": "",
        "kitchen": "import house.cellar",
        "cellar": "def f():\n    import house.kitchen",
    }.items():
        (tmp_path / "house" / f"{name}.py").write_text(text, encoding="utf-8")
    section = LAYERS.read_text(encoding="utf-8").partition("[importlinter:contract:lint-circle]")[2]
    text = f"[importlinter]\nroot_package = house\n[importlinter:contract:circle]{section}"
    (tmp_path / "house.ini").write_text(
        text.replace("vpn_preflight.lint", "house"), encoding="utf-8"
    )
    done = lint_imports(tmp_path / "house.ini", tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Contracts: 0 kept, 1 broken." in done.stdout


@pytest.mark.parametrize("module", QUICK)
def test_quick_modules_load_nothing_slow(module: str) -> None:
    """What a check starts with imports no library that costs more than the start itself."""
    loaded = loaded_by(f"import vpn_preflight.{module}")
    assert f"vpn_preflight.{module}" in loaded
    assert not loaded & SLOW


def test_slow_modules_are_seen() -> None:
    """The measure is awake: the wire loads what the check does not."""
    assert {"httpx", "logging"} <= loaded_by("import vpn_preflight.wire.call")


@pytest.mark.parametrize("service", CLIENTS)
def test_a_client_loads_nothing_that_a_call_may_not_need(service: str) -> None:
    """A program that imports a client waits for no model, no rule and no event loop."""
    loaded = loaded_by(f"import cloud_vpn.{service} as package; package.{CLIENTS[service]}")
    models = {name for name in loaded if name.startswith(f"cloud_vpn.{service}.models.")}
    assert set() == models | (loaded & (SELDOM | CALL))


def test_a_call_loads_what_it_needs_alone() -> None:
    """One that blocks and succeeds runs no event loop, and uses no model of another call."""
    loaded = loaded_by(CALLED)
    others = {name for name in loaded if ".models.describe_" in name}
    assert CALL - {"vpn_preflight.plan"} <= loaded
    assert set() == others | (loaded & (SELDOM | {"vpn_preflight.plan"}))


@pytest.mark.parametrize("service", CLIENTS)
def test_a_package_has_all_that_it_lists(service: str) -> None:
    """What is loaded later is there by name, and nothing else is."""
    for name in (f"cloud_vpn.{service}", f"cloud_vpn.{service}.models"):
        package = import_module(name)
        assert [] == [one for one in package.__all__ if not hasattr(package, one)]
        assert not hasattr(package, "Unheard")


@pytest.mark.parametrize("name", ["__init__.py", "contract/__init__.py"])
def test_packages_above_the_data_are_empty(name: str) -> None:
    """Reading the contract runs no code of the generated package."""
    assert (Path(cloud_vpn.__path__[0]) / name).read_bytes() == b""
