"""The OpenAPI document, and the same as a page to read: no scripts, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from jiayuan.identity.api import open_view
from jiayuan.webapi import signed
from jiayuan.webapi.site import api

ROOT = "api/v1"
PROBLEM = {
    "description": "Problem document (RFC 9457)",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
# Which problems every operation may answer; 404 is also what lies outside the caller's scope.
PROBLEMS = ("400", "401", "403", "404", "409", "413", "415", "422", "429", "503")
PROBLEM_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "allowed": {"type": "array", "items": {"type": "string"}},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(path, method, operation) of a document, in its order."""
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            yield path, method.upper(), told


def document() -> dict[str, Any]:
    """The OpenAPI document, its summaries in the reader's language."""
    made: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=f"{ROOT}/"))
    made["components"] = {**made["components"]}
    made["components"]["schemas"] = {**made["components"].get("schemas", {}), "Problem": PROBLEM_SCHEMA}
    for _path, _method, told in operations(made):
        told["summary"] = _(told["summary"])
        # Numbers and texts alike may name an answer; one kind keeps the document in order.
        answers = {str(status): answer for status, answer in told["responses"].items()}
        told["responses"] = answers | {status: PROBLEM for status in PROBLEMS if status not in answers}
    return made


def whole() -> dict[str, Any]:
    """The document with what is called by signed messages and the catalogue beside the operations."""
    made = document()
    made["paths"] = {**made["paths"], **signed.paths()}
    made["components"]["schemas"] |= signed.schemas()
    return made


@open_view
def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(whole(), json_dumps_params={"ensure_ascii": False})


@open_view
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation with its right, its purposes and its fields."""
    told = [
        {
            "path": path, "method": method, "summary": one["summary"], "description": one.get("description", ""),
            "rule": one["x-jiayuan"], "parameters": one.get("parameters", []), "id": one["operationId"],
        }
        for path, method, one in operations(whole())
    ]  # fmt: skip
    return render(request, "webapi/docs.html", {"operations": told})
