"""What is wrong with a rule book, in the reader's language: the engine says it in Chinese, here it is read again.

The engine knows no languages and writes values into its sentences. A sentence with values stands here with holes; one
without is looked up as it is.
"""

from __future__ import annotations

import re
from functools import cache

from django.utils.translation import get_language, gettext

from jiayuan.benefits.api import BookError
from jiayuan.kernel.text import mark

HOLED = (
    mark("列的类型应为 {}"), mark("没有这项政策: {}"), mark("state 应为 {}"), mark("{} 的类型不对"),
    mark("{} 可能没有，不能计算年龄"), mark("参数应为 {}"), mark("第 {} 个字符处应为 {}"), mark("嵌套超过 {} 层"),
    mark("第一个参数应为 {} 之一"), mark("类型不同: {}"), mark("表达式超过 {} 个字符"),
    mark("第 {} 个字符不能识别: {}"), mark("不允许的函数: {}"), mark("第 {} 个字符起多余: {}"),
    mark("不是 {} 的选项"), mark("引文里没有金额 {}"), mark("docs.yaml 里没有 {}"), mark("没有这项政策或事实: {}"),
    mark("{} 应为文字"), mark("{} 应为 {}"), mark("{} 应为整数"), mark("{} 应为 true 或 false"), mark("{} 应为日期"),
    mark("{} 应为一组键值"), mark("{} 应为列表"), mark("{} 应为文字列表"), mark("不认识的键: {}"),
    mark("键写了两次: {}"), mark("文件已在 docs.yaml 里: {}"), mark("上调须有本区的文件: {}"), mark("没有事实 {}"),
    mark("条件里不能用本项待遇的领取事实 {}"), mark("{} 不是{}的事实，应写在 members 等列表里"),
    mark("一项政策最多读 {} 个事实和参数"), mark("表头应为 {}"), mark("表头右侧应依次为 {}"), mark("类型应为 {}"),
    mark("{} 应为 {}，实为 {}"), mark("档位 {} 没有算例"), mark("第 {} 个条件没有算例"), mark("{}（如 {}）"),
    mark("「{}」在「{}」的界上缺算例：{}"),
)  # fmt: skip
# A fault inside something used elsewhere: the term that brought it, then the fault itself.
INSIDE = re.compile(r"(.+ → .+?): (.+)")


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Sentences as patterns, the most particular first: a shorter one fits into the holes of many."""
    ordered = sorted(HOLED, key=lambda text: (-len(text.replace("{}", "")), text))
    return tuple((re.compile(re.escape(text).replace(r"\{\}", "(.+?)"), re.DOTALL), text) for text in ordered)


def fault(what: str) -> str:
    """The sentence in the reader's language; one that nobody translated stays as the engine said it."""
    told = gettext(what) if what else ""
    if told != what or not (get_language() or "").startswith("en"):
        return told
    if inside := INSIDE.fullmatch(what):
        return f"{inside[1]}: {fault(inside[2])}"
    for shape, text in _shapes():
        if found := shape.fullmatch(what):
            return gettext(text).format(*(fault(value) for value in found.groups()))
    return what


def of_book(wrong: BookError) -> tuple[str, str]:
    """Where and what, for the margin."""
    return fault(wrong.where), fault(wrong.what)
