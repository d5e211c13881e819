from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("enrollment", "0002_placement_index"),
    ]

    operations = []
