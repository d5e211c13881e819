"""Tie ``Grant.user_kind`` to the account's kind: the database itself keeps the administrators apart."""

from django.db import migrations

ADD = """
ALTER TABLE accounts_grant ADD CONSTRAINT grant_user_kind_fk
    FOREIGN KEY (user_id, user_kind) REFERENCES accounts_user (id, kind) ON UPDATE RESTRICT;
"""
DROP = "ALTER TABLE accounts_grant DROP CONSTRAINT grant_user_kind_fk;"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(ADD, DROP)]
