"""Peers, what went between them and us, and the feed of changes."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiayuan.kernel.tables import DataClass, register_table
from jiayuan.ledgers.models.file import LedgerFile, ScopedModel


class Peer(models.Model):
    """Another office's data centre. `public_key` is hex; `place_path` is what it answers for.

    `seal_keys` holds older public keys, which still vouch for older logs.
    """

    class Kind(models.TextChoices):
        COMMUNITY = "community", _("社区")
        STREET = "street", _("街道")
        DEPARTMENT = "department", _("委办局")

    id = models.BigAutoField(primary_key=True)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind)
    office = models.IntegerField()
    url = models.URLField(max_length=200)
    algorithm = models.CharField(max_length=12, default="ed25519")
    public_key = models.CharField(max_length=200)
    seal_keys = models.JSONField(default=list)
    # Attributes a department certifies; communities and streets have theirs by rule.
    certifies = models.JSONField(default=list)
    active = models.BooleanField(default=True)
    place_path = models.TextField(db_collation="C")
    heard_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_peer"

    def __str__(self) -> str:
        return self.name


# Read before anybody acts: a message is let in by its sender's key.
register_table("ledgers_peer", data_class=DataClass.INTERNAL, retention="3 years after its end", scope_kind="none")


class Nonce(models.Model):
    """A nonce seen; a second message bearing it is a replay."""

    id = models.BigAutoField(primary_key=True)
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="+")
    nonce = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "ledgers_nonce"
        constraints = [models.UniqueConstraint(fields=["peer", "nonce"], name="ledgers_nonce_once")]

    def __str__(self) -> str:
        return self.nonce


register_table("ledgers_nonce", data_class=DataClass.INTERNAL, retention="24 hours", scope_kind="none")


class Message(ScopedModel):
    """One message, ours or theirs, with the signatures of both sides over the exact texts they signed.

    `ref` is the sender's id: equal on both sides and in every new attempt.
    """

    class Direction(models.TextChoices):
        OUT = "out", _("发出")
        IN = "in", _("收到")

    class State(models.TextChoices):
        QUEUED = "queued", _("待发送")
        SENT = "sent", _("已送出")
        ANSWERED = "answered", _("已答复")
        APPLIED = "applied", _("已生效")
        REFUSED = "refused", _("被拒绝")
        DEAD = "dead", _("未送达")

    id = models.BigAutoField(primary_key=True)
    ref = models.UUIDField(default=uuid4)
    direction = models.CharField(max_length=3, choices=Direction)
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="messages")
    on_behalf_of = models.CharField(max_length=60, default="", blank=True)
    purpose = models.CharField(max_length=40)
    service = models.CharField(max_length=60)
    selector = models.JSONField(default=dict)
    body_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State)
    code = models.CharField(max_length=40, default="", blank=True)
    attempts = models.SmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    envelope = models.TextField(default="", blank=True)
    signature = models.CharField(max_length=200, default="", blank=True)
    answer = models.TextField(default="", blank=True)
    answer_signature = models.CharField(max_length=200, default="", blank=True)
    created_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_message"
        constraints = [models.UniqueConstraint(fields=["direction", "peer", "ref"], name="ledgers_message_once")]
        indexes = [
            models.Index(fields=["next_at"], name="ledgers_message_due", condition=models.Q(state="queued")),
            models.Index(fields=["answered_at", "id"], name="ledgers_message_log"),
        ]

    def __str__(self) -> str:
        return f"{self.direction} {self.ref}"


register_table(
    "ledgers_message", data_class=DataClass.INTERNAL, retention="3 years", scope_kind="place",
    org_column="owner_org_id",
)  # fmt: skip


class MessageBody(ScopedModel):
    """What a message or its answer carries, sealed under the message's own key and dropped once it has served."""

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="bodies")
    part = models.CharField(max_length=8, choices=[("ask", "ask"), ("answer", "answer")])
    key = models.UUIDField(default=uuid4)
    sealed = models.BinaryField()

    class Meta:
        db_table = "ledgers_message_body"
        constraints = [models.UniqueConstraint(fields=["message", "part"], name="ledgers_message_body_once")]

    def __str__(self) -> str:
        return f"{self.part} {self.message_id}"


register_table(
    "ledgers_message_body", data_class=DataClass.SENSITIVE, retention="30 days", scope_kind="place",
    org_column="owner_org_id", sealed=("sealed",),
)  # fmt: skip


class Cursor(models.Model):
    """How far we have read a peer's changes of one dataset."""

    id = models.BigAutoField(primary_key=True)
    peer = models.ForeignKey(Peer, on_delete=models.PROTECT, related_name="cursors")
    dataset = models.CharField(max_length=60)
    seq = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField()

    class Meta:
        db_table = "ledgers_cursor"
        constraints = [models.UniqueConstraint(fields=["peer", "dataset"], name="ledgers_cursor_once")]

    def __str__(self) -> str:
        return f"{self.dataset} {self.seq}"


register_table("ledgers_cursor", data_class=DataClass.INTERNAL, retention="3 years", scope_kind="none")


class Change(ScopedModel):
    """A key that has changed or gone. `origin` empty = ours; otherwise the peer that told it. Never a value."""

    class Op(models.TextChoices):
        PUT = "put", _("有变化")
        TOMBSTONE = "tombstone", _("已撤销")

    id = models.BigAutoField(primary_key=True)
    origin = models.CharField(max_length=40, default="", blank=True)
    seq = models.BigIntegerField()
    dataset = models.CharField(max_length=60)
    key = models.UUIDField()
    op = models.CharField(max_length=9, choices=Op)
    at = models.DateTimeField()
    file = models.ForeignKey(LedgerFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The file's version tells a merge from the undo that followed it.
    file_version = models.IntegerField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_change"
        constraints = [
            models.UniqueConstraint(fields=["origin", "dataset", "seq"], name="ledgers_change_once"),
            models.UniqueConstraint(fields=["file", "file_version", "key"], name="ledgers_change_of_file"),
        ]

    def __str__(self) -> str:
        return f"{self.origin} {self.seq}"


register_table(
    "ledgers_change", data_class=DataClass.PERSONAL, retention="1 year", scope_kind="place",
    org_column="owner_org_id",
)  # fmt: skip


class Statement(ScopedModel):
    """A value a peer said without the authority for it, and that differs from ours: a question to people."""

    class State(models.TextChoices):
        OPEN = "open", _("待判断")
        KEPT = "kept", _("保留本地")
        TAKEN = "taken", _("采用对方")

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="statements")
    entity = models.UUIDField()
    attr = models.CharField(max_length=40)
    as_of = models.DateField()
    sealed = models.BinaryField()
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "ledgers_statement"
        constraints = [models.UniqueConstraint(fields=["message", "entity", "attr"], name="ledgers_statement_once")]

    def __str__(self) -> str:
        return f"{self.attr} {self.state}"


register_table(
    "ledgers_statement", data_class=DataClass.SENSITIVE, retention="5 years", scope_kind="place",
    org_column="owner_org_id", sealed=("sealed",),
)  # fmt: skip


class ExchangeRoot(models.Model):
    """The signed root of one day's log, ours or a peer's; `text` is exactly what was signed."""

    id = models.BigAutoField(primary_key=True)
    origin = models.CharField(max_length=40)
    day = models.DateField()
    count = models.IntegerField()
    root = models.CharField(max_length=64)
    text = models.TextField()
    signature = models.CharField(max_length=200)
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "ledgers_exchange_root"
        constraints = [models.UniqueConstraint(fields=["origin", "day"], name="ledgers_exchange_root_once")]

    def __str__(self) -> str:
        return f"{self.origin} {self.day}"


register_table("ledgers_exchange_root", data_class=DataClass.INTERNAL, retention="3 years", scope_kind="none")
