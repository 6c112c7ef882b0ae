"""Texts to phones leave through a spool folder: one file per text, taken away by the operator's SMS gateway.

In the demo the files stay, and the login page shows where a visitor finds the code.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from jiayuan.kernel import clock
from jiayuan.kernel.ids import uuid7


def spool() -> Path:
    """The folder of waiting texts, open to the service's user alone."""
    folder: Path = settings.DATA_DIR / "outbox" / "sms"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def put_text(phone: str, template: str, values: Mapping[str, str | int]) -> Path:
    """Writes one text so that a reader never sees half of it, and returns its file."""
    target = spool() / f"{uuid7().hex}.json"
    content = {"to": phone, "template": template, "values": dict(values), "at": clock.now().isoformat()}
    # The gateway looks for *.json; a half-written draft has another name.
    draft = target.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(content, file, ensure_ascii=False)
    draft.rename(target)
    return target
