"""From a folder of YAML to a frozen, checked, hashed rule book; a book that does not check does not load."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from jiayuan.benefits.engine.book import Doc, Pair, Param, ParamValue, RuleBook
from jiayuan.benefits.engine.facts import FactDef
from jiayuan.benefits.engine.faults import BookError
from jiayuan.benefits.engine.nodes import Kind, Lit
from jiayuan.benefits.engine.parser import parse
from jiayuan.benefits.engine.policies import Catalogue, policies_of
from jiayuan.benefits.engine.sources import Entry, digest, read

KINDS: Mapping[str, Kind] = {"bool": "bool", "int": "int", "money": "money", "date": "date", "enum": "enum"}


def _fact(code: str, entry: Entry) -> FactDef:
    entry.allow("type", "zh", "en", "options", "codes", "absent", "low", "high", "source", "expires", "question", "who")
    kind = KINDS.get(entry.text("type"))
    if kind is None:
        raise BookError(entry.where, "type 不认识")
    options = entry.under("options").data
    low = entry.optional_number("low")
    return FactDef(
        code=code,
        kind=kind,
        zh=entry.text("zh"),
        en=entry.text("en"),
        options=tuple(options),
        option_names={key: str(name) for key, name in options.items()},
        codes={str(key): str(name) for key, name in entry.under("codes").data.items()},
        may_be_absent=entry.flag("absent", default=True),
        low=0 if low is None and kind == "money" else low,
        high=entry.optional_number("high"),
        source=entry.text("source", ""),
        expires=entry.optional_number("expires"),
        question=entry.text("question", ""),
        who=entry.text("who", ""),
    )


def _facts(entry: Entry) -> dict[str, FactDef]:
    facts = {code: _fact(code, item) for code, item in entry.under("facts").groups()}
    # Age is never stored: it follows from the birthday and the day that is tested.
    age = FactDef("age", "int", "年龄", "age", may_be_absent=False, low=0, high=130, source="birth")
    return {**facts, "age": age}


def _figure(text: str, where: str) -> int | Fraction:
    tree = parse(text)
    if not isinstance(tree, Lit) or not isinstance(tree.value, int | Fraction) or tree.kind == "bool":
        raise BookError(where, "v 应为金额、整数或比例")
    return tree.value


def _param_value(entry: Entry) -> ParamValue:
    entry.allow("from", "to", "v", "doc", "cite", "sure")
    return ParamValue(
        start=entry.day("from"),
        end=entry.optional_day("to"),
        value=_figure(str(entry.data.get("v")), entry.where),
        doc=entry.text("doc"),
        cite=entry.text("cite", ""),
        sure=entry.data.get("sure") in (True, "yes"),
    )


def _param(name: str, entry: Entry) -> Param:
    values = sorted((_param_value(item) for item in entry.many("values")), key=lambda value: value.start)
    for earlier, later in pairwise(values):
        if earlier.end is None or earlier.end >= later.start:
            raise BookError(entry.where, "两段时间重叠")
    kind = KINDS.get(entry.text("type"), "num")
    return Param(name, kind, entry.text("zh"), tuple(values))


def _doc(key: str, entry: Entry) -> Doc:
    return Doc(
        key=key,
        number=entry.text("number"),
        title=entry.text("title"),
        file=entry.text("file"),
        url=entry.text("url", ""),
        in_force=entry.day("in_force"),
        status=entry.text("status", ""),
    )


def _pair(entry: Entry) -> Pair:
    kind = entry.text("kind")
    if kind not in ("choose", "higher"):
        raise BookError(entry.where, "kind 应为 choose 或 higher")
    return Pair(
        "choose" if kind == "choose" else "higher",
        entry.text("a"),
        entry.text("b"),
        entry.text("cite"),
        entry.text("doc"),
    )


def _check_pairs(pairs: tuple[Pair, ...], known: frozenset[str]) -> None:
    for pair in pairs:
        sides = (pair.a, pair.b) if pair.kind == "choose" else (pair.a,)
        for side in sides:
            if side not in known:
                raise BookError("conflicts.yaml", f"没有这项政策: {side}")


def load(folder: Path) -> RuleBook:
    """The book of a folder; raises BookError with file and key of the first fault."""
    head = read(folder / "book.yaml")
    documents = read(folder / "docs.yaml")
    docs = {key: _doc(key, item) for key, item in documents.under("docs").groups()}
    terms = {key: item.under("terms") for key, item in documents.under("docs").groups()}
    facts = _facts(read(folder / "facts.yaml"))
    params = {name: _param(name, item) for name, item in read(folder / "params.yaml").under("params").groups()}
    files = [read(path) for path in sorted((folder / "policies").glob("*.yaml"))]
    policies = policies_of(files, Catalogue(facts, params, docs, terms))
    pairs = tuple(_pair(item) for item in read(folder / "conflicts.yaml").many("pairs"))
    _check_pairs(pairs, frozenset(policies))
    return RuleBook(
        jurisdiction=head.text("jurisdiction"),
        name=head.words("name"),
        currency=head.text("currency"),
        hash=digest(folder),
        docs=docs,
        facts=facts,
        params=params,
        policies=policies,
        pairs=pairs,
        folder=str(folder),
    )


@lru_cache(maxsize=8)
def _cached(folder: str, _stamp: int) -> RuleBook:
    return load(Path(folder))


def load_cached(folder: Path) -> RuleBook:
    """The book, parsed once until a file of it changes."""
    stamp = max((path.stat().st_mtime_ns for path in folder.rglob("*.yaml")), default=0)
    return _cached(str(folder), stamp)
