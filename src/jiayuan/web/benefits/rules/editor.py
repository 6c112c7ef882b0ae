"""The table editor: one form, so that a page without script keeps every cell whatever button is pressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from jiayuan.benefits import api
from jiayuan.benefits.rulebook import (
    BookError,
    PolicySheet,
    RuleBook,
    book_of,
    commands,
    data_of,
    file_of,
    policy_sheet,
)
from jiayuan.identity.api import staff_view
from jiayuan.kernel import clock
from jiayuan.kernel.context import current
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import UPKEEP_SYSTEM
from jiayuan.web.benefits.numbers import whole
from jiayuan.web.benefits.rules.clauses import clauses
from jiayuan.web.benefits.rules.faultwords import of_book
from jiayuan.web.benefits.rules.margin import Margin, margin, tried, with_sheet
from jiayuan.web.benefits.rules.posted import grown, sheet_posted
from jiayuan.web.benefits.rules.shown import gates_shown, heads, rows_shown
from jiayuan.web.benefits.rules.trying import asked, told
from jiayuan.web.benefits.wording import localised

Fields = Mapping[str, str]


def _opened(number: int, policy: str) -> tuple[api.RulebookVersion, RuleBook]:
    version = api.book_version(number)
    book = book_of(version.files) if version.files else None
    if book is None or policy not in book.policies:
        raise NotFound
    return version, book


def _margin(version: api.RulebookVersion, book: RuleBook, policy: str, sheet: PolicySheet) -> Margin:
    """The margin of the table as typed; a cell that cannot be read is the fault that is told."""
    try:
        files = with_sheet(version.files, policy, sheet, book)
    except BookError as wrong:
        return Margin(fault=of_book(wrong))
    return margin(files, policy, clock.today())


def _tried(fields: Fields, policy: str, version: api.RulebookVersion, book: RuleBook) -> dict[str, Any] | None:
    """One person against the table as typed; None when nobody was asked for."""
    if fields.get("do") != "try":
        return None
    try:
        now = book_of(with_sheet(version.files, policy, sheet_posted(fields), book))
        return told(tried(fields, now.policies[policy], now, clock.today()), now)
    except BookError as wrong:
        return {"fault": of_book(wrong)}


def _shown(request: HttpRequest, version: api.RulebookVersion, book: RuleBook, policy: str, sheet: PolicySheet,
           status: int = 200) -> HttpResponse:  # fmt: skip
    one, fields = book.policies[policy], request.POST.dict()
    columns = heads(sheet, book)
    context = {
        "version": version,
        "policy": one,
        "name": localised(one.name.zh, one.name.en),
        "doc": book.docs[one.doc],
        "columns": columns,
        "rows": rows_shown(sheet, columns),
        "gates": gates_shown(sheet),
        "facts": [(fact.code, localised(fact.zh, fact.en)) for fact in book.facts.values()],
        "clauses": clauses(one, book),
        "asked": asked(one, book, fields),
        "margin": _margin(version, book, policy, sheet),
        "tried": _tried(fields, policy, version, book),
        "may_edit": "edit" in commands(version.state) and version.author_id == current().account_id,
    }
    return render(request, "rules/editor.html", context, status=status)


@staff_view("benefits.rules", purpose=UPKEEP_SYSTEM)
def editor(request: HttpRequest, number: int, policy: str) -> HttpResponseBase:
    """A policy's table. Posting checks, tries a person, adds an alternative or saves; nothing typed is lost."""
    version, book = _opened(number, policy)
    if request.method != "POST":
        data = data_of(version.files, file_of(version.files, policy))
        return _shown(request, version, book, policy, policy_sheet(data, book.facts))
    sheet, asked_for = sheet_posted(request.POST.dict()), request.POST.get("do", "")
    if asked_for.startswith("more-"):
        sheet = grown(sheet, asked_for.removeprefix("more-"))
    if asked_for == "save":
        return _saved(request, version, book, policy, sheet)
    return _shown(request, version, book, policy, sheet)


def _saved(
    request: HttpRequest, version: api.RulebookVersion, book: RuleBook, policy: str, sheet: PolicySheet
) -> HttpResponseBase:
    try:
        files = with_sheet(version.files, policy, sheet, book)
        book_of(files)
    except BookError:
        messages.error(request, gettext("还有写法不对的格子，没有保存；您填写的内容都还在"))
        return _shown(request, version, book, policy, sheet, status=422)
    shown = request.POST.get("version", "")
    api.save_files(version.pk, files, whole(shown))
    messages.success(request, gettext("已保存为草稿"))
    return HttpResponseRedirect(reverse("benefits:rules_policy", args=[version.pk, policy]))


@staff_view("benefits.rules", purpose=UPKEEP_SYSTEM)
@require_POST
def checked(request: HttpRequest, number: int, policy: str) -> HttpResponse:
    """The margin alone, while somebody types."""
    version, book = _opened(number, policy)
    found = _margin(version, book, policy, sheet_posted(request.POST.dict()))
    return render(request, "rules/parts/margin.html", {"margin": found})
