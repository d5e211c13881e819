from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("enrollment", "0005_personal_data"),
    ]

    operations = []
