"""The copy of the seals outside the database: one file per seal with the leaves it covers, in every seal folder."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jiayuan.audit.leaves import Row, SealHead
from jiayuan.audit.rules import Witness
from jiayuan.audit.sealstore import StoredSeal
from jiayuan.kernel.crypto import fingerprint, merkle_root

_NAME = re.compile(r"seal-(\d{12})\.json")


def _as_json(seal: StoredSeal, rows: Sequence[Row]) -> str:
    head = seal.head
    return json.dumps(
        {
            "no": head.no, "epoch": head.epoch, "from_xid": head.from_xid, "to_xid": head.to_xid, "count": head.count,
            "root": head.root.hex(), "prev_root": head.prev_root.hex(), "alg": head.alg,
            "signature": seal.signature.hex(), "key_id": seal.key_id, "at": seal.at.isoformat(),
            "leaves": [[row.id, row.leaf.hex(), row.content.hex()] for row in rows],
        }
    )  # fmt: skip


def _from_json(data: dict[str, Any]) -> tuple[StoredSeal, list[Witness]]:
    numbers: dict[str, Any] = {name: int(data[name]) for name in ("no", "epoch", "from_xid", "to_xid", "count")}
    roots: dict[str, Any] = {name: bytes.fromhex(data[name]) for name in ("root", "prev_root")}
    head = SealHead(alg=data["alg"], **numbers, **roots)
    seal = StoredSeal(head, bytes.fromhex(data["signature"]), data["key_id"], datetime.fromisoformat(data["at"]))
    return seal, [Witness(*leaf) for leaf in data["leaves"]]


@dataclass(frozen=True, slots=True)
class Archive:
    """The seal folders; in a deployment at least two, one of them on another host."""

    folders: tuple[Path, ...]

    @property
    def names(self) -> list[str]:
        return [str(folder) for folder in self.folders]

    def has(self, no: int) -> bool:
        return all(self._file(folder, no).exists() for folder in self.folders)

    def keep(self, seal: StoredSeal, rows: Sequence[Row], public: bytes) -> None:
        """Writes the seal, its leaves and the public key to every folder; a file is whole or absent."""
        text = _as_json(seal, rows)
        for folder in self.folders:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{fingerprint(public)}.pub").write_text(public.hex())
            target = self._file(folder, seal.head.no)
            # Renaming is atomic: a reader finds the old file, the new one, or none.
            draft = target.with_suffix(".part")
            with draft.open("w") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)

    def read(self, no: int) -> tuple[StoredSeal, list[Witness]] | None:
        """A seal and its leaves, if they fit the root it names; None when no folder holds a sound copy."""
        for folder in self.folders:
            file = self._file(folder, no)
            if not file.exists():
                continue
            try:
                seal, leaves = _from_json(json.loads(file.read_text()))
                root = merkle_root(bytes.fromhex(leaf.leaf) for leaf in leaves)
            # A damaged copy is no finding by itself; the next folder may be sound.
            except (ValueError, KeyError, TypeError):
                continue
            if root == seal.head.root:
                return seal, leaves
        return None

    def last(self) -> int:
        """The highest number any folder knows; 0 for none."""
        names = [_NAME.fullmatch(file.name) for folder in self.folders for file in folder.glob("seal-*.json")]
        return max((int(name[1]) for name in names if name), default=0)

    def keys(self) -> dict[str, bytes]:
        """Public keys by fingerprint; a damaged key file is left out, so that its seals show as unsigned."""
        found = {}
        for file in (file for folder in self.folders for file in folder.glob("*.pub")):
            with suppress(ValueError):
                public = bytes.fromhex(file.read_text())
                found[fingerprint(public)] = public
        return found

    @staticmethod
    def _file(folder: Path, no: int) -> Path:
        return folder / f"seal-{no:012}.json"
