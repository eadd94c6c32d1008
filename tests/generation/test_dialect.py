"""A keyword of the contract leads to a finding for a wrong payload, or is refused at compile."""

import copy
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from vpn_preflight import compiled, contract, engines
from vpn_preflight.checker import check

FOLDER = Path(__file__).parents[2] / "openapi"
sys.path.insert(0, str(FOLDER / "codegen"))

from compile_checks import check_module  # noqa: E402
from compile_contract import ContractError, index_of, inline, load, parted, refuse  # noqa: E402
from dialect import pointer, refusals  # noqa: E402

GROUP = "UpdateVpnUserGroup"
ROW = {"table": "A table", "row": "A row"}
TEXT = {"type": "string", "description": "A text.", "x-source": ROW}
NUMBER = {"type": "integer", "description": "A number.", "x-source": ROW}
LIST = {"type": "array", "description": "A list.", "items": TEXT, "x-source": ROW}
OBJECT = {
    "type": "object",
    "description": "An object.",
    "additionalProperties": False,
    "x-members": ROW,
    "x-source": ROW,
    "properties": {"a": TEXT, "b": TEXT},
}
SWITCH = {"type": "boolean", "description": "A switch.", "x-source": ROW}
MAP = {
    "type": "object",
    "description": "A map.",
    "propertyNames": TEXT | {"maxLength": 3},
    "additionalProperties": LIST,
    "x-members": ROW,
    "x-source": ROW,
}


class Carried(NamedTuple):
    """A keyword of the check: a field with it, a value that breaks it, and the finding's code."""

    keyword: str
    field: dict[str, Any]
    value: Any
    code: str
    about: str = ""


CARRIED = [
    Carried("type", TEXT, 1, "VFS003", "string"),
    Carried("type", NUMBER, "1", "VFS003", "integer"),
    Carried(
        "type",
        SWITCH,
        "true",
        "VFS003",
        "boolean",
    ),
    Carried("type", LIST, {}, "VFS003", "array"),
    Carried("type", OBJECT, [], "VFS003", "object"),
    Carried("enum", TEXT | {"enum": ["one", "two"]}, "three", "VFS004"),
    Carried("minLength", TEXT | {"minLength": 1}, "", "VFS007"),
    Carried("maxLength", TEXT | {"maxLength": 2}, "abc", "VFS006"),
    Carried(
        "pattern",
        TEXT | {"pattern": r"^[a-z]*$(?!\n)", "x-allowed": "small letters"},
        "A",
        "VFS008",
    ),
    Carried(
        "pattern",
        TEXT | {"pattern": r"^a$(?!\n)", "x-codes": {"pattern": "VFA001"}},
        "b",
        "VFA001",
        "of a rule",
    ),
    Carried("minimum", NUMBER | {"minimum": 3, "maximum": 9}, 1, "VFS005"),
    Carried("minimum", NUMBER | {"minimum": 3}, 1, "VFS005", "alone"),
    Carried("maximum", NUMBER | {"minimum": 3, "maximum": 9}, 10, "VFS005"),
    Carried("maximum", NUMBER | {"maximum": 9}, 10, "VFS005", "alone"),
    Carried("items", LIST, [1], "VFS003"),
    Carried("minItems", LIST | {"minItems": 1}, [], "VFS015"),
    Carried("maxItems", LIST | {"maxItems": 1}, ["a", "b"], "VFS006"),
    Carried("required", OBJECT | {"required": ["a"]}, {}, "VFS001"),
    Carried("properties", OBJECT, {"a": 1}, "VFS003"),
    Carried("minProperties", OBJECT | {"minProperties": 1}, {}, "VFS015"),
    Carried("additionalProperties", OBJECT, {"c": 1}, "VFS002", "false"),
    Carried("additionalProperties", MAP, {"a": 1}, "VFS003", "of a map"),
    Carried("propertyNames", MAP, {"long": ["a"]}, "VFS006"),
    Carried(
        "allOf",
        OBJECT
        | {"allOf": [{"anyOf": [{"required": ["a"]}, {"required": ["b"]}], "x-source": ROW}]},
        {},
        "VFS001",
        "anyOf",
    ),
    Carried(
        "not",
        OBJECT | {"allOf": [{"not": {"required": ["a", "b"]}, "x-source": ROW}]},
        {"a": "1", "b": "2"},
        "VFS020",
        "together",
    ),
    Carried(
        "pattern",
        TEXT | {"pattern": r"^a$(?!\n)", "x-codes": {"pattern": "VFA011"}},
        "b",
        "VFA011",
        "of an address",
    ),
    Carried(
        "enum",
        TEXT
        | {
            "enum": ["one"],
            "x-disputed": [
                {"keyword": "enum", "code": "VFS021", "texts": "two", "evidence": "a page"}
            ],
        },
        "two",
        "VFS021",
        "disputed",
    ),
    Carried(
        "enum",
        TEXT
        | {
            "enum": ["one"],
            "x-disputed": [
                {"keyword": "enum", "code": "VFS021", "texts": "two", "evidence": "a page"}
            ],
        },
        "three",
        "VFS004",
        "beside a dispute",
    ),
    Carried(
        "if",
        OBJECT
        | {
            "properties": {"a": TEXT | {"enum": ["one"]}, "b": TEXT},
            "allOf": [
                {
                    "if": {"required": ["a"], "properties": {"a": {"const": "one"}}},
                    "then": {"required": ["b"]},
                    "x-codes": {"required": "VFS012"},
                    "x-source": ROW,
                }
            ],
        },
        {"a": "one"},
        "VFS012",
    ),
]
# The keywords of Draft 2020-12.
DRAFT = {
    *(
        "$id",
        "$schema",
        "$ref",
        "$anchor",
        "$dynamicRef",
        "$dynamicAnchor",
        "$vocabulary",
        "$comment",
        "$defs",
    ),
    *(
        "prefixItems",
        "items",
        "contains",
        "additionalProperties",
        "properties",
        "patternProperties",
        "dependentSchemas",
    ),
    *(
        "propertyNames",
        "if",
        "then",
        "else",
        "allOf",
        "anyOf",
        "oneOf",
        "not",
        "unevaluatedItems",
        "unevaluatedProperties",
    ),
    *(
        "type",
        "const",
        "enum",
        "multipleOf",
        "maximum",
        "exclusiveMaximum",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
    ),
    *(
        "minLength",
        "pattern",
        "maxItems",
        "minItems",
        "uniqueItems",
        "maxContains",
        "minContains",
        "maxProperties",
    ),
    *(
        "minProperties",
        "required",
        "dependentRequired",
        "title",
        "description",
        "default",
        "deprecated",
        "readOnly",
    ),
    *("writeOnly", "examples", "format", "contentEncoding", "contentMediaType", "contentSchema"),
}
# What stands only inside one of the above.
INSIDE = {"anyOf", "const", "then"}
# What refuses nothing by itself.
SILENT = {"description", "writeOnly", "format"}
VERDICT = {
    "values": ["a"],
    "code": "VFP009",
    "rfc": "RFC 1",
    "section": "1",
    "topic": "t",
    "instead": "use another",
    "reason": "nobody uses it",
}
REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("$anchor", TEXT | {"$anchor": "a"}),
    ("$comment", TEXT | {"$comment": "a"}),
    ("$defs", TEXT | {"$defs": {}}),
    ("$dynamicAnchor", TEXT | {"$dynamicAnchor": "a"}),
    ("$id", TEXT | {"$id": "a"}),
    ("$schema", TEXT | {"$schema": "https://json-schema.org/draft/2020-12/schema"}),
    ("$vocabulary", TEXT | {"$vocabulary": {}}),
    ("allOf", OBJECT | {"allOf": [{"properties": {"a": {"const": "b"}}}]}),
    ("anyOf", OBJECT | {"anyOf": [{"required": ["a"]}]}),
    ("const", TEXT | {"const": "a"}),
    ("contains", LIST | {"contains": TEXT}),
    ("contentEncoding", TEXT | {"contentEncoding": "base64"}),
    ("contentMediaType", TEXT | {"contentMediaType": "text/plain"}),
    ("contentSchema", TEXT | {"contentSchema": TEXT}),
    ("default", TEXT | {"default": "a"}),
    ("dependentRequired", OBJECT | {"dependentRequired": {"a": ["b"]}}),
    ("dependentSchemas", OBJECT | {"dependentSchemas": {"a": OBJECT}}),
    ("deprecated", TEXT | {"deprecated": True}),
    ("else", OBJECT | {"else": {}}),
    ("enum", NUMBER | {"enum": [1]}),
    ("examples", TEXT | {"examples": ["a"]}),
    ("exclusiveMaximum", NUMBER | {"exclusiveMaximum": 9}),
    ("exclusiveMinimum", NUMBER | {"exclusiveMinimum": 9}),
    ("format", TEXT | {"format": "ipv4"}),
    ("if", OBJECT | {"if": {}}),
    ("maxContains", LIST | {"maxContains": 1}),
    ("maxProperties", OBJECT | {"maxProperties": 1}),
    ("minContains", LIST | {"minContains": 1}),
    ("minItems", LIST | {"minItems": 2}),
    ("minLength", TEXT | {"minLength": 2}),
    ("multipleOf", NUMBER | {"multipleOf": 2}),
    ("not", TEXT | {"not": {}}),
    ("oneOf", OBJECT | {"oneOf": [{"required": ["a"]}]}),
    ("pattern", TEXT | {"pattern": r"^[a-z]*$(?!\n)"}),
    ("pattern", TEXT | {"pattern": r"^[a-z]+$(?!\n)", "x-allowed": "small letters"}),
    ("pattern", TEXT | {"pattern": r"^[a-z]*$", "x-allowed": "small letters"}),
    ("patternProperties", OBJECT | {"patternProperties": {"a": TEXT}}),
    ("prefixItems", LIST | {"prefixItems": [TEXT]}),
    ("readOnly", TEXT | {"readOnly": True}),
    ("title", TEXT | {"title": "a"}),
    ("type", TEXT | {"type": "number"}),
    ("type", TEXT | {"type": "null"}),
    ("type", TEXT | {"type": ["string", "integer"]}),
    ("unevaluatedItems", LIST | {"unevaluatedItems": False}),
    ("unevaluatedProperties", OBJECT | {"unevaluatedProperties": False}),
    ("uniqueItems", LIST | {"uniqueItems": True}),
    ("x-codes", TEXT | {"maxLength": 3, "x-codes": {"maxLength": "VFA001"}}),
    ("x-codes", NUMBER | {"maximum": 3, "x-codes": {"maximum": "VFS014"}}),
    ("not", OBJECT | {"allOf": [{"not": {"required": ["a"]}, "x-source": ROW}]}),
    ("not", OBJECT | {"allOf": [{"not": {"properties": {"a": TEXT}}, "x-source": ROW}]}),
    ("x-exact-prefix", TEXT | {"x-exact-prefix": 30}),
    ("x-inside", TEXT | {"x-inside": "a"}),
    ("x-lacking", TEXT | {"x-lacking": {"values": ["a"]}}),
    ("x-lacking", TEXT | {"x-lacking": {"edition": "one", "values": ["a"], "above": 1}}),
    ("x-not-with-ranges", TEXT | {"x-not-with-ranges": {"member": "a", "code": "VPN.0001"}}),
    ("x-not-with-ranges", SWITCH | {"x-not-with-ranges": "a"}),
    ("x-policy", OBJECT | {"x-policy": [VERDICT]}),
    ("x-policy", LIST | {"x-policy": [VERDICT]}),
    ("x-policy", TEXT | {"enum": ["a"], "x-policy": []}),
    ("x-policy", TEXT | {"enum": ["a"], "x-policy": [VERDICT | {"unless": "b"}]}),
    ("x-policy", TEXT | {"enum": ["a"], "x-policy": [VERDICT | {"unless": {"member": "b"}}]}),
    ("x-other-prefixes", TEXT | {"x-other-prefixes": ["a-"]}),
    ("x-single", TEXT | {"x-single": True}),
    ("x-usual-range", TEXT | {"x-usual-range": {"from": 1, "to": 2, "evidence": "a page"}}),
    ("x-whole", TEXT | {"x-whole": True}),
    ("x-sauce", TEXT | {"x-sauce": ROW}),
    ("x-wire", OBJECT | {"x-wire": "json"}),
]


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """Read a document."""
    return load(FOLDER / "huawei_vpn.yaml")


@pytest.fixture
def document(written: dict[str, Any]) -> dict[str, Any]:
    """Copy the document for a test to change."""
    return copy.deepcopy(written)


def index_with(document: dict[str, Any], field: dict[str, Any]) -> dict[str, Any]:
    """Compile the document with a field of its own in the request."""
    properties = document["components"]["schemas"]["UpdateVpnUserGroupRequest"]["properties"]
    properties["extra"] = field | {"x-not-shown": True}
    refuse("huawei_vpn.yaml", document)
    index: dict[str, Any] = parted(index_of({"huawei_vpn": document}))[0]
    return index


@pytest.fixture
def caches() -> Iterator[None]:
    """Forget what the check remembers of the contract, before and after."""
    known = (contract.index, contract.operation, engines.schema, compiled.functions, compiled.bound)
    for cache in known:
        cache.cache_clear()
    yield
    for cache in known:
        cache.cache_clear()


@pytest.mark.usefixtures("caches")
@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{case.keyword} {case.about}".strip()) for case in CARRIED]
)
def test_a_carried_keyword_has_a_finding(
    case: Carried, document: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A payload that breaks a keyword gets the finding of its rule, and raises nothing."""
    index = index_with(document, case.field)
    monkeypatch.setattr(contract, "index", lambda: index)
    module = ModuleType("check")
    exec(check_module(GROUP, index["operations"][GROUP]), module.__dict__)  # noqa: S102 - our own source
    monkeypatch.setattr(compiled, "import_module", lambda _: module)
    payload = {"user_group": {"name": "a"}, "extra": case.value}
    assert [case.code] == [
        finding.code for finding in check(GROUP, payload) if finding.severity == "error"
    ]


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(field, id=f"{keyword} {index}")
        for index, (keyword, field) in enumerate(REFUSED)
    ],
)
def test_another_keyword_is_refused(field: dict[str, Any], document: dict[str, Any]) -> None:
    """What nothing acts on ends the run, with the file and the place."""
    with pytest.raises(ContractError, match=r"^huawei_vpn\.yaml: \S+/requestBody/\S+/extra"):
        index_with(document, field)


def excepted(name: str, value: str) -> dict[str, Any]:
    """Return a field with a verdict that a value of another field takes away."""
    said = VERDICT | {"unless": {"member": name, "value": value}}
    return TEXT | {"enum": ["a"], "x-policy": [said]}


LOOSE = [
    ("allOf", OBJECT | {"allOf": [{"not": {"required": ["a", "c"]}, "x-source": ROW}]}),
    (
        "properties/a/x-used-when",
        OBJECT | {"properties": {"a": TEXT | {"x-used-when": {"member": "c", "value": 1}}}},
    ),
    (
        "properties/a/x-instead",
        OBJECT | {"properties": {"a": TEXT | {"x-instead": {"member": "c", "evidence": "a page"}}}},
    ),
    ("required", OBJECT | {"required": ["c"]}),
    (
        "allOf",
        OBJECT
        | {"allOf": [{"anyOf": [{"required": ["a"]}, {"required": ["c"]}], "x-source": ROW}]},
    ),
    (
        "allOf",
        OBJECT
        | {
            "allOf": [
                {
                    "if": {"required": ["a"], "properties": {"a": {"const": "one"}}},
                    "then": {"required": ["b"]},
                    "x-source": ROW,
                }
            ]
        },
    ),
    ("minimum", NUMBER | {"minimum": 3, "maximum": 2}),
    (
        "x-disputed",
        LIST
        | {
            "minItems": 1,
            "x-disputed": [{"keyword": "minItems", "code": "VFS999", "evidence": "none"}],
        },
    ),
    ("x-usual-maximum", LIST | {"x-usual-maximum": {"count": 1, "of": "items", "code": "VFA999"}}),
    ("x-same-as", TEXT | {"x-same-as": "nobody"}),
    ("x-policy", TEXT | {"x-policy": [VERDICT]}),
    ("x-policy", TEXT | {"enum": ["b"], "x-policy": [VERDICT]}),
    ("x-policy", TEXT | {"enum": ["a"], "x-policy": [VERDICT | {"code": "VFP999"}]}),
    ("x-policy", NUMBER | {"minimum": 0, "maximum": 1, "x-policy": [VERDICT | {"values": [2]}]}),
    ("x-policy", NUMBER | {"minimum": 0, "maximum": 1, "x-policy": [VERDICT]}),
    ("x-policy", NUMBER | {"x-policy": [VERDICT | {"values": [0]}]}),
    (
        "properties/a/x-not-with-ranges",
        OBJECT
        | {
            "properties": {"a": SWITCH | {"x-not-with-ranges": {"member": "c", "code": "VPN.0001"}}}
        },
    ),
    (
        "properties/a/x-policy",
        OBJECT | {"properties": OBJECT["properties"] | {"a": excepted("c", "one")}},
    ),
    (
        "properties/a/x-policy",
        OBJECT | {"properties": {"a": excepted("b", "two"), "b": TEXT | {"enum": ["one"]}}},
    ),
    (
        "x-not-above",
        NUMBER
        | {
            "x-not-above": {
                "member": ["user_group", "age"],
                "rfc": "RFC 1",
                "section": "1",
                "topic": "t",
            }
        },
    ),
]


@pytest.mark.parametrize(
    ("keyword", "field"),
    [pytest.param(*case, id=f"{case[0]} {index}") for index, case in enumerate(LOOSE)],
)
def test_what_leads_nowhere_is_refused(
    keyword: str, field: dict[str, Any], document: dict[str, Any]
) -> None:
    """An unknown field, value or code, or impossible limits, end the run with file and place."""
    with pytest.raises(ContractError, match=rf"^huawei_vpn\.yaml: \S+/properties/extra/{keyword} "):
        index_with(document, field)


def test_impossible_limits_of_a_parameter_are_refused(document: dict[str, Any]) -> None:
    """A parameter of the URL is looked at like a field of a body."""
    groups = next(path for path in document["paths"] if path.endswith("/groups"))
    limit = document["paths"][groups]["get"]["parameters"][2]["schema"]
    limit["maximum"] = limit["minimum"] - 1
    with pytest.raises(ContractError, match=r"^huawei_vpn\.yaml: \S+/parameters/2/schema/minimum "):
        refuse("huawei_vpn.yaml", document)


def test_every_keyword_of_the_draft_has_a_case() -> None:
    """No keyword of Draft 2020-12 is forgotten, but for references, which are resolved before."""
    known = (
        {case.keyword for case in CARRIED} | INSIDE | SILENT | {keyword for keyword, _ in REFUSED}
    )
    assert DRAFT - {"$ref", "$dynamicRef"} == DRAFT & known


def our_keys(node: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the first place of each of our own keys in a part of a document, with its owner."""
    if isinstance(node, dict):
        yield from ((f"{place}/{key}", node, key) for key in node if key.startswith("x-"))
        for key, value in node.items():
            if not key.startswith("x-"):
                yield from our_keys(value, place + pointer([key]))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from our_keys(value, f"{place}/{index}")


@pytest.mark.parametrize("nonsense", [[[7]], {"x": {}}], ids=["list", "object"])
@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.yaml")))
def test_a_key_of_ours_with_a_value_of_another_form_is_refused(name: str, nonsense: Any) -> None:
    """Each key, at its first place, has an error of its own there."""
    document = load(FOLDER / f"{name}.yaml")
    document = inline(document, document)
    document["components"]["schemas"] = {}
    # These two decide what else an operation may say.
    seen: dict[str, tuple[str, dict[str, Any], str]] = {}
    for place, owner, key in our_keys(document):
        if key not in ("x-wire", "x-effect"):
            seen.setdefault(key, (place, owner, key))
    for _, owner, key in seen.values():
        owner[key] = nonsense
    wrong = [place for place, _ in refusals(document)]
    missed = [
        key for place, _, key in seen.values() if not any(each.startswith(place) for each in wrong)
    ]
    assert [] == missed
