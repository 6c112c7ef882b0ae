"""The look-ups of one row against everybody: birth date first, and a name within a community."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_merged_means_somebody")]

    operations = [
        migrations.RemoveIndex(model_name="person", name="registry_person_name_birth"),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["birth_date", "name"], name="registry_person_birth_name"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name", "place_path"], name="registry_person_name_place"),
        ),
    ]
