"""The settings that a client takes: typed, documented and given their defaults in one place."""

from __future__ import annotations

from inspect import Parameter, Signature, cleandoc
from textwrap import indent
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vpn_preflight.finding import Profile

Certificate: TypeAlias = str | tuple[str, str] | tuple[str, str, str]
T = TypeVar("T")
C = TypeVar("C", bound=type)


class Options(TypedDict, total=False):
    """The settings of every client.

    profile: "document" as the docs are written, or "observed", where rules that the service is
        known to contradict are warnings.
    ignore: Codes of rules to switch off.
    timeout: Seconds for each step of a request: connecting, sending, waiting for bytes.
    deadline: Seconds for a whole call, with its retries and the pauses between them.
    retries: How many attempts may follow the first one, where that is safe.
    proxy: The URL of a proxy, in place of those of the environment.
    ca: A file of certificate authorities to trust in place of the usual ones.
    cert: A client certificate for mutual TLS: the path of a PEM file with its key, or the paths of
        both, or these and the key's password.
    user_agent: What names your program, such as "rotate-keys/1.2"; ours is added after it.
    headers: Further headers of each request, such as those that a gateway asks for; the ones that
        the request itself needs are refused.
    transport: A transport of httpx in place of the network, such as that of the emulator. It is
        held to the deadline where nothing blocks; one that blocks, between the pieces of a body.
    """

    profile: Profile
    ignore: Iterable[str]
    timeout: float
    deadline: float
    retries: int
    proxy: str | None
    ca: str | None
    cert: Certificate | None
    user_agent: str | None
    headers: Mapping[str, str] | None
    transport: Any


DEFAULTS: dict[str, Any] = {
    "profile": "document",
    "ignore": (),
    "timeout": 30.0,
    "deadline": 120.0,
    "retries": 2,
}


def takes(options: type, **defaults: Any) -> Callable[[C], C]:
    """Give a class of clients its settings; one without a default is None.

    `help()` shows the settings as if the constructor listed them, and what they are.
    """
    own = [name for name in options.__annotations__ if name not in Options.__annotations__]
    known = dict.fromkeys([*own, *Options.__annotations__]) | DEFAULTS | defaults

    def decorate(kind: C) -> C:
        kind.defaults = known  # type: ignore[attr-defined]
        kind.__signature__ = Signature([parameter(options, name, known[name]) for name in known])  # type: ignore[attr-defined]
        listed = "\n".join((*listing(options), *listing(Options)))
        kind.__doc__ = f"{cleandoc(kind.__doc__ or '')}\n\nArgs:\n{indent(listed, '    ')}\n"
        return kind

    return decorate


def listing(options: type) -> list[str]:
    """Return the lines that say what the settings are."""
    return cleandoc(options.__doc__ or "").splitlines()[2:]


def parameter(options: type, name: str, default: Any) -> Parameter:
    """Show a setting as a parameter that is passed by its name."""
    hint = options.__annotations__[name]
    written = getattr(hint, "__forward_arg__", hint)
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=written)


def complete(kind: type, defaults: Mapping[str, Any], given: T) -> T:
    """Add the defaults to the settings of a client; raises TypeError for an unknown one."""
    settings = cast("dict[str, Any]", given)
    for name in settings.keys() - defaults.keys():
        from vpn_preflight.rules.suggestion import closest  # noqa: PLC0415 - few need it

        meant = closest(name, defaults)
        advice = f"did you mean {meant}?" if meant else f"use {', '.join(defaults)}"
        raise TypeError(f"{kind.__name__} has no setting {name}; {advice}")
    return cast("T", {**defaults, **settings})
