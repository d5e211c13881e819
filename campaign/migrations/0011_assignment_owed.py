from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0010_dashboard"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("state__in", ["submitted", "accepted"]), _negated=True),
                fields=["due_on", "unit"],
                include=("deliverable",),
                name="assignment_owed",
            ),
        ),
    ]
