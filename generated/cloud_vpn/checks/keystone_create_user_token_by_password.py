# Written by `make generate` from openapi/: change it there, not here.
"""The check of KeystoneCreateUserTokenByPassword, compiled from the contract."""

from typing import Any

REQUEST_ROOT_FIELDS: frozenset[str] = frozenset(["auth"])
REQUEST_AUTH_FIELDS: frozenset[str] = frozenset(["identity", "scope"])
REQUEST_AUTH_IDENTITY_FIELDS: frozenset[str] = frozenset(["methods", "password"])
REQUEST_AUTH_IDENTITY_METHODS: frozenset[str] = frozenset(["password"])
REQUEST_AUTH_IDENTITY_PASSWORD_FIELDS: frozenset[str] = frozenset(["user"])
REQUEST_AUTH_IDENTITY_PASSWORD_USER_FIELDS: frozenset[str] = frozenset(["domain", "name", "password"])
REQUEST_AUTH_IDENTITY_PASSWORD_USER_DOMAIN_FIELDS: frozenset[str] = frozenset(["name"])
REQUEST_AUTH_SCOPE_FIELDS: frozenset[str] = frozenset(["project"])
REQUEST_AUTH_SCOPE_PROJECT_FIELDS: frozenset[str] = frozenset(["id", "name"])
PATH_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])
QUERY_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset(["nocatalog"])


def bind(finding: Any, pattern: Any, sendable: Any, silent: Any, report: Any) -> Any:
    """Return the checks of each part by family, with callables of rules bound."""
    request_both_name_id = [
        finding(
            "VFD004",
            "/auth/scope/project",
            "name and id are both set, and the docs ask for one of them",
            "keep the one that the tunnel uses",
            "warning",
            "observed",
            ("KeystoneCreateUserTokenByPassword", "auth.scope.project", "name"),
        )
    ]

    def request_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= REQUEST_ROOT_FIELDS:
            return False
        if "auth" not in value:
            return False
        auth = value["auth"]
        if type(auth) is not dict:
            return False
        if not auth.keys() <= REQUEST_AUTH_FIELDS:
            return False
        if "identity" not in auth:
            return False
        if "scope" not in auth:
            return False
        identity = auth["identity"]
        if type(identity) is not dict:
            return False
        if not identity.keys() <= REQUEST_AUTH_IDENTITY_FIELDS:
            return False
        if "methods" not in identity:
            return False
        if "password" not in identity:
            return False
        methods = identity["methods"]
        if type(methods) is not list:
            return False
        if not methods:
            return False
        for methods_item in methods:
            if type(methods_item) is not str:
                return False
            if methods_item not in REQUEST_AUTH_IDENTITY_METHODS:
                return False
        password = identity["password"]
        if type(password) is not dict:
            return False
        if not password.keys() <= REQUEST_AUTH_IDENTITY_PASSWORD_FIELDS:
            return False
        if "user" not in password:
            return False
        user = password["user"]
        if type(user) is not dict:
            return False
        if not user.keys() <= REQUEST_AUTH_IDENTITY_PASSWORD_USER_FIELDS:
            return False
        if "name" not in user:
            return False
        if "password" not in user:
            return False
        if "domain" not in user:
            return False
        name = user["name"]
        if type(name) is not str:
            return False
        if not name:
            return False
        if not (name.isascii() or sendable(name)):
            return False
        password = user["password"]
        if type(password) is not str:
            return False
        if not password:
            return False
        if not (password.isascii() or sendable(password)):
            return False
        domain = user["domain"]
        if type(domain) is not dict:
            return False
        if not domain.keys() <= REQUEST_AUTH_IDENTITY_PASSWORD_USER_DOMAIN_FIELDS:
            return False
        if "name" not in domain:
            return False
        name = domain["name"]
        if type(name) is not str:
            return False
        if not name:
            return False
        if not (name.isascii() or sendable(name)):
            return False
        scope = auth["scope"]
        if type(scope) is not dict:
            return False
        if not scope.keys() <= REQUEST_AUTH_SCOPE_FIELDS:
            return False
        if "project" not in scope:
            return False
        project = scope["project"]
        if type(project) is not dict:
            return False
        if not project.keys() <= REQUEST_AUTH_SCOPE_PROJECT_FIELDS:
            return False
        if "name" not in project and "id" not in project:
            return False
        if "name" in project:
            name = project["name"]
            if type(name) is not str:
                return False
            if not name:
                return False
            if not (name.isascii() or sendable(name)):
                return False
        if "id" in project:
            id = project["id"]
            if type(id) is not str:
                return False
            if not id:
                return False
            if not (id.isascii() or sendable(id)):
                return False
        return True

    def request_contradictions(value: Any) -> list[Any] | None:
        found: list[Any] = []
        auth = value["auth"]
        scope = auth["scope"]
        project = scope["project"]
        if "name" in project and "id" in project:
            found += request_both_name_id
        return found

    def path_parameters_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= PATH_PARAMETERS_ROOT_FIELDS:
            return False
        return True

    def query_parameters_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= QUERY_PARAMETERS_ROOT_FIELDS:
            return False
        if "nocatalog" in value:
            nocatalog = value["nocatalog"]
            if type(nocatalog) is not str:
                return False
            if not (nocatalog.isascii() or sendable(nocatalog)):
                return False
        return True

    return {
        "request": {"VFS": request_tables, "VFD": request_contradictions},
        "path_parameters": {"VFS": path_parameters_tables},
        "query_parameters": {"VFS": query_parameters_tables},
    }
