"""The codebook: a tree of codes, as a value whose verbs return a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypedDict, Unpack

from coding.clean_text import FieldError
from coding.code import SEPARATOR, Code
from coding.code_fields import CodeFieldError, clean_code
from coding.code_finder import CodeFinder, CodeUnknownError
from coding.code_path import below, clean_name, clean_path, is_within, lineage
from coding.code_tree import check_codes, depth_first, new_id
from coding.rule import Rule
from interviews.errors import KodbokError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class CodeInsideItselfError(KodbokError):
    """A code would come to lie below itself."""

    def __init__(self, path: str, into: str) -> None:
        super().__init__(
            f"The code {path!r} cannot go into {into!r}, which is the code itself or lies below it; choose another place."
        )


class NoSiblingsError(KodbokError):
    """A code would be put in order beside one that has another parent."""

    def __init__(self, path: str, before: str) -> None:
        super().__init__(f"The codes {path!r} and {before!r} do not lie below the same code; move one of them first.")


class CodeFields(TypedDict, total=False):
    """The fields of a code that `change` sets."""

    definition: str
    include: str
    exclude: str
    example: str
    colour: str
    aliases: tuple[str, ...]
    topics: tuple[str, ...]
    rules: tuple[Rule, ...]
    retired: bool


class NewCodeFields(CodeFields, total=False):
    """The fields of a code that `add` sets."""

    id: str


@dataclass(frozen=True)  # no slots: the indexes are computed once and kept
class Codebook:
    """Codes in depth-first order, parents before children, siblings in the order they were given.

    Every verb takes exact paths, returns a new codebook, and raises `CodeUnknownError` for a path that is not there,
    `CodeExistsError` for a new one that is, and `CodeFieldError` for a field's content that no file could carry.

    >>> book = Codebook().add("Barn > Lek", aliases=("Fritid",)).rename("Barn", "Barnperspektiv")
    >>> [code.path for code in book]
    ['Barnperspektiv', 'Barnperspektiv > Lek']
    >>> book.find("fritid").path
    'Barnperspektiv > Lek'

    Attributes:
        codes: The codes; paths and ids are unique, each code stands after its parent, every field is clean.

    Raises:
        CodeExistsError: Two codes have the same path.
        CodeIdTakenError: Two codes have the same id.
        CodeOrderError: The codes are in no depth-first order, or a parent is missing.
        CodeFieldError: A field holds what it cannot.
        CodeUncleanError: A field is not in its clean form (NFC, tuples, `#rrggbb`, …).
    """

    codes: tuple[Code, ...] = ()

    def __post_init__(self) -> None:
        check_codes(self.codes)

    @classmethod
    def of(cls, codes: Iterable[Code]) -> Codebook:
        """Makes a codebook of codes in any order: cleans their fields, sorts them, makes the parents that are missing.

        Raises:
            CodeExistsError: Two codes have the same path.
            CodeFieldError: A field holds what it cannot.
        """
        return cls(depth_first(clean_code(code) for code in codes))

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __contains__(self, path: object) -> bool:
        return path in self._by_path

    @cached_property
    def _by_path(self) -> dict[str, Code]:
        """The codes by path."""
        return {code.path: code for code in self.codes}

    @cached_property
    def _by_id(self) -> dict[str, Code]:
        """The codes by id."""
        return {code.id: code for code in self.codes}

    @cached_property
    def _finder(self) -> CodeFinder:
        """The index of what people write."""
        return CodeFinder(self.codes)

    @property
    def roots(self) -> tuple[Code, ...]:
        """The codes of the first level."""
        return self.children("")

    def find(self, text: str) -> Code:
        """Returns the code that a person means: by its path, else by its unique name or alias.

        Only when nothing is written exactly so are case and white space set aside, and then accents.

        Raises:
            CodeAmbiguousError: Several codes have the name; the error lists them.
            CodeUnknownError: No code has; the error lists the nearest.
        """
        return self._finder.find(text)

    def meant(self, text: str) -> tuple[Code, ...]:
        """Returns every code that a text may mean, found as `find` finds: one, several of the same name, or none."""
        return tuple(self._finder.meant(text))

    def nearest(self, text: str) -> tuple[str, ...]:
        """Returns the paths of up to three codes whose path, name or alias looks most like a text."""
        return tuple(self._finder.nearest(text))

    def get(self, path: str) -> Code:
        """Returns the code at an exact path."""
        if path not in self._by_path:
            raise CodeUnknownError(path, self._finder.nearest(path))
        return self._by_path[path]

    def by_id(self, identifier: str) -> Code | None:
        """Returns the code with an id, or None."""
        return self._by_id.get(identifier)

    def children(self, path: str) -> tuple[Code, ...]:
        """Returns the codes right below a path; below the empty path stand the roots."""
        return tuple(code for code in self.codes if code.parent == path)

    def descendants(self, path: str) -> tuple[Code, ...]:
        """Returns every code below a path, in order, without the code itself."""
        return tuple(code for code in self.codes if code.path.startswith(path + SEPARATOR))

    def colour_of(self, path: str) -> str:
        """Returns the colour to show a code in: its own, else that of the nearest ancestor that has one, else nothing."""
        self.get(path)
        colours = (self._by_path[step].colour for step in reversed(lineage(path)))
        return next(filter(None, colours), "")

    def add(self, path: str, **fields: Unpack[NewCodeFields]) -> Codebook:
        """Adds a code as its parent's last child, and makes the parents that are missing."""
        identifier = fields.pop("id", None) or new_id()
        added = Code(identifier, _clean(clean_path, path))
        return Codebook(depth_first([*self.codes, clean_code(replace(added, **fields))]))

    def change(self, path: str, **fields: Unpack[CodeFields]) -> Codebook:
        """Sets fields of a code; `rename` and `move` change its path."""
        return self._with(clean_code(replace(self.get(path), **fields)))

    def rename(self, path: str, name: str) -> Codebook:
        """Gives a code another name where it stands; what lies below follows."""
        new_path = below(self.get(path).parent, _clean(clean_name, name))
        return Codebook(tuple(_repathed(code, path, new_path) for code in self.codes))

    def move(self, path: str, parent: str) -> Codebook:
        """Moves a code, with what lies below it, to the end of another parent's children; the empty path is the top.

        Raises:
            CodeInsideItselfError: The parent is the code itself or lies below it.
        """
        code = self.get(path)
        self._refuse_inside(path, parent)
        new_path = below(parent, code.name)
        return self if new_path == path else self._resettled(path, new_path)

    def place(self, path: str, before: str = "") -> Codebook:
        """Puts a code, with what lies below it, before another child of its parent; the empty path is the end of them.

        >>> [code.path for code in Codebook().add("Barn").add("Unga").place("Unga", "Barn")]
        ['Unga', 'Barn']

        Raises:
            NoSiblingsError: The other code has another parent.
        """
        code, rest = self.get(path), [each for each in self.codes if not is_within(each.path, path)]
        moved = [each for each in self.codes if is_within(each.path, path)]
        if not before:
            return Codebook(depth_first([*rest, *moved]))
        if self.get(before).parent != code.parent:
            raise NoSiblingsError(path, before)
        if before == path:
            return self
        at = next(number for number, each in enumerate(rest) if each.path == before)
        return Codebook(depth_first([*rest[:at], *moved, *rest[at:]]))

    def merge(self, path: str, into: str) -> Codebook:
        """Merges a code into another one, which gets its name and aliases as aliases, its topics and its rules.

        Children move along. The merged code's id is gone, so whoever keeps segments by id gives them the id of the other.

        Raises:
            CodeInsideItselfError: The other code is the code itself or lies below it.
            CodeExistsError: Both have a child of the same name; merge or rename those first.
        """
        merged, target = self.get(path), self.get(into)
        self._refuse_inside(path, into)
        names = (name for name in (*target.aliases, merged.name, *merged.aliases) if name != target.name)
        gathered = replace(
            target,
            aliases=tuple(dict.fromkeys(names)),
            topics=tuple(dict.fromkeys((*target.topics, *merged.topics))),
            rules=tuple(dict.fromkeys((*target.rules, *merged.rules))),
        )
        without = Codebook(tuple(code for code in self._with(gathered).codes if not is_within(code.path, path)))
        moved = (_repathed(code, path, into) for code in self.descendants(path))
        return Codebook(depth_first([*without.codes, *moved]))

    def split(self, path: str, names: Iterable[str]) -> Codebook:
        """Adds new children below a code, so that its codings can be told apart."""
        self.get(path)
        book = self
        for name in names:
            book = book.add(below(path, _clean(clean_name, name)))
        return book

    def retire(self, path: str) -> Codebook:
        """Keeps a code for what it marked, not to be used for new codings; what lies below it is not touched."""
        return self.change(path, retired=True)

    def restore(self, path: str) -> Codebook:
        """Takes a retired code into use again."""
        return self.change(path, retired=False)

    def delete(self, path: str) -> Codebook:
        """Leaves out a code and everything below it."""
        self.get(path)
        return Codebook(tuple(code for code in self.codes if not is_within(code.path, path)))

    def _with(self, changed: Code) -> Codebook:
        """The codebook with one code in place of that with its path."""
        return Codebook(tuple(changed if code.path == changed.path else code for code in self.codes))

    def _resettled(self, path: str, new_path: str) -> Codebook:
        """The codebook with a code and what lies below it under a new path, last among its siblings."""
        rest = [code for code in self.codes if not is_within(code.path, path)]
        moved = [_repathed(code, path, new_path) for code in self.codes if is_within(code.path, path)]
        return Codebook(depth_first([*rest, *moved]))

    def _refuse_inside(self, path: str, into: str) -> None:
        """Raises if a code would go into itself or below, or into a code that is not there."""
        if into:
            self.get(into)
        if is_within(into, path):
            raise CodeInsideItselfError(path, into)


def _repathed(code: Code, old: str, new: str) -> Code:
    """A code whose path has another beginning, if it lies at or below the old one."""
    return replace(code, path=new + code.path[len(old) :]) if is_within(code.path, old) else code


def _clean(cleaner: Callable[[str], str], text: str) -> str:
    """A name or path that a person gave, made clean."""
    try:
        return cleaner(text)
    except FieldError as fault:
        raise CodeFieldError(text, "path", fault.reason) from fault
