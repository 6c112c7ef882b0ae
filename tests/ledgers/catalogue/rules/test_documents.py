"""DCAT documents: valid by a small Turtle reader, equal in both forms, and drawn from the definitions alone."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jiayuan.ledgers.catalogue.rules.dcat import PREFIXES, triples
from jiayuan.ledgers.catalogue.rules.entries import Entry, Field, ServiceEntry, national
from jiayuan.ledgers.catalogue.rules.versions import breaking, too_soon
from jiayuan.ledgers.catalogue.rules.writing import json_ld, turtle

SERVICE = ServiceEntry("elderly-contact", 1, "联系查询", "rows", ["name"], "街道", 60, 200, date(2026, 1, 1))
ENTRY = Entry(
    "elderly", 2, "老年人台账", "联系情况", "街道", "养老", "quarter", "conditional", "两人批准", date(2026, 1, 1),
    [Field("name", "姓名", "text", "personal", True)], [SERVICE],
)  # fmt: skip
BASE = "https://data.example/"
TOKEN = re.compile(r'<[^<>"\s]*>|"(?:[^"\\\n]|\\.)*"(?:@[a-z]+|\^\^[a-z]+:\w+)?|[a-z]+:[\w.-]+|[;,.]')


def read(text: str) -> set[tuple[str, str, str]]:
    """The triples of a Turtle document of the plain kind we write."""
    body = "\n".join(line for line in text.split("\n") if not line.startswith("@prefix"))
    assert TOKEN.sub("", body).strip() == ""
    found, subject, verb = set(), "", ""
    for token in TOKEN.findall(body):
        if token == ".":
            subject = verb = ""
        elif token == ";":
            verb = ""
        elif token == ",":
            continue
        elif not subject:
            subject = token
        elif not verb:
            verb = token
        else:
            found.add((subject, verb, token))
    return found


def test_turtle_says_every_triple_once() -> None:
    said = triples(BASE, "目录", "中心", [ENTRY])
    assert len(read(turtle(said))) == len(set(said))


def test_both_forms_say_the_same_number_of_things() -> None:
    said = triples(BASE, "目录", "中心", [ENTRY])
    graph = json_ld(said)["@graph"]
    values = sum(len(value) for node in graph for key, value in node.items() if key != "@id")
    assert values == len(said)
    assert {node["@id"] for node in graph} >= {f"{BASE}data/#elderly", f"{BASE}data/#service-elderly-contact"}


def test_every_prefix_used_is_declared() -> None:
    text = turtle(triples(BASE, "目录", "中心", [ENTRY]))
    used = {
        token.partition(":")[0] for _s, verb, value in read(text) for token in (verb, value) if token[0] not in '<"'
    }
    assert used <= set(PREFIXES)


def test_dataset_distribution_and_service_are_joined() -> None:
    said = read(turtle(triples(BASE, "目录", "中心", [ENTRY])))
    dataset, service = f"<{BASE}data/#elderly>", f"<{BASE}data/#service-elderly-contact>"
    assert (service, "dcat:servesDataset", dataset) in said
    assert (f"<{BASE}data/>", "dcat:dataset", dataset) in said
    (spread,) = {value for node, verb, value in said if (node, verb) == (dataset, "dcat:distribution")}
    assert (spread, "dcat:accessService", service) in said
    assert (dataset, "dct:accrualPeriodicity", "freq:QUARTERLY") in said


@given(st.text(max_size=30))
def test_any_title_makes_one_literal(title: str) -> None:
    said = triples(BASE, "目录", "中心", [replace(ENTRY, title=title)])
    titles = [value for node, verb, value in read(turtle(said)) if verb == "dct:title" and node.endswith("#elderly>")]
    assert [json.loads(text.removesuffix("@zh")) for text in titles] == [title]


def test_items_of_the_national_directory() -> None:
    items = national(ENTRY)
    assert (items["共享类型"], items["更新周期"], items["是否向社会开放"]) == ("2", "每季度", "否")
    assert "姓名（text）" in items["信息项信息"]
    assert national(replace(ENTRY, services=[]))["共享方式"] == ""


def test_dropping_or_retyping_an_item_breaks_and_adding_one_does_not() -> None:
    before = {"name": "text", "birth": "date"}
    assert breaking(before, {"name": "text", "birth": "text"}) == ["birth"]
    assert breaking(before, {"name": "text"}) == ["birth"]
    assert breaking(before, {**before, "phone": "sealed"}) == []


def test_what_breaks_is_told_thirty_days_ahead() -> None:
    assert too_soon(date(2026, 3, 1), date(2026, 3, 30), breaks=True)
    assert not too_soon(date(2026, 3, 1), date(2026, 3, 31), breaks=True)
    assert not too_soon(date(2026, 3, 1), date(2026, 3, 1), breaks=False)
