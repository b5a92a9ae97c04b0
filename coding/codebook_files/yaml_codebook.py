"""Codebooks in YAML: a section `codes` and a section `rules`, each a list of entries; values are the text that stands there.

Importing this module loads PyYAML, so it is imported when YAML is met.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from coding.clean_text import FieldError
from coding.codebook_files.cell_list import join_items
from coding.codebook_files.table import (
    CODE_COLUMNS,
    REQUIRED_OF_CODES,
    REQUIRED_OF_RULES,
    RULE_COLUMNS,
    Table,
    TableRow,
    suggestion,
)
from coding.codebook_files.yaml_root import YamlBrokenError, yaml_root

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from coding.code import Code
    from coding.codebook import Codebook
    from coding.rule import Rule

_SECTIONS = ("codes", "rules")
_NULL = "tag:yaml.org,2002:null"


def read_tables(path: Path) -> tuple[Table, Table]:
    """Reads the sections of codes and of rules as tables.

    Raises:
        YamlBrokenError: It is no YAML that could be a codebook.
    """
    root = yaml_root(path)
    if not isinstance(root, MappingNode):
        raise YamlBrokenError(path, None, "it has no sections; begin with codes: and a list below it")
    faults: list[str] = []
    sections = _named(root, _SECTIONS, faults)
    codes = _table(sections.get("codes"), CODE_COLUMNS, REQUIRED_OF_CODES, faults)
    return codes, _table(sections.get("rules"), RULE_COLUMNS, REQUIRED_OF_RULES, [])


def write(codebook: Codebook, path: Path) -> None:
    """Writes a codebook; what is empty is left out."""
    content = {"codes": [_code_entry(code) for code in codebook]}
    if rules := [_rule_entry(code.path, rule) for code in codebook for rule in code.rules]:
        content["rules"] = rules
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # libyaml's is ten times faster, where it was built in
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        yaml.dump(content, stream, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100)


def _code_entry(code: Code) -> dict[str, object]:
    """The entry of one code."""
    values = {column: getattr(code, column) for column in CODE_COLUMNS}
    return {column: list(value) if isinstance(value, tuple) else value for column, value in values.items() if value}


def _rule_entry(path: str, rule: Rule) -> dict[str, object]:
    """The entry of one rule; its patterns are written as YAML, not as JSON inside it."""
    words = [json.loads(word) for word in rule.words] if rule.match == "pattern" else list(rule.words)
    entry = {"path": path, "match": rule.match, "words": words, "exclude": list(rule.exclude), "unit": rule.unit}
    return {column: value for column, value in entry.items() if value}


def _table(section: Node | None, columns: Mapping[str, object], required: Sequence[str], faults: list[str]) -> Table:
    """The entries of a section as rows."""
    if section is None:
        return Table(faults=tuple(faults))
    if not isinstance(section, SequenceNode):
        return Table(faults=(*faults, f"{_place(section)}: there is no list; begin every entry with a dash"))
    rows = tuple(row for node in section.value if (row := _row(node, columns, required, faults)))
    return Table(rows, tuple(faults))


def _row(node: Node, columns: Mapping[str, object], required: Sequence[str], faults: list[str]) -> TableRow | None:
    """One entry as a row, or None and a fault."""
    if not isinstance(node, MappingNode):
        faults.append(f"{_place(node)}: the entry has no fields; write path: and the others below it")
        return None
    fields = _named(node, columns, faults)
    faults += [f"{_place(node)}: the field {name} is missing" for name in required if name not in fields]
    cells: dict[str, str] = {}
    for name, value in fields.items():
        try:
            cells[name] = _cell(value, name, is_rule=columns is RULE_COLUMNS)
        except FieldError as fault:
            faults.append(f"{_place(value)}, column {name}: {fault.reason}")
    return TableRow(_place(node), cells)


def _named(node: MappingNode, known: Collection[str], faults: list[str]) -> dict[str, Node]:
    """The values of a mapping by their names, each known and there once."""
    named: dict[str, Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in known:
            faults.append(f"{_place(key)}: the field {name[:40]!r} is unknown; {suggestion(name, {one: one for one in known})}")
        elif name in named:
            faults.append(f"{_place(key)}: the field {name} stands there twice; keep one of them")
        else:
            named[name] = value
    return named


def _cell(node: Node, name: str, *, is_rule: bool) -> str:
    """A value as the text that a cell would hold."""
    if isinstance(node, ScalarNode):
        return "" if node.tag == _NULL else str(node.value)
    if is_rule and name == "words" and _holds_patterns(node):
        return _json(node)
    if not isinstance(node, SequenceNode) or name not in _list_columns(is_rule=is_rule):
        raise FieldError("holds a list or fields; write one text")
    if not all(isinstance(item, ScalarNode) for item in node.value):
        raise FieldError("holds a list in a list; write one text an item")
    return join_items(str(item.value) for item in node.value)


def _list_columns(*, is_rule: bool) -> Collection[str]:
    """The columns that hold lists."""
    return ("words", "exclude") if is_rule else ("aliases", "topics")


def _holds_patterns(node: Node) -> bool:
    """Says whether a list holds tokens or patterns rather than words."""
    return isinstance(node, SequenceNode) and not all(isinstance(item, ScalarNode) for item in node.value)


def _json(node: Node) -> str:
    """Token patterns written as YAML, as JSON."""
    try:
        value: Any = SafeConstructor().construct_document(node)
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (yaml.YAMLError, ValueError, TypeError, OverflowError) as cause:
        reason = str(cause).splitlines()[0]
        raise FieldError(f'is no token pattern ({reason}); write a list of tokens such as [{{"LOWER": "råd"}}]') from cause


def _place(node: Node) -> str:
    """How to name a node's line in a message."""
    return f"line {node.start_mark.line + 1}"
