"""The wrapped key of each person, in the keys database: without its row, a person's sealed values open nowhere."""

from __future__ import annotations

from django.db import models

from jiayuan.kernel.tables import DataClass, register_table


class SubjectKey(models.Model):
    """A person's 256-bit key, wrapped by the key-encryption key named `kek_id`."""

    subject_id = models.UUIDField(primary_key=True)
    wrapped_key = models.BinaryField()
    kek_id = models.CharField(max_length=8)

    def __str__(self) -> str:
        return str(self.subject_id)


register_table("identity_subjectkey", data_class=DataClass.SENSITIVE, retention="until erasure", scope_kind="framework")
