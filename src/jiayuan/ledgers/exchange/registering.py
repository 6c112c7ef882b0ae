"""The register of peers: whom we exchange with, by which key, and which of their datasets we follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from jiayuan.audit import api as audit
from jiayuan.identity import api as identity
from jiayuan.kernel import context
from jiayuan.kernel.crypto import fingerprint
from jiayuan.kernel.errors import FieldError, Invalid, NotFound
from jiayuan.ledgers.exchange.pulling import follow
from jiayuan.ledgers.exchange.queueing import peers
from jiayuan.ledgers.exchange.rules import signatures
from jiayuan.ledgers.exchange.rules.authority import may_certify
from jiayuan.ledgers.models import Peer
from jiayuan.ledgers.moving import office_place

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class NewPeer:
    """An office as it introduced itself; `public_key` in hex, `certifies` the attributes of a department."""

    code: str
    name: str
    kind: str
    office: int
    url: str
    public_key: str
    algorithm: str = "ed25519"
    certifies: Sequence[str] = ()
    follows: Sequence[str] = ()


def _key_fits(algorithm: str, public: str) -> bool:
    try:
        # Small hex only: a key has one spelling, or its fingerprint would have two.
        return bytes.fromhex(public).hex() == public and (algorithm != "ed25519" or len(public) == 2 * KEY_BYTES)
    except ValueError:
        return False


def _wrong(new: NewPeer) -> list[FieldError]:
    checks = (
        ("public_key", not _key_fits(new.algorithm, new.public_key), _("公钥应为64位小写十六进制数字")),
        ("url", not new.url.startswith(("https://", "http://")), _("网址要以 https:// 开头")),
        ("kind", new.kind not in Peer.Kind.values, _("请选择对方是哪一类单位")),
        ("certifies", not all(map(may_certify, new.certifies)), _("这些项目归社区或街道管，不能由部门认定")),
    )
    return [FieldError(field, field, message) for field, bad, message in checks if bad]


def add_peer(new: NewPeer) -> int:
    """Registers a peer and begins to follow its datasets.

    Raises NotFound (office out of scope), Invalid with every wrong field, or for a code that is taken.
    """
    acting = context.current()
    identity.require(acting, "ledgers.exchange")
    place = office_place(new.office)
    if not acting.scope.covers(place):
        raise NotFound
    errors = _wrong(new)
    if errors or not signatures.known(new.algorithm):
        raise Invalid(errors=errors)
    words: dict[str, Any] = {
        "code": new.code, "name": new.name, "kind": new.kind, "office": new.office, "url": new.url,
        "algorithm": new.algorithm, "public_key": new.public_key, "place_path": place.value,
        "certifies": sorted(new.certifies) if new.kind == Peer.Kind.DEPARTMENT else [],
    }  # fmt: skip
    with transaction.atomic():
        try:
            with transaction.atomic():
                peer = Peer.objects.create(**words)
        except IntegrityError:
            message = _("这个代码已经登记过")
            raise Invalid(errors=[FieldError("code", "taken", message)]) from None
        for dataset in new.follows:
            follow(peer.code, dataset)
        detail = {"peer": peer.code, "key": fingerprint(bytes.fromhex(peer.public_key))}
        audit.record("ledgers.peer_add", obj=peer.code, detail=detail)
    return peer.pk


def set_active(code: str, active: bool) -> None:
    """Switches a peer off or on; one switched off is a stranger at once. NotFound out of scope."""
    acting = context.current()
    identity.require(acting, "ledgers.exchange")
    with transaction.atomic():
        if not peers(acting.scope).filter(code=code).update(active=active):
            raise NotFound
        audit.record("ledgers.peer_on" if active else "ledgers.peer_off", obj=code)


def replace_key(code: str, public_key: str) -> None:
    """A peer's new key; the old one keeps vouching for its older logs. NotFound out of scope, Invalid for no key."""
    acting = context.current()
    identity.require(acting, "ledgers.exchange")
    with transaction.atomic():
        peer = peers(acting.scope).select_for_update().filter(code=code).first()
        if peer is None:
            raise NotFound
        if not _key_fits(peer.algorithm, public_key):
            raise Invalid(errors=[FieldError("public_key", "form", _("公钥应为64位小写十六进制数字"))])
        if public_key != peer.public_key:
            peer.seal_keys, peer.public_key = [*peer.seal_keys, peer.public_key], public_key
            peer.save(update_fields=["public_key", "seal_keys"])
        audit.record("ledgers.peer_key", obj=code, detail={"key": fingerprint(bytes.fromhex(public_key))})
