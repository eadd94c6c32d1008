"""How many steps a backtracking matcher takes, and strings that make a careless pattern take many.

A test must not assert a time, and Python's engine does not report how much it did. So this is a
matcher of the same kind, which takes a step for every character and place that it tries, over the
same parsed form of the pattern; what one node takes is asked of the engine itself. It omits the
engine's short cuts, and so counts too much rather than too little. The parsed form is that of
`re._parser`: no public module has one, and a parser of our own could differ. Linters for patterns
(regexploit, redos-detector) look for known forms only, and miss what is in a class or behind
another pattern; counting sees what happens. That the matcher agrees with the
engine is a test of its own.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import islice, product
from re import _compiler, _parser  # type: ignore[attr-defined] # not in the type stubs
from typing import Any

# Beyond this no attack of ours has any business.
LIMIT = 100_000
# Repetitions with a lower bound than this cannot cost much.
MANY = 16
SAMPLES = 5
SIZE = 10


class TooManyError(Exception):
    """The matcher gave up."""


class Pattern:
    """A pattern that counts: `steps` is how many the last match took."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.pattern = pattern
        self.flags = pattern.flags & ~re.DEBUG
        self.tree = list(_parser.parse(pattern.pattern, self.flags))
        self.singles: dict[tuple[int, int], re.Pattern[Any]] = {}
        self.keep: list[Any] = []
        self.steps = 0
        self.text: Any = ""
        self.groups: dict[int, tuple[int, int]] = {}

    def subject(self, text: str) -> Any:
        """The string as the pattern takes it."""
        return (
            text.encode("latin-1", "replace") if isinstance(self.pattern.pattern, bytes) else text
        )

    def match(self, text: str, *, is_full: bool = True) -> bool:
        """Match a whole string, or look for matches all through it, as `finditer` does."""
        self.text, self.steps = self.subject(text), 0
        if is_full:
            self.groups = {}
            return any(end == len(text) for end in self.ends(self.tree, 0, self.flags))
        found, at = False, 0
        while at <= len(text):
            self.groups = {}
            end = next(self.ends(self.tree, at, self.flags), None)
            found |= end is not None
            at = at + 1 if end is None else max(end, at + 1)
        return found

    def step(self) -> None:
        """Count one step."""
        self.steps += 1
        if self.steps > LIMIT:
            raise TooManyError

    def single(self, node: Any, flags: int) -> re.Pattern[Any]:
        """Compile one node by itself."""
        key = (id(node), flags)
        if key not in self.singles:
            self.keep.append(node)
            state = _parser.State()
            state.flags = flags
            self.singles[key] = _compiler.compile(_parser.SubPattern(state, [node]), flags)
        return self.singles[key]

    def ends(self, nodes: list[Any], at: int, flags: int) -> Iterator[int]:
        """Yield where a sequence may end, the preferred end first."""
        if not nodes:
            yield at
            return
        for middle in self.node_ends(nodes[0], at, flags):
            yield from self.ends(nodes[1:], middle, flags) if len(nodes) > 1 else (middle,)

    def node_ends(self, node: Any, at: int, flags: int) -> Iterator[int]:
        """Yield where one node may end."""
        self.step()
        name = str(node[0])
        special: Callable[[Any, int, int], Iterator[int]] | None = getattr(
            self, f"ends_{name.lower()}", None
        )
        if special is not None:
            yield from special(node[1], at, flags)
        # A character, or a place between two.
        elif (found := self.single(node, flags).match(self.text, at)) is not None:
            yield found.end()

    def ends_subpattern(self, what: Any, at: int, flags: int) -> Iterator[int]:
        """Yield the ends of a group."""
        group, added, removed, inner = what
        for end in self.ends(list(inner), at, (flags | added) & ~removed):
            if group is not None:
                self.groups[group] = (at, end)
            yield end

    def ends_branch(self, what: Any, at: int, flags: int) -> Iterator[int]:
        """Yield the ends of each alternative."""
        for inner in what[1]:
            yield from self.ends(list(inner), at, flags)

    def ends_max_repeat(self, what: Any, at: int, flags: int) -> Iterator[int]:
        """Yield the ends of a repetition, the longest first."""
        low, high, inner = what
        yield from self.repeat(list(inner), (low, high), at, flags, 0)

    def repeat(
        self, inner: list[Any], bounds: tuple[int, Any], at: int, flags: int, count: int
    ) -> Iterator[int]:
        """Yield the ends of further repetitions; what is empty is not repeated for its own sake."""
        if len(inner) == 1 and str(inner[0][0]) in {"LITERAL", "NOT_LITERAL", "ANY", "IN"}:
            ends = [at, *self.walk(inner, bounds[1], at, flags)]
            for end in reversed(ends[bounds[0] :]):
                self.step()
                yield end
            return
        if count < bounds[1]:
            for end in self.ends(inner, at, flags):
                if end > at or count < bounds[0]:
                    yield from self.repeat(inner, bounds, end, flags, count + 1)
        if count >= bounds[0]:
            yield at

    def walk(self, inner: list[Any], most: Any, at: int, flags: int) -> Iterator[int]:
        """Yield the end of each repetition in a row, each at its first end."""
        count = 0
        while count < most and (end := next(self.ends(inner, at, flags), at)) > at:
            at, count = end, count + 1
            yield at

    def ends_min_repeat(self, what: Any, at: int, flags: int) -> Iterator[int]:
        """Yield the ends of a repetition, the shortest first; the last costs as much as any."""
        yield from sorted(set(self.ends_max_repeat(what, at, flags)))

    def ends_possessive_repeat(self, what: Any, at: int, flags: int) -> Iterator[int]:
        """Yield the one end of a repetition that gives nothing back."""
        low, high, inner = what
        ends = [at, *self.walk(list(inner), high, at, flags)]
        if len(ends) > low or low == 0 or next(self.ends(list(inner), at, flags), None) is not None:
            yield ends[-1]

    def ends_atomic_group(self, what: Any, at: int, flags: int) -> Iterator[int]:
        """Yield the one end of a group that gives nothing back."""
        yield from islice(self.ends(list(what), at, flags), 1)

    def is_ahead(self, what: Any, at: int, flags: int) -> bool:
        """Whether something stands before or behind a place."""
        direction, inner = what
        if direction > 0:
            return next(self.ends(list(inner), at, flags), None) is not None
        start = at - inner.getwidth()[0]
        return start >= 0 and any(end == at for end in self.ends(list(inner), start, flags))

    def ends_assert(self, what: Any, at: int, flags: int) -> Iterator[int]:
        """Yield the place itself, if something stands there."""
        if self.is_ahead(what, at, flags):
            yield at

    def ends_assert_not(self, what: Any, at: int, flags: int) -> Iterator[int]:
        """Yield the place itself, if something does not stand there."""
        if not self.is_ahead(what, at, flags):
            yield at

    def ends_groupref(self, what: Any, at: int, flags: int) -> Iterator[int]:
        """Yield the end of what a group held."""
        del flags
        start, end = self.groups.get(what, (0, -1))
        if end >= 0 and self.text.startswith(self.text[start:end], at):
            yield at + end - start

    @cached_property
    def alphabet(self) -> str:
        """One character of each kind that the pattern distinguishes; the last may be of no kind."""
        leaves = [self.single(node, flags) for node, flags in characters(self.tree, self.flags)]
        known = "".join(
            chr(value)
            for value in literals(self.tree)
            if value < 0x3000 or isinstance(self.pattern.pattern, str)
        )
        kinds: dict[tuple[bool, ...], str] = {}
        for each in known + "aA0_ \n\r-.\x00!é":
            kinds.setdefault(
                tuple(leaf.match(self.subject(each)) is not None for leaf in leaves), each
            )
        nothing = (False,) * len(leaves)
        return "".join(each for kind, each in kinds.items() if kind != nothing) + kinds.get(
            nothing, ""
        )

    def samples(self, nodes: list[Any], flags: int) -> list[str]:
        """A few strings that a sequence takes: the shortest of each node, and every kind of one."""
        choices = [self.node_samples(node, flags) or [""] for node in nodes]
        shortest = [min(choice, key=len) for choice in choices]
        found = ["".join(shortest)]
        for index, choice in enumerate(choices):
            found += ["".join([*shortest[:index], each, *shortest[index + 1 :]]) for each in choice]
        return list(dict.fromkeys(found))

    def node_samples(self, node: Any, flags: int) -> list[str]:
        """A few strings that a node takes."""
        name, what = str(node[0]), node[1]
        if name in {"LITERAL", "NOT_LITERAL", "ANY", "IN"}:
            return [
                each for each in self.alphabet if self.single(node, flags).match(self.subject(each))
            ]
        if name == "SUBPATTERN":
            return self.samples(list(what[3]), (flags | what[1]) & ~what[2])
        if name == "BRANCH":
            return [
                each for inner in what[1] for each in self.samples(list(inner), flags)[:SAMPLES]
            ]
        if name.endswith("_REPEAT"):
            return [
                each * max(low, 1)
                for low in (what[0],)
                for each in self.samples(list(what[2]), flags)
            ] + [""] * (what[0] == 0)
        return self.samples(list(what), flags) if name == "ATOMIC_GROUP" else [""]

    def repeats(self, nodes: list[Any], flags: int, before: str) -> Iterator[tuple[str, list[str]]]:
        """Yield each long repetition: a string that leads to it, and some that repeat it."""
        for index, node in enumerate(nodes):
            name, what = str(node[0]), node[1]
            lead = before + self.samples(nodes[:index], flags)[0]
            for inner, inside in below(name, what, flags):
                yield from self.repeats(inner, inside, lead)
            if name.endswith("_REPEAT") and what[1] >= MANY:
                bodies = list(filter(None, self.samples(list(what[2]), flags)))
                yield lead, list(dict.fromkeys(bodies[:SAMPLES] + bodies[-SAMPLES:]))

    def attacks(self) -> Iterator[Callable[[int], str]]:
        """Yield strings that grow: one part of them is repeated as often as is asked for."""
        tails = ["", self.alphabet[-1:], "\x00\n", " x"]
        seen = set()
        for lead, bodies in self.repeats(self.tree, self.flags, ""):
            pairs = ["".join(pair) for pair in product(bodies[:3], repeat=2)]
            for pump in [*bodies, *pairs, *(lead + body for body in bodies[:3]), lead]:
                for start, tail in product({lead, ""}, tails):
                    if pump and (start, pump, tail) not in seen:
                        seen.add((start, pump, tail))
                        yield (
                            lambda count, start=start, pump=pump, tail=tail: (
                                start + pump * count + tail
                            )
                        )  # type: ignore[misc]

    def cost(self, text: str, *, is_full: bool) -> int:
        """The steps that a string takes; LIMIT if they are more."""
        try:
            self.match(text, is_full=is_full)
        except (TooManyError, RecursionError):
            return LIMIT
        return self.steps


def below(name: str, what: Any, flags: int) -> Iterator[tuple[list[Any], int]]:
    """Yield the sequences inside a node, and the flags that hold there."""
    if name == "SUBPATTERN":
        yield list(what[3]), (flags | what[1]) & ~what[2]
    elif name == "BRANCH":
        yield from ((list(inner), flags) for inner in what[1])
    elif name.endswith("_REPEAT"):
        yield list(what[2]), flags
    elif name in {"ASSERT", "ASSERT_NOT"}:
        yield list(what[1]), flags
    elif name == "ATOMIC_GROUP":
        yield list(what), flags


def characters(nodes: list[Any], flags: int) -> Iterator[tuple[Any, int]]:
    """Yield every node that takes one character, and the flags that hold there."""
    for node in nodes:
        name, what = str(node[0]), node[1]
        if name in {"LITERAL", "NOT_LITERAL", "ANY", "IN"}:
            yield node, flags
        for inner, inside in below(name, what, flags):
            yield from characters(inner, inside)


def literals(nodes: list[Any]) -> Iterator[int]:
    """Yield the characters that a pattern names, and the ends of its ranges."""
    for node, _ in characters(nodes, 0):
        for name, what in node[1] if str(node[0]) == "IN" else [node]:
            if str(name) in {"LITERAL", "NOT_LITERAL"}:
                yield what
            elif str(name) == "RANGE":
                yield from what


def growing(pattern: re.Pattern[Any], *, is_full: bool = True) -> str | None:
    """Return a string over which a pattern takes more than linear time; None if there is none."""
    counted = Pattern(pattern)
    for attack in counted.attacks():
        few, twice = (counted.cost(attack(SIZE * factor), is_full=is_full) for factor in (1, 2))
        if twice > 2.1 * few or twice == LIMIT:
            more, most = (counted.cost(attack(SIZE * factor), is_full=is_full) for factor in (4, 8))
            # Twice as much more for twice as much more is linear; the square would be four times.
            if most == LIMIT or most - more > 3 * (more - twice):
                return attack(SIZE)
    return None
