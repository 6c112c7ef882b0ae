"""`jiayuan benefits`: what to ask so that people get what is theirs."""

from __future__ import annotations

import json

import click

from jiayuan.benefits.api import BlockingFact, blocking_facts, blocking_yards
from jiayuan.config.commandline import json_option
from jiayuan.config.paylisting import paylist
from jiayuan.config.terminal import say
from jiayuan.identity.api import acting_as_service
from jiayuan.kernel.placepath import PlacePath
from jiayuan.kernel.purpose import BENEFIT_MATCHING


@click.group()
def command() -> None:
    """待遇：该问的事、该走的院、该发的钱。"""


command.add_command(paylist)


def _told(fact: BlockingFact) -> dict[str, object]:
    asked = fact.asked
    return {
        "fact": asked.fact, "question": asked.question, "who": asked.who, "people": fact.people,
        "worth_fen": fact.worth, "unbounded": fact.unbounded, "opens": [name.zh for name in fact.opens],
    }  # fmt: skip


@command.command("worklist")
@click.option("--place", default="110102.", show_default=True, help="地点路径。")
@json_option
def worklist(place: str, as_json: bool) -> None:
    """缺哪些信息让人领不到，按到年底可能多领的钱排；只有人数，没有人。"""
    area = PlacePath(place)
    with acting_as_service("benefits", place=area, purpose=BENEFIT_MATCHING) as acting:
        facts, yards = blocking_facts(acting.scope), blocking_yards(acting.scope)
    if as_json:
        walks = [
            {"yard": yard.path.value, "doors": yard.doors, "people": yard.people, "worth_fen": yard.worth}
            for yard in yards
        ]
        click.echo(json.dumps({"facts": [_told(fact) for fact in facts], "yards": walks}, ensure_ascii=False))
        return
    for fact in facts:
        say(f"{fact.asked.question}（{fact.asked.who}） {fact.people}人 {fact.worth / 100:,.0f}元")
