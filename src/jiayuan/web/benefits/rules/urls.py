"""Addresses of the rule clerk's desk."""

from __future__ import annotations

from django.urls import path

from jiayuan.web.benefits.rules import books, editor

rules_urls = [
    path("staff/rules/", books.rules, name="rules"),
    path("staff/rules/new/", books.start, name="rules_new"),
    path("staff/rules/<int:number>/", books.book, name="rules_book"),
    path("staff/rules/<int:number>/steps/<slug:name>/", books.step, name="rules_step"),
    path("staff/rules/<int:number>/workbook/", books.sheets, name="rules_sheets"),
    path("staff/rules/<int:number>/import/", books.take_in, name="rules_import"),
    path("staff/rules/<int:number>/policies/<str:policy>/", editor.editor, name="rules_policy"),
    path("staff/rules/<int:number>/policies/<str:policy>/check/", editor.checked, name="rules_checked"),
]
