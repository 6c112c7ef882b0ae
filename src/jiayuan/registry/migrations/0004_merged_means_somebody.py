from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0003_row_security'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='entity',
            name='registry_entity_merged',
        ),
        migrations.AddConstraint(
            model_name='entity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('state', 'merged')), models.Q(models.Q(('state', 'merged'), _negated=True), ('merged_into__isnull', True)), _connector='OR'), name='registry_entity_merged'),
        ),
    ]
