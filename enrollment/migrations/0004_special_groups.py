from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("enrollment", "0003_schools_and_seats"),
    ]

    operations = []
