"""No class shows a field in its repr, except those listed here, which never have a secret."""

import importlib
import inspect
import io
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import attrs
import pytest
import rich.console
import rich.pretty

import cloud_vpn
import vpn_preflight
from cloud_vpn.huawei_iam import AuthIdentity
from vpn_preflight import contract

SECRET = "quixotic"
# What may show, and why: a class that is not here shows nothing. `*` is every field.
FACTS = {
    # The contract, the rules, and what is promised to hold no value.
    **dict.fromkeys(["contract.Answer", "contract.Examples", "contract.Operation"], "*"),
    **dict.fromkeys(
        [f"service.{name}" for name in ("AnswerPlaces", "CommonParameter", "CredentialsPlace")], "*"
    ),
    **dict.fromkeys(
        [f"service.{name}" for name in ("ListedError", "PayloadMark", "PublicHost", "Regions")], "*"
    ),
    **dict.fromkeys([f"service.{name}" for name in ("SecurityScheme", "TokenPlace")], "*"),
    **dict.fromkeys(
        ["state.RefusedState", "state.StateSource", "state.TaskSource", "state.Unique"], "*"
    ),
    "cli.diagnosis.Check": "*",
    "finding.Finding": "*",
    "finding.Source": "*",
    "rules.rule.Rule": "*",
    "rules.rule.Remark": "*",
    "rules.rule.Check": "*",
    "rules.rule.Citation": "*",
    "compiled.Functions": "*",
    **dict.fromkeys(
        [
            f"annotations.{name}"
            for name in (
                *("Dispute", "Limit", "OtherShape", "Row", "Strongest"),
                *("UsualMaximum", "Verdict", "Weakness"),
            )
        ],
        "*",
    ),
    **dict.fromkeys(
        [
            f"annotations.{name}"
            for name in ("Instead", "Lacking", "NotWithRanges", "Pages", "UsedWhen", "UsualRange")
        ],
        "*",
    ),
    "rules.ranges.Range": "*",
    "lint.rule_pages.Example": "*",
    "lint.rule_pages.Page": "*",
    "lint.settings.Settings": "*",
    "lint.suppressions.Suppression": "*",
    # Places in a file, and lines that are masked already.
    **dict.fromkeys(["lint.diff.Change", "lint.diff.Diff", "lint.excerpt.Hidden"], "*"),
    "lint.result.Replacement": "*",
    "lint.result.Result": "*",
    "lint.result.Shown": "*",
    "protocols.comparison.Difference": "part",
    "protocols.message.Message": "method",
    # Numbers, names, ids and functions.
    "emulator.certificates.Identity": "*",
    "emulator.core.Service": "*",
    "emulator.messages.Answer": "status",
    "emulator.state.Credentials": "access_key account user",
    "emulator.state.Ids": "*",
    "wire.credentials.KeyNames": "*",
    "wire.credentials.Keys": "id",
    "wire.errors.Limit": "*",
    "wire.errors.RawAnswer": "status",
    "wire.gate.Checked": "operation origin call",
    "wire.values.Response": "status_code parsed",
    # Refused when a client is made, if they hold more than a host.
    **dict.fromkeys(
        (
            "wire.client.BaseClient",
            *(
                f"wire.{name}.Client"
                for name in ("huawei_iam", "huawei_vpn", "tencent_vpc", "tencent_vpc_v3")
            ),
            *(
                "huawei_iam.HuaweiIam",
                "huawei_iam.AsyncHuaweiIam",
                "huawei_vpn.HuaweiVpn",
                "huawei_vpn.AsyncHuaweiVpn",
            ),
            *("tencent_vpc.TencentVpc", "tencent_vpc.AsyncTencentVpc"),
            *("tencent_vpc_v3.TencentVpcV3", "tencent_vpc_v3.AsyncTencentVpcV3"),
        ),
        "region endpoint",
    ),
}
# The change that a reply answers, with its payload.
REMEMBERED = {"sent"}
# Reprs that classes of others gave them: parts of argparse, and a jar that keeps nothing.
OF_OTHERS = {
    *(
        "cli.completion.Completion",
        "cli.lint.Format",
        "cli.lint.Output",
        "cli.program.Parser",
        "cli.program.Version",
        "cli.delivery.Warnings",
    ),
    "wire.client.NoCookies",
}


class Word(str):
    """A text that has a name, as an operation has."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """Return the text."""
        return str(self)


def name_of(kind: type) -> str:
    """Name a class by its place in its package."""
    return f"{kind.__module__}.{kind.__qualname__}".partition(".")[2]


@cache
def classes() -> list[type]:
    """Find every class of both packages, those inside of others too."""
    found: dict[type, None] = {}
    for package in (vpn_preflight, cloud_vpn):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                found |= dict.fromkeys(within(importlib.import_module(module.name), module.name))
    return list(found)


def within(place: Any, module: str) -> Iterator[type]:
    """Yield the classes that a module, or a class, defines."""
    for value in vars(place).values():
        # A class of classes has fields of none.
        if inspect.isclass(value) and value.__module__ == module and not issubclass(value, type):
            yield value
            yield from within(value, module)


def is_model(kind: type) -> bool:
    """Tell a generated model."""
    return ".models." in kind.__module__ and kind.__module__.startswith("cloud_vpn.")


def fields(kind: type) -> list[str]:
    """List what an instance may hold."""
    if hasattr(kind, "_fields"):
        return list(kind._fields)
    if attrs.has(kind):
        return [field.name for field in attrs.fields(kind)]
    known = set(getattr(kind, "__dataclass_fields__", ())) | {
        name for one in kind.__mro__ for name in inspect.get_annotations(one)
    }
    # The settings of a client, which its constructor takes by their names.
    known |= set(getattr(kind, "defaults", ()))
    return sorted(
        known
        | {
            name
            for name in inspect.signature(kind.__init__).parameters
            if name not in {"self", "args", "kwargs"}
        }
    )


def filled(kind: type, values: dict[str, Any]) -> Any:
    """Make an instance of a class with these values, whatever the class would say to them."""
    if hasattr(kind, "_fields"):
        return tuple.__new__(kind, values.values())
    if issubclass(kind, frozenset | set | list | str):
        return kind(values.values()) if not issubclass(kind, str) else kind(SECRET)
    made = kind.__new__(kind)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


def has_repr_of_ours(kind: type) -> bool:
    """Return whether a class, or a library for it, defines a repr; others show no field."""
    written = next(one for one in kind.__mro__ if "__repr__" in vars(one))
    return written not in (object, BaseException) and name_of(kind) not in OF_OTHERS


def texts(value: Any) -> str:
    """Show a value as Python does, and as rich does, which looks into some classes by itself."""
    drawn = io.StringIO()
    rich.console.Console(file=drawn, width=10_000, color_system=None).print(
        rich.pretty.Pretty(value)
    )
    return repr(value) + str(value) + f"{value!r}" + drawn.getvalue()


def shown_fields(kind: type) -> set[str]:
    """Find the fields whose value shows."""
    values = {name: Word(f"{SECRET}-{index}-") for index, name in enumerate(fields(kind))}
    text = texts(filled(kind, values))
    return {name for name, value in values.items() if value in text} | (
        {"itself"} if SECRET in text and not values else set()
    )


def test_no_class_shows_what_may_hold_a_secret() -> None:
    """Every class of all modules shows nothing, or is listed above for a reason."""
    kinds = {
        name_of(kind): kind for kind in classes() if has_repr_of_ours(kind) and not is_model(kind)
    }
    found = {name: shown_fields(kind) - listed(name, kind) for name, kind in kinds.items()}
    assert {} == {name: fields for name, fields in found.items() if fields}
    assert set() == FACTS.keys() - kinds.keys()


def listed(name: str, kind: type) -> set[str]:
    """Return the fields that may show."""
    return set(fields(kind)) if FACTS.get(name) == "*" else set(FACTS.get(name, "").split())


def models() -> list[type]:
    """List the generated models."""
    return [kind for kind in classes() if is_model(kind) and attrs.has(kind)]


def secret_names() -> set[str]:
    """Name the fields that the contract marks as secrets, as Python writes them."""
    found = set()
    for name in contract.operation_names():
        for schema in (
            contract.operation(name).request.node,
            contract.operation(name).response.node,
        ):
            found |= set(passwords(schema))
    return {re.sub("(?<=[a-z])(?=[A-Z])", "_", name).lower() for name in found}


def passwords(schema: Any, name: str = "") -> Iterator[str]:
    """Yield the names of the secrets in a schema."""
    if schema.get("format") == "password":
        yield name
    for inner, known in schema.get("properties", {}).items():
        yield from passwords(known, inner)
    if "items" in schema:
        yield from passwords(schema["items"], name)


def holds_a_model(field: Any) -> bool:
    """Tell a field whose documented value is an object, or a list of them."""
    names = {kind.__name__ for kind in models()}
    return bool(names & set(re.findall(r"\w+", str(field.type)))) or str(field.type).startswith(
        "dict"
    )


@pytest.mark.parametrize("kind", models(), ids=lambda kind: kind.__name__)
def test_a_model_shows_what_the_contract_lets_it_show(kind: type) -> None:
    """A string is shown where the contract has one that is not secret, and nowhere else."""
    hidden = secret_names() | REMEMBERED
    may = {field.name for field in attrs.fields(kind) if not holds_a_model(field)} - hidden
    assert may == shown_fields(kind)


@pytest.mark.parametrize(
    "value",
    [
        {"a": SECRET},
        {SECRET: 1},
        [{"a": SECRET}],
        [[[{"a": SECRET}]]],
        SECRET.encode(),
        [SECRET.encode()],
        {SECRET},
        ({"a": SECRET},),
    ],
    ids=repr,
)
def test_a_model_shows_nothing_of_another_type(value: Any) -> None:
    """What was written in the place of a documented value may be a payload with a key in it."""
    for kind in models():
        assert SECRET not in texts(filled(kind, dict.fromkeys(fields(kind), value))), kind


def test_a_model_in_place_of_another_shows_itself() -> None:
    """Models show their fields inside of each other, and what is no model the name of its type."""
    assert "AuthIdentity(methods=['password'], password=<str>)" == repr(
        AuthIdentity(["password"], SECRET)
    )  # type: ignore[arg-type]
    inner = AuthIdentity(["password"], SECRET)  # type: ignore[arg-type]
    assert f"AuthIdentity(methods=[<dict>], password=[{inner!r}])" == repr(
        AuthIdentity([{}], [inner])
    )  # type: ignore[arg-type,list-item]


def test_all_models_are_looked_at() -> None:
    """The walk over the modules is awake."""
    found = {name_of(kind) for kind in classes()}
    assert {
        "checker.Examination",
        "protocols.wire_form.Reading",
        "lint.recognition.Request",
        "wire.body.Received",
    } <= found
    assert {"pre_shared_key", "pre_share_key", "password"} == secret_names()
