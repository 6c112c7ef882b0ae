"""What data centres call beside the operations: signed messages, our seals, the catalogue. Described, served by pages.

A message is admitted by its signature and purpose, not by a token, so nothing here has a security scheme.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from jiayuan.kernel.text import mark

MESSAGE, ANSWER = "SignedMessage", "SignedAnswer"
# The envelope's parts as ledgers.exchange signs them; a change there is a change here, held by a test.
PARTS = ("id", "from", "to", "purpose", "service", "at", "nonce", "body_hash", "on_behalf_of", "selector")
ANSWER_PARTS = ("re", "from", "to", "status", "code", "at", "nonce", "body_hash")
BAD = {"description": "malformed: `code` and the `part` that is none"}


def _object(parts: tuple[str, ...], objects: tuple[str, ...] = ()) -> dict[str, Any]:
    told = {part: {"type": "object" if part in objects else "string"} for part in parts}
    return {"type": "object", "required": list(parts), "properties": told}


def schemas() -> dict[str, Any]:
    """The envelopes: canonical JSON (RFC 8785), signed with Ed25519 (or SM2)."""
    return {MESSAGE: _object(PARTS, ("selector",)), ANSWER: _object(ANSWER_PARTS)}


def _json(schema: Mapping[str, Any], kind: str = "application/json") -> dict[str, Any]:
    return {kind: {"schema": schema}}


def _told(name: str, summary: str, description: str, answer: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    rule = {"kind": "signed" if "requestBody" in more or more.get("parameters") else "open", "permission": ""}
    return {
        "operationId": name, "summary": _(summary), "description": description, "parameters": [], "security": [],
        "responses": {"200": {"description": "OK", "content": dict(answer)}},
        "x-jiayuan": {**rule, "purposes": [], "step_up": False}, **more,
    }  # fmt: skip


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _sent(name: str, summary: str, description: str, **more: Any) -> dict[str, Any]:
    """An operation that takes a signed message and gives a signed answer."""
    body = {"required": True, "content": _json(_reference(MESSAGE))}
    made = _told(name, summary, description, _json(_reference(ANSWER)), requestBody=body, **more)
    made["responses"]["400"] = BAD
    return made


def _parameter(name: str, where: str) -> dict[str, Any]:
    return {"name": name, "in": where, "required": True, "schema": {"type": "string"}}


def paths() -> dict[str, dict[str, Any]]:
    """Path → method → operation."""
    code = [_parameter("code", "path")]
    changes = _told(
        "exchange.changes", mark("交换：变更"), "Changes after a cursor; the message comes in base64 in a header.",
        _json(_reference(ANSWER)), parameters=[_parameter("Jiayuan-Message", "header")],
    )  # fmt: skip
    changes["responses"]["400"] = BAD
    service = "Schema, rate, example and owner of a data service."
    return {
        "/api/v1/exchange/messages": {
            "post": _sent("exchange.messages", mark("交换：一条签名的消息"), "Takes one message of a peer.")
        },
        "/api/v1/exchange/changes": {"get": changes},
        "/api/v1/exchange/roots": {
            "get": _told("exchange.roots", mark("交换：每日封存"), "Our signed daily seals.", _json({"type": "object"}))
        },
        "/api/v1/services/{code}": {
            "get": _told("services.read", mark("数据服务：说明"), service, _json({"type": "object"}), parameters=code)
            | {"x-jiayuan": {"kind": "open", "permission": "", "purposes": [], "step_up": False}},
            "post": _sent(
                "services.call", mark("数据服务：调用"), "A signed message to this service.", parameters=code
            ),
        },
        "/catalogue.jsonld": {
            "get": _catalogue("catalogue.jsonld", mark("数据目录（JSON-LD）"), "application/ld+json")
        },
        "/catalogue.ttl": {"get": _catalogue("catalogue.turtle", mark("数据目录（Turtle）"), "text/turtle")},
    }


def _catalogue(name: str, summary: str, kind: str) -> dict[str, Any]:
    return _told(name, summary, "The public catalogue in DCAT 3.", _json({"type": "string"}, kind))
