"""Typed views of where reads show the object that a change is about, and the task of the change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vpn_preflight.finding import Confidence


class RefusedState(NamedTuple):
    """A state in which the service refuses a change: a value at a place of the object.

    It is one of the `values`, or with `is_unless` none of them. `code` is that of the refusal;
    where none is published, `meaning` and `hint` have the words.
    """

    at: Sequence[str]
    values: Sequence[str | int | bool]
    is_unless: bool
    code: str | None = None
    meaning: str = ""
    hint: str | None = None
    confidence: Confidence | None = None


class Unique(NamedTuple):
    """A value that no other object may have.

    `field` leads to it in the change. `read` lists the objects, each with the value under `name`;
    the fields of `ids` say which of them has the ids of the change, which are parts of its path.
    """

    field: Sequence[str]
    read: str
    name: str
    ids: Mapping[str, str]
    meaning: str
    hint: str
    confidence: Confidence


class StateSource(NamedTuple):
    """The read that shows an object before it is changed.

    `arguments` has the field of the change for each argument of the read, `at` leads to the object
    in the answer, or to a list of them. In a list it is the one whose fields have the `ids` of the
    change: for each, the fields that may have it. `missing` lists the codes for no such object.
    """

    read: str
    arguments: Mapping[str, str]
    at: Sequence[str]
    ids: Mapping[str, Sequence[str]]
    missing: Sequence[str]
    refused: Sequence[RefusedState]
    unique: Sequence[Unique]


class TaskSource(NamedTuple):
    """The read that shows how the task of a change goes.

    `id` leads to the id of the task in the answer of the change; it is the `argument` of the read.
    `status` leads to one of the values of `running`, `done` or `failed`, and `code` and `reason` to
    why it failed. `unknown` lists the codes for no such task: the service does not say which
    changes have one. `confidence` is None if the docs say that the change is a task.
    """

    read: str
    argument: str
    id: Sequence[str]
    status: Sequence[str]
    running: Sequence[str | int]
    done: Sequence[str | int]
    failed: Sequence[str | int]
    code: Sequence[str] = ()
    reason: Sequence[str] = ()
    unknown: Sequence[str] = ()
    confidence: Confidence | None = None


def task_source(node: Mapping[str, Any]) -> TaskSource:
    """Read `x-task`."""
    return TaskSource(**{name.removeprefix("x-"): value for name, value in node.items()})


def state_source(node: Mapping[str, Any]) -> StateSource:
    """Read `x-state`."""
    return StateSource(
        node["read"],
        node.get("arguments", {}),
        node.get("at", ()),
        node.get("ids", {}),
        node["missing"],
        tuple(map(refused_state, node.get("refused", ()))),
        tuple(map(unique, node.get("unique", ()))),
    )


def unique(node: Mapping[str, Any]) -> Unique:
    """Read one item of `unique`."""
    facts = {name.removeprefix("x-"): value for name, value in node.items()}
    return Unique(**facts)


def refused_state(node: Mapping[str, Any]) -> RefusedState:
    """Read one item of `refused`."""
    return RefusedState(
        node["at"],
        node.get("is") or node["is-not"],
        "is-not" in node,
        node.get("code"),
        node.get("meaning", ""),
        node.get("hint"),
        node.get("x-confidence"),
    )
