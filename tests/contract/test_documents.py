"""The facts of the vendors' docs, typed a second time by hand: a slip in the YAML shows here."""

import json
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import cloud_vpn.contract
from vpn_preflight import contract

TUNNEL = "ModifyVpnConnEx"
GROUP = "UpdateVpnUserGroup"
# A companion of the group's call; its page is not one of the two that the project started from.
TOKEN = "KeystoneCreateUserTokenByPassword"


class Row(NamedTuple):
    """One row of a table: name, required and type as printed, then what the description says.

    `required` is empty where the table has no such column. `range` and `length` are inclusive, an
    upper None is no limit. `said` lists words that the contract's own description must hold, for
    what no keyword can say.
    """

    name: str
    required: str
    type: str
    values: tuple[str, ...] = ()
    range: tuple[int, int] | None = None
    length: tuple[int, int | None] | None = None
    characters: frozenset[str] | None = None
    default: str | None = None
    format: str | None = None
    example: str | None = None
    said: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table under its heading or caption as printed; `below` is the field whose fields it lists.

    `confidence` is None for a table of the two pages, `observed` for one of a sister page.
    """

    operation: str
    part: str
    heading: str
    first_cell: str
    rows: tuple[Row, ...]
    below: tuple[str, ...] = ()
    confidence: str | None = None

    def member(self, row: Row) -> tuple[str, ...]:
        """Return the place of a row: its name cut at the dots, the index of a list as `n`."""
        return (*self.below, *row.name.removesuffix(".n").split("."))


class Condition(NamedTuple):
    """Fields of which one is required, if a field there has a value; None means always."""

    place: tuple[str, ...]
    when: tuple[str, str] | None
    one_of: tuple[str, ...]
    heading: str
    row: str


class ErrorCode(NamedTuple):
    """One row of a table of error codes: the code, and what its description says does not exist."""

    code: str
    missing: str


# Our reading where a page says nothing: an id names something, so it is not empty.
NOT_EMPTY = (1, None)

LISTED = frozenset(
    string.ascii_uppercase
    + string.ascii_lowercase
    + string.digits
    + r"""`~!@#$%^&*()-_=+\|[{}];:'",<.>/?"""
)
PLANE = frozenset(map(chr, range(0x10000)))
# Our reading of an id in a URL, as a string of one character: no separator, no escape, no control
# character, no dot alone.
SEGMENT = PLANE - frozenset("/?#%.") - frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0))))

TENCENT_TABLES = (
    Table(
        TUNNEL,
        "request",
        "2. Input Parameters",
        "Parameter Name",
        (
            Row(
                "vpcId",
                "Yes",
                "string",
                length=NOT_EMPTY,
                example="vpc-03vihbk9",
                said=("recommended",),
            ),
            Row(
                "vpnGwId",
                "Yes",
                "String",
                length=NOT_EMPTY,
                example="vpngw-dystbrkv",
                said=("recommended",),
            ),
            Row(
                "vpnConnId",
                "Yes",
                "String",
                length=NOT_EMPTY,
                example="vpnx-ol6bcqp0",
                said=("recommended",),
            ),
            Row("vpnConnName", "No", "String", length=(0, 60)),
            Row("preSharedKey", "No", "String", format="password"),
            Row("userGwCidrBlock.n", "No", "Array", said=("CIDR", "spdAcl")),
            Row("spdAcl.n", "No", "Array", said=("userGwCidrBlock",)),
            Row("IKESet.n", "No", "Array", said=("key exchange",)),
            Row("IPsecSet.n", "No", "Array", said=("IPsec",)),
        ),
    ),
    Table(
        TUNNEL,
        "request",
        "IKE configuration details",
        "Parameter Name",
        (
            Row(
                "IKESet.n.propoEncryAlgorithm",
                "No",
                "String",
                values=("3des-cbc", "aes-cbc-128", "aes-cbc-192", "aes-cbc-256", "des-cbc"),
                default="3des-cbc",
            ),
            Row(
                "IKESet.n.propoAuthenAlgorithm",
                "No",
                "String",
                values=("md5", "sha"),
                default="md5",
            ),
            Row(
                "IKESet.n.exchangeMode",
                "No",
                "String",
                values=("aggressive", "main"),
                default="main",
            ),
            Row(
                "IKESet.n.localIdentity",
                "No",
                "String",
                values=("address", "fqdn"),
                default="address",
            ),
            Row(
                "IKESet.n.remoteIdentity",
                "No",
                "String",
                values=("address", "fqdn"),
                default="address",
            ),
            Row(
                "IKESet.n.localAddress", "No", "String", default="the public IP of the VPN gateway"
            ),
            Row("IKESet.n.remoteAddress", "No", "String"),
            Row("IKESet.n.localFqdnName", "No", "String"),
            Row("IKESet.n.remoteFqdnName", "No", "String"),
            Row(
                "IKESet.n.dhGroupName",
                "No",
                "String",
                values=("group1", "group2", "group5", "group14", "group24"),
            ),
            Row(
                "IKESet.n.ikeSaLifetimeSeconds", "No", "Int", range=(60, 604800), said=("seconds",)
            ),
            Row(
                "encryptAlgorithm",
                "No",
                "String",
                values=("3des-cbc", "aes-cbc-128", "aes-cbc-192", "aes-cbc-256", "des-cbc", "null"),
                default="3des-cbc",
                said=("IPsec",),
            ),
        ),
    ),
    Table(
        TUNNEL,
        "request",
        "IPsec configuration details",
        "Parameter Name",
        (
            Row(
                "IPsecSet.n.integrityAlgorith", "No", "String", values=("md5", "sha"), default="md5"
            ),
            Row(
                "IPsecSet.n.ipsecSaLifetimeSeconds",
                "No",
                "Int",
                range=(180, 604800),
                said=("seconds",),
            ),
            Row(
                "IPsecSet.n.ipsecSaLifetimeTraffic",
                "No",
                "Int",
                range=(2560, 604800),
                said=("kilobytes",),
            ),
            Row(
                "IPsecSet.n.pfsDhGroup",
                "No",
                "String",
                values=("null", "dh-group1", "dh-group14", "dh-group2", "dh-group24", "dh-group5"),
                default="null",
            ),
        ),
    ),
    Table(
        TUNNEL,
        "response",
        "3. Output Parameters",
        "Parameter Name",
        (
            Row("code", "", "Int", said=("0 for success",)),
            Row("message", "", "String"),
            Row("data.taskId", "", "Int"),
        ),
    ),
)

HUAWEI_TABLES = (
    Table(
        GROUP,
        "path_parameters",
        "Table 1 Parameter description",
        "Parameter",
        (
            Row("project_id", "Yes", "String", length=NOT_EMPTY, characters=SEGMENT),
            Row("vpn_server_id", "Yes", "String", length=NOT_EMPTY, characters=SEGMENT),
            Row("group_id", "Yes", "String", length=NOT_EMPTY, characters=SEGMENT),
        ),
    ),
    Table(
        GROUP,
        "request",
        "Table 2 Request parameters",
        "Parameter",
        (Row("user_group", "Yes", "UpdateVpnUserGroupRequestBodyContent object"),),
    ),
    Table(
        GROUP,
        "request",
        "Table 3 UpdateVpnUserGroupRequestBodyContent",
        "Parameter",
        (
            Row("name", "No", "String", length=(1, 64), characters=LISTED, said=("unique",)),
            Row("description", "No", "String", length=(0, 64), characters=LISTED),
        ),
        below=("user_group",),
    ),
    Table(
        GROUP,
        "response",
        "Table 4 Parameters in the response body",
        "Parameter",
        (Row("user_group", "", "VpnUserGroup object"), Row("request_id", "", "String")),
    ),
    Table(
        GROUP,
        "response",
        "Table 5 VpnUserGroup",
        "Parameter",
        (
            Row("id", "", "String", said=("UUID", "36 characters")),
            Row("name", "", "String"),
            Row("description", "", "String"),
            Row("type", "", "String", values=("Default", "Custom")),
            Row("user_number", "", "Integer"),
            # The page prints the format yyyy-MM-ddTHH:mm:ssZ.
            Row("created_at", "", "String", format="date-time", said=("UTC",)),
            Row("updated_at", "", "String", format="date-time", said=("UTC",)),
        ),
        below=("user_group",),
    ),
)


def token_table(heading: str, part: str, place: str, *rows: Row) -> Table:
    """Make a table of the page of the token, which lists the members of a place."""
    return Table(
        TOKEN,
        part,
        heading,
        "Parameter",
        rows,
        tuple(place.split("/")) if place else (),
        "observed",
    )


IDENTITY, USER = "auth.identity", "auth.identity.password.user"
TOKEN_TABLES = (
    token_table("Query parameters", "query_parameters", "", Row("nocatalog", "No", "String")),
    token_table("Parameters in the request body", "request", "", Row("auth", "Yes", "Object")),
    # The docs mark the scope as optional; a sister page of VPN says that VPN needs a project.
    token_table(
        "auth", "request", "auth", Row("identity", "Yes", "Object"), Row("scope", "Yes", "Object")
    ),
    token_table(
        IDENTITY,
        "request",
        "auth/identity",
        Row("methods", "Yes", "Array of strings"),
        Row("password", "Yes", "Object"),
    ),
    token_table(
        f"{IDENTITY}.password", "request", "auth/identity/password", Row("user", "Yes", "Object")
    ),
    token_table(
        USER,
        "request",
        "auth/identity/password/user",
        Row("name", "Yes", "String", length=NOT_EMPTY, said=("IAM user",)),
        Row("password", "Yes", "String", length=NOT_EMPTY, format="password"),
        Row("domain", "Yes", "Object", said=("account",)),
    ),
    token_table(
        f"{USER}.domain",
        "request",
        "auth/identity/password/user/domain",
        Row("name", "Yes", "String", length=NOT_EMPTY, said=("account", "not that of the user")),
    ),
    token_table("auth.scope", "request", "auth/scope", Row("project", "Yes", "Object")),
    token_table(
        "auth.scope.project",
        "request",
        "auth/scope/project",
        Row("name", "No", "String", length=NOT_EMPTY),
        Row("id", "No", "String", length=NOT_EMPTY),
    ),
    token_table("Parameters in the response body", "response", "", Row("token", "", "Object")),
    token_table(
        "token",
        "response",
        "token",
        Row("expires_at", "", "String", format="date-time", said=("UTC",)),
        Row("methods", "", "Array of strings"),
        Row("issued_at", "", "String", format="date-time", said=("UTC",)),
        Row("project", "", "Object"),
    ),
    token_table(
        "token.project",
        "response",
        "token/project",
        Row("id", "", "String"),
        Row("name", "", "String"),
    ),
)

TABLES = (*TENCENT_TABLES, *HUAWEI_TABLES, *TOKEN_TABLES)
ROWS = [
    pytest.param(table, row, id=f"{table.operation}-{table.part}-{row.name}")
    for table in TABLES
    for row in table.rows
]

IKE_TABLE = "IKE configuration details"
CONDITIONS = {
    TUNNEL: {
        Condition(
            (), None, ("userGwCidrBlock", "spdAcl"), "2. Input Parameters", "userGwCidrBlock.n"
        ),
        Condition(
            ("IKESet", "n"),
            ("localIdentity", "address"),
            ("localAddress",),
            IKE_TABLE,
            "IKESet.n.localAddress",
        ),
        Condition(
            ("IKESet", "n"),
            ("remoteIdentity", "address"),
            ("remoteAddress",),
            IKE_TABLE,
            "IKESet.n.remoteAddress",
        ),
        Condition(
            ("IKESet", "n"),
            ("localIdentity", "fqdn"),
            ("localFqdnName",),
            IKE_TABLE,
            "IKESet.n.localFqdnName",
        ),
        Condition(
            ("IKESet", "n"),
            ("remoteIdentity", "fqdn"),
            ("remoteFqdnName",),
            IKE_TABLE,
            "IKESet.n.remoteFqdnName",
        ),
    },
    GROUP: set(),
    TOKEN: {
        Condition(("auth", "scope", "project"), None, ("name", "id"), "auth.scope.project", "name")
    },
}

# The docs of the user group list no codes, and their table of status codes is on another page; so
# is that of the token.
ERROR_CODES = {
    TUNNEL: (
        ErrorCode("InvalidVpc.NotFound", "VPC"),
        ErrorCode("InvalidVpnGw.NotFound", "VPN gateway"),
        ErrorCode("InvalidVpnGw.NotFound", "VPN tunnel"),
    ),
    GROUP: (),
    TOKEN: (),
}

# Headings with what stands under them beside the rows of the tables above.
ALSO_PRINTED = {
    TUNNEL: {
        "4. Error Codes": {"Error code", "InvalidVpc.NotFound", "InvalidVpnGw.NotFound"},
        "5. Example": {"Input", "Output"},
    },
    GROUP: {
        "Response parameters": {"200"},
        "Table 3 UpdateVpnUserGroupRequestBodyContent": {"Example request"},
        "Table 5 VpnUserGroup": {"Example response"},
    },
    TOKEN: {
        "Response parameters": {"201"},
        "Parameters in the request body": {"Example request"},
        "Parameters in the response header": {"X-Subject-Token"},
        "token": {"Example response"},
    },
}

# Members of requests that no row has, and why the contract has them all the same.
OF_SISTER_PAGES = {
    (TUNNEL, ("IKESet", "n", "encryptAlgorithm")): "sister pages print it inside IKESet",
    (TUNNEL, ("IPsecSet", "n", "encryptAlgorithm")): "sister pages print it inside IPsecSet",
}
# Members of answers that only the printed example has, by the operation.
OF_EXAMPLES = {
    TUNNEL: {
        ("data", name)
        for name in (
            "vpnGwId",
            "vpcConnId",
            "vpcConnStatus",
            "preSharedKey",
            "userGwSubnetList",
            "userGwId",
        )
    },
    GROUP: set(),
    TOKEN: set(),
}

EXAMPLES = {
    (TUNNEL, "request"): {
        "vpcId": "vpc-03vihbk9",
        "vpnGwId": "vpngw-kfldykuz",
        "vpnConnId": "vpnx-ol6bcqp0",
        "userGwCidrBlock": ["10.100.2.0/24"],
        "preSharedKey": "tencenttest",
    },
    (TUNNEL, "response"): {
        "code": 0,
        "message": "",
        "data": {
            "vpnGwId": "vpngw-kfldykuz",
            "vpcConnId": "vpnx-ol6bcqp0",
            "taskId": 12614,
            "vpcConnStatus": 2,
            "preSharedKey": "tencenttest",
            "userGwSubnetList": ["10.100.2.0/24"],
            "userGwId": 315,
        },
    },
    (GROUP, "request"): {
        "user_group": {"name": "user-group1-update", "description": "UserGroup1-update"}
    },
    (GROUP, "response"): {
        "user_group": {
            "id": "7625fd92-2e20-4e4d-8c56-66f110fbfaa8",
            "name": "user-group1-update",
            "description": "UserGroup1-update",
            "type": "Custom",
            "user_number": 0,
            "created_at": "2024-06-17T09:48:27.548Z",
            "updated_at": "2024-06-17T09:59:03.318Z",
        },
        "request_id": "6735d32bb3e35e9154caba1dbc6c2dc6",
    },
    (TOKEN, "request"): {
        "auth": {
            "identity": {
                "methods": ["password"],
                "password": {
                    "user": {
                        "name": "IAMUser",
                        "password": "IAMPassword",
                        "domain": {"name": "IAMDomain"},
                    }
                },
            },
            "scope": {"project": {"name": "ap-southeast-1"}},
        }
    },
    (TOKEN, "response"): {
        "token": {
            "expires_at": "2019-02-13T06:52:13.855000Z",
            "methods": ["password"],
            "issued_at": "2019-02-12T06:52:13.855000Z",
            "project": {"id": "0605768a1c80d5762fd6c014ee1a4b6c", "name": "ap-southeast-1"},
        }
    },
}

TYPES = {
    "string": "string",
    "int": "integer",
    "integer": "integer",
    "array": "array",
    "strings": "array",
    "object": "object",
}


# Reading the contract.


def part(operation: str, name: str) -> dict[str, Any]:
    """Look up one schema of an operation."""
    schema: dict[str, Any] = getattr(contract.operation(operation), name).node
    return schema


def parent_and_schema(table: Table, row: Row) -> tuple[dict[str, Any], dict[str, Any]]:
    """Find the object that has the row's member, and the member's schema."""
    node = parent = part(table.operation, table.part)
    for token in table.member(row):
        parent, node = node, node["items"] if token == "n" else node["properties"][token]
    return parent, node


def first_branch(schema: dict[str, Any]) -> dict[str, Any]:
    """Take the documented branch of a member of an answer that is open to other values."""
    branch: dict[str, Any] = schema["anyOf"][0] if "anyOf" in schema else schema
    return branch


def length(schema: dict[str, Any]) -> tuple[int, int | None] | None:
    """Read the length of a text."""
    return (
        (schema.get("minLength", 0), schema.get("maxLength"))
        if {"minLength", "maxLength"} & schema.keys()
        else None
    )


def limits(schema: dict[str, Any]) -> tuple[int, int] | None:
    """Read the range of a number."""
    return (
        (schema["minimum"], schema["maximum"]) if {"minimum", "maximum"} & schema.keys() else None
    )


@cache
def characters(pattern: str | None) -> frozenset[str] | None:
    """Find the characters of the basic plane that a pattern takes as a text of one."""
    return None if pattern is None else frozenset(filter(re.compile(pattern).search, PLANE))


def members(
    schema: dict[str, Any], place: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Yield the place and the schema of every named member, in lists as `n`."""
    for name, member in schema.get("properties", {}).items():
        yield (*place, name), member
        yield from members(member, (*place, name))
    if "items" in schema:
        yield from members(schema["items"], (*place, "n"))


def conditions(schema: dict[str, Any], place: tuple[str, ...] = ()) -> Iterator[Condition]:
    """Yield every condition of a request."""
    for node in schema.get("allOf", []):
        source = (node["x-source"]["table"], node["x-source"]["row"])
        if "if" in node:
            ((chooser, chosen),) = node["if"]["properties"].items()
            assert [chooser] == node["if"]["required"]
            yield Condition(
                place, (chooser, chosen["const"]), tuple(node["then"]["required"]), *source
            )
        else:
            yield Condition(
                place,
                None,
                tuple(name for branch in node["anyOf"] for name in branch["required"]),
                *source,
            )
    for name, member in schema.get("properties", {}).items():
        yield from conditions(member, (*place, name))
    if "items" in schema:
        yield from conditions(schema["items"], (*place, "n"))


def sources(node: Any) -> Iterator[tuple[str, str]]:
    """Yield table and row of everything that names its source, anywhere in the contract."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("x-source", "x-members", "x-parameters") and value is not None:
                yield value["table"], value["row"]
            yield from sources(value)
    elif isinstance(node, list | tuple):
        for item in node:
            yield from sources(item)


def compiled_operation(operation: str) -> dict[str, Any]:
    """Read an operation as its compiled document has it."""
    items = compiled_document(operation)["paths"].values()
    return next(
        found for item in items for found in item.values() if found["operationId"] == operation
    )


def compiled_document(operation: str) -> dict[str, Any]:
    """Read the whole compiled document that an operation stands in."""
    path = Path(cloud_vpn.contract.__path__[0]) / f"{contract.operation(operation).service}.json"
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


# Every row is in the contract.


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_type_of_each_row(table: Table, row: Row) -> None:
    """The contract gives a member the type that the table prints."""
    _, schema = parent_and_schema(table, row)
    assert TYPES[row.type.split()[-1].lower()] == first_branch(schema)["type"]


@pytest.mark.parametrize(("table", "row"), [param for param in ROWS if param.values[1].required])
def test_required_of_each_row(table: Table, row: Row) -> None:
    """A member is required exactly where the table says Yes."""
    parent, _ = parent_and_schema(table, row)
    assert (row.required == "Yes") == (table.member(row)[-1] in parent.get("required", []))


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_values_of_each_row(table: Table, row: Row) -> None:
    """A member has the listed values, or no list of values at all."""
    _, schema = parent_and_schema(table, row)
    assert sorted(row.values) == sorted(first_branch(schema).get("enum", []))


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_range_of_each_row(table: Table, row: Row) -> None:
    """A number has the printed range."""
    _, schema = parent_and_schema(table, row)
    assert row.range == limits(schema)


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_length_of_each_row(table: Table, row: Row) -> None:
    """A text has the printed length."""
    _, schema = parent_and_schema(table, row)
    assert row.length == length(schema)


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_characters_of_each_row(table: Table, row: Row) -> None:
    """A text may hold the printed characters and no others."""
    _, schema = parent_and_schema(table, row)
    assert row.characters == characters(schema.get("pattern"))


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_default_of_each_row(table: Table, row: Row) -> None:
    """The printed default stands in the contract as an annotation."""
    _, schema = parent_and_schema(table, row)
    assert row.default == schema.get("x-documented-default")


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_format_of_each_row(table: Table, row: Row) -> None:
    """A key is marked as a secret, a time as a time, and nothing else carries a format."""
    _, schema = parent_and_schema(table, row)
    assert row.format == first_branch(schema).get("format")


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_source_of_each_row(table: Table, row: Row) -> None:
    """A field names its table and row as printed, and is documented unless on a sister page."""
    _, schema = parent_and_schema(table, row)
    assert ({"table": table.heading, "row": row.name}, table.confidence) == (
        schema["x-source"],
        schema.get("x-confidence"),
    )


@pytest.mark.parametrize(("table", "row"), [param for param in ROWS if param.values[1].example])
def test_example_of_each_row(table: Table, row: Row) -> None:
    """An id has the prefix of the printed example."""
    _, schema = parent_and_schema(table, row)
    assert row.example.partition("-")[0] + "-" == schema["x-prefix"]


@pytest.mark.parametrize(
    ("table", "row", "words"), [(*p.values, words) for p in ROWS for words in p.values[1].said]
)
def test_words_of_each_row(table: Table, row: Row, words: str) -> None:
    """What no keyword can say stands in the description."""
    _, schema = parent_and_schema(table, row)
    assert words in schema["description"]


@pytest.mark.parametrize("table", [pytest.param(table, id=table.heading) for table in TABLES])
def test_heading_of_each_table(table: Table) -> None:
    """The object that a table describes names the table by its heading and its first cell."""
    node = part(table.operation, table.part)
    for token in table.below or table.member(table.rows[0])[:-1]:
        node = node["items"] if token == "n" else node["properties"][token]
    # The object `data` is no table of its own: the table of the whole answer has its row.
    owner = node if "x-members" in node else part(table.operation, table.part)
    assert {"table": table.heading, "row": table.first_cell} == owner["x-members"]


@pytest.mark.parametrize("operation", CONDITIONS)
def test_conditions(operation: str) -> None:
    """The conditions of the contract are those of the page, no more and no fewer."""
    assert CONDITIONS[operation] == set(conditions(part(operation, "request")))


# Nothing else is in the contract.


@pytest.mark.parametrize("name", ["request", "path_parameters", "query_parameters"])
@pytest.mark.parametrize("operation", ERROR_CODES)
def test_no_request_member_without_a_row(operation: str, name: str) -> None:
    """A request has the members of the tables, and beside them only those of sister pages."""
    printed = {
        table.member(row)
        for table in TABLES
        for row in table.rows
        if (operation, name) == (table.operation, table.part)
    }
    known = {place for owner, place in OF_SISTER_PAGES if (operation, name) == (owner, "request")}
    assert printed | known == {place for place, _ in members(part(operation, name))}


@pytest.mark.parametrize(("operation", "place"), OF_SISTER_PAGES)
def test_members_of_sister_pages_say_so(operation: str, place: tuple[str, ...]) -> None:
    """What a sister page adds is marked as observed, not as documented."""
    (member,) = (schema for at, schema in members(part(operation, "request")) if at == place)
    assert member["x-confidence"] == "observed"


@pytest.mark.parametrize("operation", ERROR_CODES)
def test_no_answer_member_without_a_row_or_an_example(operation: str) -> None:
    """An answer has the members of the tables and of the printed example."""
    printed = {
        table.member(row)
        for table in TABLES
        for row in table.rows
        if (operation, "response") == (table.operation, table.part)
    }
    objects = {place[:-1] for place in printed if place[:-1]}
    found = {place for place, _ in members(part(operation, "response"))}
    assert printed | objects | OF_EXAMPLES[operation] == found


@pytest.mark.parametrize("operation", ERROR_CODES)
def test_members_of_examples_are_in_the_example(operation: str) -> None:
    """What no table lists is in the printed answer, and names the example as its source."""
    source = {"table": "5. Example", "row": "Output"}
    for place, schema in members(part(operation, "response")):
        if place in OF_EXAMPLES[operation]:
            assert place[1] in EXAMPLES[operation, "response"][place[0]]
            assert source == schema["x-source"]


@pytest.mark.parametrize("operation", ERROR_CODES)
def test_documented_error_codes(operation: str) -> None:
    """The codes that count as documented are those of the page, with its row."""
    documented = [
        error for error in contract.operation(operation).errors if error.confidence is None
    ]
    assert sorted({(row.code, row.code) for row in ERROR_CODES[operation]}) == sorted(
        (error.code, error.source.row) for error in documented if error.source
    )


@pytest.mark.parametrize(
    ("operation", "row"), [(name, row) for name, rows in ERROR_CODES.items() for row in rows]
)
def test_meaning_of_each_error_code(operation: str, row: ErrorCode) -> None:
    """A code's meaning names all that its rows say does not exist."""
    (meaning,) = (
        error.meaning for error in contract.operation(operation).errors if error.code == row.code
    )
    assert row.missing in meaning
    assert "does not exist" in meaning


@pytest.mark.parametrize("operation", ERROR_CODES)
def test_every_source_is_printed(operation: str) -> None:
    """Whatever names a table and a row names what the page prints."""
    printed = {
        (table.heading, cell)
        for table in TABLES
        if operation == table.operation
        for cell in (table.first_cell,)
    }
    printed |= {
        (table.heading, row.name)
        for table in TABLES
        if operation == table.operation
        for row in table.rows
    }
    printed |= {
        (heading, cell) for heading, cells in ALSO_PRINTED[operation].items() for cell in cells
    }
    parts = (contract.index()["operations"], contract.answers())
    named = {one for part in parts for one in sources(part[operation])} | set(
        sources(compiled_operation(operation))
    )
    assert printed == named


@pytest.mark.parametrize("name", ["request", "response", "path_parameters", "query_parameters"])
@pytest.mark.parametrize("operation", ERROR_CODES)
def test_no_default_keyword(operation: str, name: str) -> None:
    """No documented default stands where a tool would fill it in."""
    assert not [place for place, schema in members(part(operation, name)) if "default" in schema]


# What is not in a table.


def test_operations_of_the_pages() -> None:
    """The contract has the two calls, the token call, the reads, and API 3.0 (tested elsewhere)."""
    reads = [
        name for name in contract.operation_names() if contract.operation(name).effect == "read"
    ]
    assert sorted([*ERROR_CODES, *reads, NEWER_TUNNEL]) == sorted(contract.operation_names())


def test_address_of_the_tunnel() -> None:
    """The tunnel is changed at the domain and the path of the page's example."""
    operation = contract.operation(TUNNEL)
    assert (
        contract.service(operation.service).server + operation.path
        == "https://vpc.api.qcloud.com/v2/index.php"
    )


def test_address_of_the_group() -> None:
    """The group is changed by PUT at the printed URI."""
    operation = contract.operation(GROUP)
    assert (
        operation.route
        == "PUT /v5/{project_id}/p2c-vpn-gateways/vpn-servers/{vpn_server_id}/groups/{group_id}"
    )


def test_status_code_of_the_group() -> None:
    """The one status code of a success is 200."""
    assert list(compiled_operation(GROUP)["responses"]) == ["200"]


def test_address_of_the_token() -> None:
    """A token is requested by POST at the region's identity service, with only the password."""
    operation = contract.operation(TOKEN)
    assert operation.route == "POST /v3/auth/tokens"
    assert contract.service(operation.service).server == "https://iam.{region}.myhuaweicloud.com"
    assert compiled_document(TOKEN)["paths"]["/v3/auth/tokens"]["post"]["security"] == []


def test_answer_of_the_token() -> None:
    """The token is in a secret header, for 24 hours; the body has its end; the status is 201."""
    operation = contract.operation(TOKEN)
    responses = compiled_operation(TOKEN)["responses"]
    assert list(responses) == ["201"]
    assert operation.token == ("X-Subject-Token", 24 * 60 * 60)
    assert list(responses["201"]["headers"]) == ["X-Subject-Token"]
    assert "X-Subject-Token" in contract.service(operation.service).secret_headers


def test_endpoint_variable_of_the_token() -> None:
    """The vendor's variable for the endpoint of the identity service is on record."""
    assert contract.service("huawei_iam").endpoint_variable == "HUAWEICLOUD_SDK_IAM_ENDPOINT"


def test_refusals_of_the_token() -> None:
    """All shapes of a refusal are read: a number inside `error`, and a code of IAM at the top."""
    answer = contract.service("huawei_iam").answer
    expected = (
        [["error_code"], ["errorCode"], ["code"]],
        [["error_msg"], ["errorMsg"], ["message"]],
    )
    assert expected == (answer.codes, answer.message)
    assert answer.request_id_headers[0] == "X-IAM-Trace-Id"
    kinds = {error.code: error.kind for error in contract.operation(TOKEN).errors}
    assert ("authentication", "invalid") == (kinds[401], kinds["IAM.0011"])


def test_success_of_each_operation() -> None:
    """Each operation has its one status of a success; only the token's answer gives out a token."""
    expected = {TUNNEL: (200, False), GROUP: (200, False), TOKEN: (201, True)}
    found = {name: contract.operation(name) for name in ERROR_CODES}
    assert expected == {
        name: (operation.success, operation.token is not None) for name, operation in found.items()
    }


def test_nothing_of_a_sister_page_counts_as_documented() -> None:
    """All that the contract says of the token call is marked as of a sister page."""
    operation = contract.operation(TOKEN)
    nodes = [
        operation.request.node,
        *(schema for _, schema in members(operation.request.node)),
        operation.query_parameters.node,
    ]
    assert {"observed"} == {node.get("x-confidence") for node in nodes}
    assert {"observed", "inferred"} == {error.confidence for error in operation.errors}


@pytest.mark.parametrize(("operation", "name"), EXAMPLES)
def test_examples(operation: str, name: str) -> None:
    """The contract's examples are the printed ones, in the printed order."""
    (example,) = getattr(contract.operation(operation).examples, name).values()
    assert json.dumps(EXAMPLES[operation, name]) == json.dumps(example)


NEWER_TUNNEL = "ModifyVpnConnectionAttribute"
# The read that shows what a change is about: its arguments, the ids and the codes of the errors.
STATES: dict[str, dict[str, Any]] = {
    TUNNEL: {
        "read": "DescribeVpnConn",
        "arguments": {name: name for name in ("vpcId", "vpnGwId", "vpnConnId")},
        "at": ["data"],
        "ids": {
            "vpcId": ["unVpcId", "vpcId"],
            "vpnGwId": ["unVpnGwId", "vpnGwId"],
            "vpnConnId": ["unVpnConnId", "vpnConnId"],
        },
        # The page of the read has no code for a tunnel, and the change has that of a gateway.
        "missing": ["InvalidVpnGw.NotFound", "InvalidVpc.NotFound"],
        # 6 is a tunnel that runs.
        "refused": [{"at": ["vpcConnStatus"], "is-not": [6], "code": "InvalidVpnConnState"}],
    },
    NEWER_TUNNEL: {
        "read": "DescribeVpnConnections",
        "arguments": {"VpnConnectionIds": "VpnConnectionId"},
        "at": ["Response", "VpnConnectionSet"],
        "ids": {"VpnConnectionId": ["VpnConnectionId"]},
        "missing": ["ResourceNotFound"],
        "refused": [
            {
                "at": ["State"],
                "is-not": ["AVAILABLE"],
                "code": "UnsupportedOperation.VpnConnInvalidState",
            }
        ],
    },
    # The path is the same, so there are no arguments; a group is not in a list.
    GROUP: {
        "read": "ShowVpnUserGroup",
        "missing": ["VPN.0004"],
        # From the console guide.
        "refused": [{"at": ["user_group", "type"], "is": ["Default"], "x-confidence": "observed"}],
        "unique": [
            {
                "field": ["user_group", "name"],
                "read": "ListVpnUserGroups",
                "name": "name",
                "ids": {"group_id": "id"},
                "x-confidence": "inferred",
            }
        ],
    },
}
# The fields that the read shows under another name or, with None, not at all.
SHOWN: dict[str, dict[tuple[str, ...], list[str] | None]] = {
    TUNNEL: {
        ("userGwCidrBlock",): ["destinationCidr"],
        # The read has the ranges of both sides, but not which belong together.
        ("spdAcl",): None,
        ("encryptAlgorithm",): ["IPsecSet", "encryptAlgorithm"],
        ("IKESet", "n", "encryptAlgorithm"): ["IPsecSet", "encryptAlgorithm"],
    },
    NEWER_TUNNEL: {("SecurityPolicyDatabases",): ["SecurityPolicyDatabaseSet"]},
    GROUP: {},
}
# The read that shows how a change goes on; a group has changed when its answer comes.
TASKS: dict[str, dict[str, Any]] = {
    TUNNEL: {
        "read": "DescribeVpcTaskResultV2",
        "argument": "taskId",
        "id": ["data", "taskId"],
        "status": ["data", "status"],
        "running": [2],
        "done": [0],
        "failed": [1],
        "code": ["data", "output", "errorCode"],
        "reason": ["data", "output", "errorMsg"],
    },
    NEWER_TUNNEL: {
        "read": "DescribeVpcTaskResult",
        "argument": "TaskId",
        "id": ["Response", "RequestId"],
        "status": ["Response", "Status"],
        "running": ["RUNNING"],
        "done": ["SUCCESS"],
        "failed": ["FAILED"],
        "reason": ["Response", "Output"],
        "unknown": ["ResourceNotFound"],
        # The docs do not say whether this change is a task.
        "x-confidence": "inferred",
    },
}


def without_words(node: Any) -> Any:
    """Remove the words for users, which are ours."""
    if isinstance(node, list):
        return [without_words(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        name: without_words(value)
        for name, value in node.items()
        if name not in ("meaning", "hint")
    }


def test_state_of_each_change() -> None:
    """Each change has the read of what it changes, and no other operation has one."""
    entries = contract.index()["operations"].items()
    assert STATES == {name: without_words(one["state"]) for name, one in entries if one["state"]}


@pytest.mark.parametrize("operation", SHOWN)
def test_what_a_read_shows_under_another_name(operation: str) -> None:
    """Every other field has its own name in the answer of the read."""
    found = {
        place: schema.get("x-shown-as")
        for place, schema in members(part(operation, "request"))
        if schema.keys() & {"x-shown-as", "x-not-shown"}
    }
    assert SHOWN[operation] == found


def test_task_of_each_change() -> None:
    """Changes of tunnels run as tasks, whose read and statuses are those of its page."""
    entries = contract.index()["operations"].items()
    assert TASKS == {name: one["task"] for name, one in entries if one["task"]}


def test_regions_of_the_tunnel() -> None:
    """The short codes of the docs and of Terraform, and the long ones of the next version."""
    short = [
        "bj",
        "gz",
        "sh",
        "hk",
        "ca",
        "cd",
        "sg",
        "usw",
        "de",
        "kr",
        "shjr",
        "szjr",
        "gzopen",
        "cq",
        "jp",
        "th",
        "ru",
        "in",
        "use",
        "bjjr",
        "nj",
        "tsn",
        "tpe",
        "jkt",
        "sao",
        "szx",
        "qy",
    ]
    page = (
        "bangkok beijing chengdu chongqing guangzhou guangzhou-open hongkong mumbai seoul shanghai"
        " shanghai-fsi singapore"
    )
    programs = (
        "shenzhen-fsi jakarta nanjing tokyo guiyang shenzhen qingyuan shenzhen-sycft tianjin"
        " beijing-fsi taipei"
    )
    edge = "xian jinan hangzhou fuzhou hefei shijiazhuang wuhan changsha zhengzhou shenyang"
    other = [
        "eu-frankfurt",
        "eu-moscow",
        "na-ashburn",
        "na-siliconvalley",
        "na-toronto",
        "sa-saopaulo",
    ]
    long = [
        f"ap-{name}"
        for name in (*page.split(), *programs.split(), *(f"{name}-ec" for name in edge.split()))
    ]
    assert sorted([*short, *long, *other]) == sorted(contract.service("tencent_vpc").regions.known)


def test_regions_of_the_group() -> None:
    """The 31 regions that the vendor's SDKs have the host of."""
    numbers = {
        "ae-ad": [1],
        "af-north": [1],
        "af-south": [1],
        "ap-southeast": range(1, 6),
        "cn-east": range(2, 6),
        "cn-north": [1, 2, 4, 9, 11, 12],
        "cn-south": [1, 2, 4],
        "cn-southwest": [2, 3],
        "eu-west": [101],
        "la-north": [2],
        "la-south": [2],
        "me-east": [1],
        "na-mexico": [1],
        "ru-moscow": [1],
        "sa-brazil": [1],
        "tr-west": [1],
    }
    known = contract.service("huawei_vpn").regions.known
    assert ([f"{place}-{number}" for place, found in numbers.items() for number in found], 31) == (
        known,
        len(known),
    )


def test_regions_of_the_token() -> None:
    """They have the form of those of the group, and no list of their own."""
    token, group = (contract.service(name).regions for name in ("huawei_iam", "huawei_vpn"))
    assert (group.pattern, ()) == (token.pattern, token.known)
