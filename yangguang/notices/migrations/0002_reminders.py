import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import yangguang.common.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_initial"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Digest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "待发送"),
                            ("sent", "已发送"),
                            ("failed", "发送失败"),
                            ("empty", "无须发送"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="尝试次数")),
                ("error", models.CharField(blank=True, max_length=60, verbose_name="失败原因")),
                (
                    "notices",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None, verbose_name="消息"
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="建立时间")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="发送时间")),
            ],
            options={
                "verbose_name": "晨报邮件",
                "ordering": ["-day", "user_id"],
                "default_permissions": (),
            },
        ),
        migrations.AlterModelOptions(
            name="notice",
            options={"ordering": ["-created_at", "pk"], "verbose_name": "消息"},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="notice",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="notice",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="notice",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="notice",
            name="cancelled_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="取消时间"),
        ),
        # A date of its own for rows that are there already: the clock has no table yet while migrating.
        migrations.AddField(
            model_name="notice",
            name="day",
            field=models.DateField(default=datetime.date(2024, 5, 27), editable=False, verbose_name="日期"),
        ),
        migrations.AlterField(
            model_name="notice",
            name="day",
            field=models.DateField(default=yangguang.common.clock.today, editable=False, verbose_name="日期"),
        ),
        migrations.AddField(
            model_name="notice",
            name="due_on",
            field=models.DateField(editable=False, null=True, verbose_name="期限"),
        ),
        migrations.AddField(
            model_name="notice",
            name="kind",
            field=models.CharField(blank=True, editable=False, max_length=20, verbose_name="提醒类别"),
        ),
        migrations.AddField(
            model_name="notice",
            name="late",
            field=models.SmallIntegerField(editable=False, null=True, verbose_name="逾期工作日"),
        ),
        migrations.AddField(
            model_name="notice",
            name="mail_error",
            field=models.CharField(blank=True, editable=False, max_length=60, verbose_name="邮件失败原因"),
        ),
        migrations.AddField(
            model_name="notice",
            name="subject",
            field=models.UUIDField(editable=False, null=True, verbose_name="提醒对象"),
        ),
        migrations.AddField(
            model_name="notice",
            name="valid_until",
            field=models.DateField(editable=False, null=True, verbose_name="有效至"),
        ),
        migrations.AddField(
            model_name="noticeevent",
            name="cancelled_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="取消时间"),
        ),
        # A date of its own for rows that are there already: the clock has no table yet while migrating.
        migrations.AddField(
            model_name="noticeevent",
            name="day",
            field=models.DateField(default=datetime.date(2024, 5, 27), editable=False, verbose_name="日期"),
        ),
        migrations.AlterField(
            model_name="noticeevent",
            name="day",
            field=models.DateField(default=yangguang.common.clock.today, editable=False, verbose_name="日期"),
        ),
        migrations.AddField(
            model_name="noticeevent",
            name="due_on",
            field=models.DateField(editable=False, null=True, verbose_name="期限"),
        ),
        migrations.AddField(
            model_name="noticeevent",
            name="kind",
            field=models.CharField(blank=True, editable=False, max_length=20, verbose_name="提醒类别"),
        ),
        migrations.AddField(
            model_name="noticeevent",
            name="late",
            field=models.SmallIntegerField(editable=False, null=True, verbose_name="逾期工作日"),
        ),
        migrations.AddField(
            model_name="noticeevent",
            name="mail_error",
            field=models.CharField(blank=True, editable=False, max_length=60, verbose_name="邮件失败原因"),
        ),
        migrations.AddField(
            model_name="noticeevent",
            name="subject",
            field=models.UUIDField(editable=False, null=True, verbose_name="提醒对象"),
        ),
        migrations.AddField(
            model_name="noticeevent",
            name="valid_until",
            field=models.DateField(editable=False, null=True, verbose_name="有效至"),
        ),
        migrations.RemoveIndex(model_name="notice", name="notice_unsent"),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("kind", ""), ("mailed_at", None)),
                fields=["created_at"],
                name="notice_unsent",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["unit", "day"], name="notice_by_day"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("cancelled_at", None), models.Q(("kind", ""), _negated=True)),
                fields=["kind", "valid_until"],
                name="notice_standing",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("subject__isnull", False)), fields=["subject"], name="notice_of_subject"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "notices_noticeevent" ("cancelled_at", "created_at", "day", "due_on", "id", "key", "kind", "late", "mail_error", "mailed_at", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "read_by_id", "right", "subject", "title", "unit_id", "updated_at", "valid_until", "version") SELECT new_values."cancelled_at", new_values."created_at", new_values."day", new_values."due_on", new_values."id", new_values."key", new_values."kind", new_values."late", new_values."mail_error", new_values."mailed_at", new_values."path", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."read_at", new_values."read_by_id", new_values."right", new_values."subject", new_values."title", new_values."unit_id", new_values."updated_at", new_values."valid_until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5c430ed9cee99797a9745ea6a93462ade47693c0",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_44969",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="notices_notice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "notices_noticeevent" ("cancelled_at", "created_at", "day", "due_on", "id", "key", "kind", "late", "mail_error", "mailed_at", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "read_by_id", "right", "subject", "title", "unit_id", "updated_at", "valid_until", "version") VALUES (NEW."cancelled_at", NEW."created_at", NEW."day", NEW."due_on", NEW."id", NEW."key", NEW."kind", NEW."late", NEW."mail_error", NEW."mailed_at", NEW."path", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."read_at", NEW."read_by_id", NEW."right", NEW."subject", NEW."title", NEW."unit_id", NEW."updated_at", NEW."valid_until", NEW."version"); RETURN NULL;',
                    hash="52e3a83caa73fcddd66a30e09bace5c8e6fec9c6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0f9bc",
                    table="notices_notice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="notice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "notices_noticeevent" ("cancelled_at", "created_at", "day", "due_on", "id", "key", "kind", "late", "mail_error", "mailed_at", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "read_by_id", "right", "subject", "title", "unit_id", "updated_at", "valid_until", "version") SELECT old_values."cancelled_at", old_values."created_at", old_values."day", old_values."due_on", old_values."id", old_values."key", old_values."kind", old_values."late", old_values."mail_error", old_values."mailed_at", old_values."path", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."read_at", old_values."read_by_id", old_values."right", old_values."subject", old_values."title", old_values."unit_id", old_values."updated_at", old_values."valid_until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0843b9711500c8d698fcbf1fa144c18c3fbc59f5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e6f4d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="notices_notice",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("due_on", None),
                        ("kind", ""),
                        ("late", None),
                        ("subject", None),
                        ("valid_until", None),
                    ),
                    models.Q(
                        models.Q(("kind", ""), _negated=True),
                        ("due_on__isnull", False),
                        ("late__isnull", False),
                        ("subject__isnull", False),
                        ("valid_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="notice_reminder_is_whole",
            ),
        ),
        migrations.AddField(
            model_name="digest",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="收件人",
            ),
        ),
        migrations.AddConstraint(
            model_name="digest",
            constraint=models.UniqueConstraint(fields=("user", "day"), name="digest_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="digest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                    models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at", None)),
                    _connector="OR",
                ),
                name="digest_sent_has_time",
            ),
        ),
    ]
