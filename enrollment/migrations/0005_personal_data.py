from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("enrollment", "0004_special_groups"),
    ]

    operations = []
