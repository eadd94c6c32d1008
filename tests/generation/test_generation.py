"""`generated/` is generated from `openapi/`, byte for byte; a mistake in the input is reported."""

import filecmp
import importlib
import inspect
import os
import pkgutil
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_type_hints

import attrs
import pytest

from vpn_preflight import contract

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "openapi"
COMMITTED = ROOT / "generated" / "cloud_vpn"
CALLS = ("sync", "sync_detailed", "asyncio", "asyncio_detailed", "_get_kwargs")


# The whole tree.


def generate(output: Path, seed: str) -> Path:
    """Run the generator as `make generate` does, with other hashes, and only its own ruff."""
    command = [sys.executable, "openapi/codegen/generate.py", str(output)]
    subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "PATH": str(output.parent)},
        check=True,
    )
    return output


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generate everything anew."""
    return generate(tmp_path_factory.mktemp("fresh") / "cloud_vpn", "1")


def files(folder: Path) -> set[Path]:
    """List the files of a tree, but for what Python leaves behind."""
    return {
        path.relative_to(folder)
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def differences(wanted: Path, found: Path) -> dict[str, list[str]]:
    """Name the files that are missing, extra and different."""
    both = files(wanted) & files(found)
    named = {
        "missing": files(wanted) - both,
        "extra": files(found) - both,
        "different": {
            path for path in both if not filecmp.cmp(wanted / path, found / path, shallow=False)
        },
    }
    return {kind: sorted(map(str, paths)) for kind, paths in named.items() if paths}


def test_generated_is_up_to_date(fresh: Path) -> None:
    """What stands in `generated/` is what `make generate` writes."""
    assert differences(fresh, COMMITTED) == {}


def test_generation_is_repeatable(fresh: Path, tmp_path: Path) -> None:
    """A second run, with another order of hashes and over what was there, writes the same bytes."""
    output = tmp_path / "cloud_vpn"
    output.mkdir()
    (output / "left_over.py").touch()
    assert differences(fresh, generate(output, "2")) == {}


def test_differences_are_named(tmp_path: Path) -> None:
    """A file that is missing, extra or different in a byte is reported; compiled ones are not."""
    for name, text in {
        "a/same": "1",
        "a/changed": "1",
        "a/gone": "1",
        "b/same": "1",
        "b/changed": "2",
        "b/__pycache__/x": "1",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    expected = {"missing": ["gone"], "different": ["changed"]}
    assert expected == differences(tmp_path / "a", tmp_path / "b")
    assert differences(tmp_path / "b", tmp_path / "a") == {
        "extra": ["gone"],
        "different": ["changed"],
    }


# The generated operations.


def operation_modules() -> Iterator[ModuleType]:
    """Import every generated operation."""
    for service in sorted({operation.service for operation in contract.operations()}):
        package = importlib.import_module(f"cloud_vpn.{service}.api")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.ispkg:
                yield importlib.import_module(found.name)


MODULES = [pytest.param(module, id=module.__name__) for module in operation_modules()]


def operation_of(module: ModuleType) -> contract.Operation:
    """Find the operation of a module by its name."""
    spelt = module.__name__.rpartition(".")[2].replace("_", "")
    return next(
        contract.operation(name) for name in contract.operation_names() if name.lower() == spelt
    )


def test_generated_operations_are_the_operations() -> None:
    """Each operationId has one generated module, and there is no other."""
    assert sorted(each.name for each in contract.operations()) == sorted(
        operation_of(module).name for module in operation_modules()
    )


@pytest.mark.parametrize("module", MODULES)
def test_operation_is_sent_to_its_route(module: ModuleType) -> None:
    """A generated module has its operation's route, and stands in the package of its service."""
    operation = operation_of(module)
    assert f'"{operation.route}"' in inspect.getsource(module)
    assert module.__name__.startswith(f"cloud_vpn.{operation.service}.api.")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "module", [each for each in MODULES if operation_of(each.values[0]).media_type]
)
def test_no_body_is_any(module: ModuleType, call: str) -> None:
    """A body is the model of its operation with all fields, or a mapping; never just anything."""
    model, mapping = get_args(get_type_hints(getattr(module, call))["body"])
    operation = operation_of(module)
    assert mapping == Mapping[str, Any]
    assert model.__name__ == f"{operation.name}Request"
    assert len(operation.request.fields) == len(attrs.fields(model))


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "module", [each for each in MODULES if not operation_of(each.values[0]).media_type]
)
def test_a_call_without_a_body_takes_none(module: ModuleType, call: str) -> None:
    """An operation that has no body has no such argument."""
    assert "body" not in inspect.signature(getattr(module, call)).parameters


@pytest.mark.parametrize("call", CALLS[:4])
@pytest.mark.parametrize("module", MODULES)
def test_answer_is_one_model(module: ModuleType, call: str) -> None:
    """A call returns the model of a success, bare or in a response; a refusal is not returned."""
    returned = get_type_hints(getattr(module, call))["return"]
    (model,) = get_args(returned) or (returned,)
    assert model.__name__ == f"{operation_of(module).name}Response"


def test_query_parameters_are_arguments_of_the_facade() -> None:
    """A method of a client takes each parameter that its operation has after the URL's path."""
    facades = {"huawei_iam": "HuaweiIam", "huawei_vpn": "HuaweiVpn", "tencent_vpc": "TencentVpc"}
    facades["tencent_vpc_v3"] = "TencentVpcV3"
    for module in operation_modules():
        operation = operation_of(module)
        facade = getattr(
            importlib.import_module(f"cloud_vpn.{operation.service}"), facades[operation.service]
        )
        method = getattr(facade, module.__name__.rpartition(".")[2])
        assert (
            operation.query_parameters.fields.keys() <= inspect.signature(method).parameters.keys()
        )


def test_package_is_typed() -> None:
    """Type checkers read the annotations of the generated package."""
    assert (COMMITTED / "py.typed").is_file()


# A mistake stops the run.


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """Import the script, set to work on a copy of `openapi/`."""
    monkeypatch.syspath_prepend(str(SOURCE / "codegen"))
    module = importlib.import_module("generate")
    shutil.copytree(SOURCE, tmp_path / "openapi", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "HERE", tmp_path / "openapi" / "codegen")
    return module


def replace_first(path: Path, old: str, new: str) -> None:
    """Change the first such place of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_edits_apply(generator: ModuleType, tmp_path: Path) -> None:
    """Each edit is in the prepared templates, and our own templates lie over the generator's."""
    folder = generator.prepare_templates(tmp_path / "templates")
    for edit in tomllib.loads((SOURCE / "codegen" / "edits.toml").read_text(encoding="utf-8"))[
        "edit"
    ]:
        assert edit["new"] in (folder / edit["template"]).read_text(encoding="utf-8")
    for template in (SOURCE / "codegen" / "templates").iterdir():
        assert template.read_bytes() == (folder / template.name).read_bytes()


def test_a_moved_place_stops_the_run(generator: ModuleType, tmp_path: Path) -> None:
    """An edit that no longer fits the templates is reported, with how often it was found."""
    replace_first(
        generator.HERE / "edits.toml",
        'set transformed = source + ".to_dict()"',
        'set moved = source + ".to_dict()"',
    )
    with pytest.raises(SystemExit, match=r"model_property\.py\.jinja .*mapping.* 0 times"):
        generator.prepare_templates(tmp_path / "templates")


def test_a_place_found_twice_stops_the_run(generator: ModuleType, tmp_path: Path) -> None:
    """An edit that would hit two places is named, with how often it was found."""
    replace_first(
        generator.HERE / "edits.toml", 'old = "from ..types import UNSET, Unset"', 'old = "import"'
    )
    with pytest.raises(SystemExit, match=r"model\.py\.jinja .*plain\(\).* [0-9]+ times, not once"):
        generator.prepare_templates(tmp_path / "templates")


@pytest.mark.parametrize("tool", ["openapi-python-client", "ruff"])
def test_another_version_stops_the_run(
    generator: ModuleType, tool: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tool of another version than the pinned one is named before anything is deleted."""
    monkeypatch.setitem(generator.PINS, tool, "0.0.1")
    kept = tmp_path / "cloud_vpn" / "kept"
    kept.parent.mkdir()
    kept.touch()
    with pytest.raises(SystemExit, match=rf"{tool} is .* made with 0\.0\.1"):
        generator.generate(kept.parent)
    assert kept.exists()


def test_what_the_generator_leaves_out_stops_the_run(generator: ModuleType, tmp_path: Path) -> None:
    """A schema that the generator would drop with a warning is an error that names the document."""
    replace_first(
        generator.HERE.parent / HUAWEI, "\n  schemas:\n", "\n  schemas:\n    Stray: {type: array}\n"
    )
    with pytest.raises(SystemExit, match=r"huawei_vpn\.json: the generator failed(?s:.*)Stray"):
        generator.generate(tmp_path / "cloud_vpn")


def test_a_failed_run_leaves_the_tree_as_it_was(generator: ModuleType, tmp_path: Path) -> None:
    """When the generator fails, the previous output stays whole, with no remains next to it."""
    replace_first(
        generator.HERE.parent / HUAWEI, "\n  schemas:\n", "\n  schemas:\n    Stray: {type: array}\n"
    )
    kept = tmp_path / "generated" / "cloud_vpn" / "kept"
    kept.parent.mkdir(parents=True)
    kept.touch()
    with pytest.raises(SystemExit):
        generator.generate(kept.parent)
    assert [kept.parent] == list(kept.parent.parent.iterdir())
    assert kept.exists()


def test_a_refused_document_is_one_line_on_the_command_line(
    generator: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake in the contract ends the run with its file and place, not with a traceback."""
    replace_first(
        generator.HERE.parent / HUAWEI, "          minLength: 0\n", "          minItems: 0\n"
    )
    monkeypatch.setattr(sys, "argv", ["generate.py", str(generator.HERE / "unused")])
    with pytest.raises(SystemExit, match=r"^huawei_vpn\.yaml: \S+/description/minItems "):
        generator.main()


# A mistake in a document is named.


def refused(match: str) -> Any:
    """Expect a ContractError with these words."""
    return pytest.raises(importlib.import_module("compile_contract").ContractError, match=match)


HUAWEI = "huawei_vpn.yaml"
A_TIME = '"2024-06-17T09:48:27.548Z"'
A_REFERENCE = '$ref: "#/components/schemas/VpnUserGroup"'


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        pytest.param(
            A_TIME, "2024-06-17T09:48:27.548Z", r"user_group/created_at is a datetime", id="time"
        ),
        pytest.param(A_TIME, "2024-06-17", r"user_group/created_at is a date", id="date"),
        pytest.param(A_TIME, ".nan", r"user_group/created_at is a float", id="NaN"),
        pytest.param('"200":', "200:", r"put/responses/200 is a int", id="number as a name"),
    ],
)
def test_what_json_does_not_have_is_named(
    generator: ModuleType, old: str, new: str, place: str
) -> None:
    """A value that YAML reads as no JSON is an error with the file and the place."""
    replace_first(generator.HERE.parent / HUAWEI, old, new)
    with refused(rf"^huawei_vpn\.yaml: .*{place}.*quote it$"):
        generator.compile_contract(generator.HERE.parent)


def test_a_repeated_operation_id_is_named(generator: ModuleType) -> None:
    """Two operations of one name are an error with the name."""
    folder = generator.HERE.parent
    shutil.copy(folder / HUAWEI, folder / "second.yaml")
    with refused("UpdateVpnUserGroup"):
        generator.compile_contract(folder)


@pytest.mark.parametrize(
    "reference", ["#/components/schemas/Nobody", "#/components/securitySchemes/Token", "#/info"]
)
def test_an_unknown_reference_is_named(generator: ModuleType, reference: str) -> None:
    """A reference to what is no schema of the document is an error with the reference."""
    replace_first(generator.HERE.parent / HUAWEI, A_REFERENCE, f'$ref: "{reference}"')
    with refused(reference.removeprefix("#")):
        generator.compile_contract(generator.HERE.parent)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        pytest.param("\ninfo:", "\nx-info:", "info", id="no info"),
        pytest.param("minLength: 0", "minLength: none", "minLength", id="text for a number"),
        pytest.param("      operationId:", "      operation:", "operation", id="unknown member"),
    ],
)
def test_an_invalid_document_is_named(
    generator: ModuleType, old: str, new: str, place: str
) -> None:
    """A document that is no valid OpenAPI is an error with the file and the place."""
    replace_first(generator.HERE.parent / HUAWEI, old, new)
    with refused(rf"huawei_vpn\.yaml(?s:.*){place}"):
        generator.compile_contract(generator.HERE.parent)


ONE, END = '"200":', "\n      x-errors: []"


@pytest.mark.parametrize(
    ("expected", "edits"),
    [(0, {ONE: '"404":'}), (2, {ONE: '"200": &one', END: '\n        "201": *one' + END})],
    ids=["none", "two"],
)
def test_a_success_is_one(generator: ModuleType, expected: int, edits: dict[str, str]) -> None:
    """An operation without an answer of success, or with several, is an error with its name."""
    for old, new in edits.items():
        replace_first(generator.HERE.parent / HUAWEI, old, new)
    with refused(f"UpdateVpnUserGroup has {expected} answers of success"):
        generator.compile_contract(generator.HERE.parent)


@pytest.mark.parametrize(
    "text", ["openapi: 3.1.0\nopenapi: 3.1.0\n", "openapi: [\n"], ids=["key twice", "no YAML"]
)
def test_what_is_no_plain_yaml_is_named(generator: ModuleType, text: str) -> None:
    """A syntax error, or a key that stands twice, is an error with the file."""
    (generator.HERE.parent / HUAWEI).write_text(text, encoding="utf-8")
    with refused(r"huawei_vpn\.yaml"):
        generator.compile_contract(generator.HERE.parent)
