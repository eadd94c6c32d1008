"""What an error reporter, and a rich traceback, would show of an error."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import rich.console
import rich.traceback

import cloud_vpn
import vpn_preflight

OURS = (str(Path(vpn_preflight.__path__[0])), str(Path(cloud_vpn.__path__[0])))
# Far more than anything that an error of ours could hold.
DEPTH = 12


def raised(call: Callable[[], Any]) -> BaseException:
    """Return what a call raises; this frame, the first of its traceback, holds nothing."""
    try:
        call()
    except BaseException as error:  # noqa: BLE001 - whatever it is
        return error
    raise AssertionError("nothing was raised")


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and all behind it, also those that Python itself would not show."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if one is not None and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__]


def frames(trace: TracebackType | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the file and the local variables of each frame."""
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, dict(trace.tb_frame.f_locals)
        trace = trace.tb_next


def is_ours(file: str) -> bool:
    """Tell a frame of our packages, or of what attrs wrote for them."""
    return file.startswith(OURS) or (
        "<attrs generated" in file and ("vpn_preflight" in file or "cloud_vpn" in file)
    )


def spread(value: Any, depth: int = DEPTH) -> Iterator[str]:
    """Yield the repr of a value, and of all inside of it, as reporters take containers apart."""
    yield repr(value)
    if depth and isinstance(value, dict):
        yield from (
            text for pair in value.items() for item in pair for text in spread(item, depth - 1)
        )
    elif depth and isinstance(value, list | tuple | set | frozenset):
        yield from (text for item in value for text in spread(item, depth - 1))


def reported(error: BaseException) -> str:
    """Write every local variable of every frame of ours."""
    found = [
        f"{file}: {name} = {text}"
        for one in chain(error)
        for file, variables in frames(one.__traceback__)
        if is_ours(file)
        for name, value in variables.items()
        for text in spread(value)
    ]
    return "\n".join(found)


def pictured(error: BaseException) -> str:
    """Draw a traceback with the local variables of all frames, ours or not, as rich does."""
    text = io.StringIO()
    drawn = rich.traceback.Traceback.from_exception(
        type(error),
        error,
        error.__traceback__,
        width=1000,
        max_frames=0,
        show_locals=True,
        locals_max_length=None,  # type: ignore[arg-type,unused-ignore] # no limit
        locals_max_string=None,  # type: ignore[arg-type,unused-ignore]
    )
    rich.console.Console(file=text, width=1000, color_system=None).print(drawn)
    return text.getvalue()
