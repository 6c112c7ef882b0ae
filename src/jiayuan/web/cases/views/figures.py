"""The figures of a month for staff, each cell with numerator, denominator and interval."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiayuan.cases.api import kpi
from jiayuan.identity.api import staff_view
from jiayuan.kernel import clock, context
from jiayuan.kernel.errors import NotFound
from jiayuan.kernel.purpose import STATISTICS
from jiayuan.web.cases.labels import KPI, words


@staff_view("cases.kpi", purpose=STATISTICS)
def figures(request: HttpRequest) -> HttpResponse:
    """The month per unit, each cell with numerator, denominator and interval."""
    month = _month(request.GET.get("month", ""))
    rows = [
        {"name": row.unit_name, "cases": row.cases, "composite": row.composite, "cells": [
            {"label": words(KPI, key), "cell": row.cells[key], "low": row.cells[key].interval[0],
             "high": row.cells[key].interval[1]} for key in KPI
        ]} for row in kpi(context.current().scope, month)
    ]  # fmt: skip
    return render(request, "cases/staff/kpi.html", {"rows": rows, "month": month, "columns": KPI.values()})


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01") if text else clock.today().replace(day=1)
    except ValueError as problem:
        raise NotFound from problem
