import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
import yangguang.common.clock
import yangguang.tenancy.policy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CampaignEdition",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="建立时间"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="修改时间"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="版次")),
                ("contents", models.JSONField(verbose_name="内容")),
                ("change", models.TextField(verbose_name="改动")),
                ("reason", models.CharField(max_length=300, verbose_name="原因")),
                ("at", models.DateTimeField(verbose_name="改动时间")),
            ],
            options={
                "verbose_name": "专项行动版次",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CampaignEditionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="建立时间"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="修改时间"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="版次")),
                ("contents", models.JSONField(verbose_name="内容")),
                ("change", models.TextField(verbose_name="改动")),
                ("reason", models.CharField(max_length=300, verbose_name="原因")),
                ("at", models.DateTimeField(verbose_name="改动时间")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="建立时间"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="修改时间"
                    ),
                ),
                ("reason", models.TextField(verbose_name="申请理由")),
                ("due_before", models.DateField(editable=False, verbose_name="原截止日期")),
                ("wanted_on", models.DateField(verbose_name="申请延至")),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "待批"), ("granted", "已批准"), ("refused", "未批准")],
                        default="asked",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="审批时间"),
                ),
                ("decision", models.TextField(blank=True, editable=False, verbose_name="审批意见")),
            ],
            options={
                "verbose_name": "延期申请",
                "ordering": ["-asked_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExtensionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="建立时间"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="修改时间"
                    ),
                ),
                ("reason", models.TextField(verbose_name="申请理由")),
                ("due_before", models.DateField(editable=False, verbose_name="原截止日期")),
                ("wanted_on", models.DateField(verbose_name="申请延至")),
                (
                    "state",
                    models.CharField(
                        choices=[("asked", "待批"), ("granted", "已批准"), ("refused", "未批准")],
                        default="asked",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="申请时间")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="审批时间"),
                ),
                ("decision", models.TextField(blank=True, editable=False, verbose_name="审批意见")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReturnMark",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="建立时间"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="修改时间"
                    ),
                ),
                ("subject", models.CharField(blank=True, editable=False, max_length=60, verbose_name="对象")),
                (
                    "subject_id",
                    models.UUIDField(blank=True, editable=False, null=True, verbose_name="对象编号"),
                ),
                ("part", models.CharField(blank=True, max_length=60, verbose_name="部分")),
                ("name", models.CharField(max_length=200, verbose_name="名称")),
                ("reason", models.CharField(max_length=300, verbose_name="原因")),
                ("at", models.DateTimeField(verbose_name="标出时间")),
                (
                    "cleared_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="重新提交时间"),
                ),
            ],
            options={
                "verbose_name": "退回标记",
                "ordering": ["at", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReturnMarkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="建立时间"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="修改时间"
                    ),
                ),
                ("subject", models.CharField(blank=True, editable=False, max_length=60, verbose_name="对象")),
                (
                    "subject_id",
                    models.UUIDField(blank=True, editable=False, null=True, verbose_name="对象编号"),
                ),
                ("part", models.CharField(blank=True, max_length=60, verbose_name="部分")),
                ("name", models.CharField(max_length=200, verbose_name="名称")),
                ("reason", models.CharField(max_length=300, verbose_name="原因")),
                ("at", models.DateTimeField(verbose_name="标出时间")),
                (
                    "cleared_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="重新提交时间"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="建立时间"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="修改时间"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="次数")),
                ("at", models.DateTimeField(verbose_name="提交时间")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                ("nothing", models.BooleanField(default=False, verbose_name="零报告")),
                ("contents", models.JSONField(default=dict, verbose_name="提交内容")),
            ],
            options={
                "verbose_name": "提交记录",
                "ordering": ["number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubmissionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="建立时间"
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(
                        default=yangguang.common.clock.now, editable=False, verbose_name="修改时间"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="次数")),
                ("at", models.DateTimeField(verbose_name="提交时间")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                ("nothing", models.BooleanField(default=False, verbose_name="零报告")),
                ("contents", models.JSONField(default=dict, verbose_name="提交内容")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="campaign",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="campaign",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="campaign",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="deliverable",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="deliverable",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="deliverable",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="campaign",
            name="edition",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="版次"),
        ),
        migrations.AddField(
            model_name="campaignevent",
            name="edition",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="版次"),
        ),
        migrations.AddField(
            model_name="deliverable",
            name="retired",
            field=models.BooleanField(default=False, verbose_name="已取消"),
        ),
        migrations.AddField(
            model_name="deliverableevent",
            name="retired",
            field=models.BooleanField(default=False, verbose_name="已取消"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="assignment_new_inside_campaign",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (\n            SELECT 1 FROM new_rows n  JOIN campaign_campaign c ON c.id = n.campaign_id\n            WHERE n.nominal_due_on NOT BETWEEN c.starts AND c.ends OR n.due_on > c.ends\n        ) THEN\n            RAISE EXCEPTION 'A date lies outside the campaign.' USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="4c515e81b43f266e4acb0f1c28b2773aece548b1",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_assignment_new_inside_campaign_d4df2",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="campaign_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="assignment_moved_inside_campaign",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (\n            SELECT 1 FROM new_rows n JOIN old_rows o ON o.id = n.id AND (o.due_on, o.nominal_due_on) IS DISTINCT FROM (n.due_on, n.nominal_due_on) JOIN campaign_campaign c ON c.id = n.campaign_id\n            WHERE n.nominal_due_on NOT BETWEEN c.starts AND c.ends OR n.due_on > c.ends\n        ) THEN\n            RAISE EXCEPTION 'A date lies outside the campaign.' USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="9e5ad084ba88e233f2a524c5d8030e595c54c90c",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_assignment_moved_inside_campaign_fa643",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="campaign_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaign",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_campaignevent" ("created_at", "edition", "ends", "id", "moves_deadlines", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "template_version", "title", "unit_id", "updated_at", "version", "year") SELECT new_values."created_at", new_values."edition", new_values."ends", new_values."id", new_values."moves_deadlines", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts", new_values."template_version", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5e5acc4bb88cc65aa54afad504ac5166a04d662f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b8470",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_campaign",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaign",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_campaignevent" ("created_at", "edition", "ends", "id", "moves_deadlines", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "template_version", "title", "unit_id", "updated_at", "version", "year") VALUES (NEW."created_at", NEW."edition", NEW."ends", NEW."id", NEW."moves_deadlines", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts", NEW."template_version", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version", NEW."year"); RETURN NULL;',
                    hash="3e07bc660531a2ceef469b4c3c25ee111cd7966b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ad162",
                    table="campaign_campaign",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaign",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_campaignevent" ("created_at", "edition", "ends", "id", "moves_deadlines", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "template_version", "title", "unit_id", "updated_at", "version", "year") SELECT old_values."created_at", old_values."edition", old_values."ends", old_values."id", old_values."moves_deadlines", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."starts", old_values."template_version", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d7d17275be1397a8b440a21933be15013b08f311",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5ce65",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_campaign",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliverable",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_deliverableevent" ("campaign_id", "code", "created_at", "due", "id", "kind", "levels", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "position", "retired", "title", "unit_id", "updated_at", "version") SELECT new_values."campaign_id", new_values."code", new_values."created_at", new_values."due", new_values."id", new_values."kind", new_values."levels", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phase_id", new_values."position", new_values."retired", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c93ce4c44b9611a24af2d52b55e70df46fb5d685",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_42b49",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_deliverable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliverable",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_deliverableevent" ("campaign_id", "code", "created_at", "due", "id", "kind", "levels", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "position", "retired", "title", "unit_id", "updated_at", "version") VALUES (NEW."campaign_id", NEW."code", NEW."created_at", NEW."due", NEW."id", NEW."kind", NEW."levels", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phase_id", NEW."position", NEW."retired", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="82fb26449add06c5d3804fe350ed66c2f09af6b7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7adf2",
                    table="campaign_deliverable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliverable",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_deliverableevent" ("campaign_id", "code", "created_at", "due", "id", "kind", "levels", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "position", "retired", "title", "unit_id", "updated_at", "version") SELECT old_values."campaign_id", old_values."code", old_values."created_at", old_values."due", old_values."id", old_values."kind", old_values."levels", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phase_id", old_values."position", old_values."retired", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="ab7cac78888179fdb80fdd9a357c1e1b7646a4cf",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4c86c",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_deliverable",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phase",
            trigger=pgtrigger.compiler.Trigger(
                name="phase_in_order",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    constraint="CONSTRAINT",
                    func="\n    IF EXISTS (\n        SELECT 1 FROM campaign_phase mine\n            JOIN campaign_campaign c ON c.id = mine.campaign_id\n            LEFT JOIN campaign_phase later\n                ON later.campaign_id = mine.campaign_id AND later.number > mine.number\n        WHERE mine.campaign_id = NEW.campaign_id\n            AND (later.starts <= mine.ends OR mine.starts < c.starts OR mine.ends > c.ends)\n    ) THEN\n        RAISE EXCEPTION 'Phases overlap or leave their campaign.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;\n",
                    hash="11ea95ac84852d9b939652a4be83be4ff1d75fd4",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_phase_in_order_6885b",
                    table="campaign_phase",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="phase",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("starts"))), name="phase_ends_after_start"
            ),
        ),
        migrations.AddField(
            model_name="campaignedition",
            name="by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="改动人",
            ),
        ),
        migrations.AddField(
            model_name="campaignedition",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="campaign.campaign",
                verbose_name="专项行动",
            ),
        ),
        migrations.AddField(
            model_name="campaignedition",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="campaigneditionevent",
            name="by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="改动人",
            ),
        ),
        migrations.AddField(
            model_name="campaigneditionevent",
            name="campaign",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.campaign",
                verbose_name="专项行动",
            ),
        ),
        migrations.AddField(
            model_name="campaigneditionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="campaigneditionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.campaignedition",
            ),
        ),
        migrations.AddField(
            model_name="campaigneditionevent",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="申请人",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="extensions",
                to="campaign.assignment",
                verbose_name="任务",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="审批人",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="extensionevent",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="申请人",
            ),
        ),
        migrations.AddField(
            model_name="extensionevent",
            name="assignment",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.assignment",
                verbose_name="任务",
            ),
        ),
        migrations.AddField(
            model_name="extensionevent",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="审批人",
            ),
        ),
        migrations.AddField(
            model_name="extensionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="extensionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.extension",
            ),
        ),
        migrations.AddField(
            model_name="extensionevent",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="returnmark",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="marks",
                to="campaign.assignment",
                verbose_name="任务",
            ),
        ),
        migrations.AddField(
            model_name="returnmark",
            name="by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="标出人",
            ),
        ),
        migrations.AddField(
            model_name="returnmark",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="returnmarkevent",
            name="assignment",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.assignment",
                verbose_name="任务",
            ),
        ),
        migrations.AddField(
            model_name="returnmarkevent",
            name="by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="标出人",
            ),
        ),
        migrations.AddField(
            model_name="returnmarkevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="returnmarkevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.returnmark",
            ),
        ),
        migrations.AddField(
            model_name="returnmarkevent",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="submissions",
                to="campaign.assignment",
                verbose_name="任务",
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="提交人",
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="submissionevent",
            name="assignment",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.assignment",
                verbose_name="任务",
            ),
        ),
        migrations.AddField(
            model_name="submissionevent",
            name="by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="提交人",
            ),
        ),
        migrations.AddField(
            model_name="submissionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="submissionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.submission",
            ),
        ),
        migrations.AddField(
            model_name="submissionevent",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaignedition",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_campaignedition_scope", public="true"
            ),
        ),
        migrations.AddConstraint(
            model_name="campaignedition",
            constraint=models.UniqueConstraint(
                fields=("unit", "campaign", "number"), name="campaignedition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="campaignedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="campaignedition_has_reason"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaignedition",
            trigger=pgtrigger.compiler.Trigger(
                name="edition_append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fd1d655eb53696afab449bf625e46f1c7ddf2088",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_edition_append_only_515ff",
                    table="campaign_campaignedition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaignedition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_campaigneditionevent" ("at", "by_id", "campaign_id", "change", "contents", "created_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit_id", "updated_at", "version") SELECT new_values."at", new_values."by_id", new_values."campaign_id", new_values."change", new_values."contents", new_values."created_at", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f2423aaca93fe35508d3b6ac7c23968e70f7d2b3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5ac37",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_campaignedition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaignedition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_campaigneditionevent" ("at", "by_id", "campaign_id", "change", "contents", "created_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit_id", "updated_at", "version") VALUES (NEW."at", NEW."by_id", NEW."campaign_id", NEW."change", NEW."contents", NEW."created_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="39a8acc80bbd87040034ecbaf1219fc5f9920dfb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2f5e6",
                    table="campaign_campaignedition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campaignedition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_campaigneditionevent" ("at", "by_id", "campaign_id", "change", "contents", "created_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit_id", "updated_at", "version") SELECT old_values."at", old_values."by_id", old_values."campaign_id", old_values."change", old_values."contents", old_values."created_at", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="72e46ad013517027704f281c2628421407b76644",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6bd5e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_campaignedition",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="campaigneditionevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_campaigneditionevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_extension_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")),
                fields=("unit", "assignment"),
                name="extension_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="extension_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("wanted_on__gt", models.F("due_before"))), name="extension_is_later"
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("decided_by", models.F("asked_by")), _negated=True),
                name="extension_decider_is_not_asker",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("state", "asked")),
                    models.Q(models.Q(("state", "asked"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="extension_decided_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("decision", ""), _negated=True),
                    _connector="OR",
                ),
                name="extension_refusal_has_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extension",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_extensionevent" ("asked_at", "asked_by_id", "assignment_id", "created_at", "decided_at", "decided_by_id", "decision", "due_before", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "unit_id", "updated_at", "version", "wanted_on") SELECT new_values."asked_at", new_values."asked_by_id", new_values."assignment_id", new_values."created_at", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."due_before", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version", new_values."wanted_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2d4152e228514b18547875dfc8acc32bf7e6e1f6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5f8ca",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_extension",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extension",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_extensionevent" ("asked_at", "asked_by_id", "assignment_id", "created_at", "decided_at", "decided_by_id", "decision", "due_before", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "unit_id", "updated_at", "version", "wanted_on") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."assignment_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."due_before", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."state", NEW."unit_id", NEW."updated_at", NEW."version", NEW."wanted_on"); RETURN NULL;',
                    hash="b5df558aaf7b116e1e7bd1a47aa3f768c3ea9cac",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aa723",
                    table="campaign_extension",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extension",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_extensionevent" ("asked_at", "asked_by_id", "assignment_id", "created_at", "decided_at", "decided_by_id", "decision", "due_before", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "unit_id", "updated_at", "version", "wanted_on") SELECT old_values."asked_at", old_values."asked_by_id", old_values."assignment_id", old_values."created_at", old_values."decided_at", old_values."decided_by_id", old_values."decision", old_values."due_before", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version", old_values."wanted_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="bb7886adee263742b08bc0674e459e31f23e208d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_576ab",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_extension",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="extensionevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_extensionevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="returnmark",
            index=models.Index(fields=["assignment", "cleared_at"], name="returnmark_standing"),
        ),
        migrations.AddConstraint(
            model_name="returnmark",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_returnmark_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="returnmark",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="returnmark_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="returnmark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("subject", ""), ("subject_id", None)),
                    models.Q(models.Q(("subject", ""), _negated=True), ("subject_id__isnull", False)),
                    _connector="OR",
                ),
                name="returnmark_subject_whole",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnmark",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_returnmarkevent" ("assignment_id", "at", "by_id", "cleared_at", "created_at", "id", "name", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "subject", "subject_id", "unit_id", "updated_at", "version") SELECT new_values."assignment_id", new_values."at", new_values."by_id", new_values."cleared_at", new_values."created_at", new_values."id", new_values."name", new_values."part", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."subject", new_values."subject_id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="232a67331b4ec481a1e9e5bc2754343c1d1dd4f8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f36f9",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_returnmark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnmark",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_returnmarkevent" ("assignment_id", "at", "by_id", "cleared_at", "created_at", "id", "name", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "subject", "subject_id", "unit_id", "updated_at", "version") VALUES (NEW."assignment_id", NEW."at", NEW."by_id", NEW."cleared_at", NEW."created_at", NEW."id", NEW."name", NEW."part", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."subject", NEW."subject_id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="7d4b247f4cff9ff1cbdb45ab4d993bbe78c8ce72",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4f500",
                    table="campaign_returnmark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="returnmark",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_returnmarkevent" ("assignment_id", "at", "by_id", "cleared_at", "created_at", "id", "name", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "subject", "subject_id", "unit_id", "updated_at", "version") SELECT old_values."assignment_id", old_values."at", old_values."by_id", old_values."cleared_at", old_values."created_at", old_values."id", old_values."name", old_values."part", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."subject", old_values."subject_id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="5f2f16817c6c156ad189f9fc5bca025198c158b3",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4a9fd",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_returnmark",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="returnmarkevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_returnmarkevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_submission_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(
                fields=("unit", "assignment", "number"), name="submission_number_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submission",
            trigger=pgtrigger.compiler.Trigger(
                name="submission_append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="973f0a71400569c1480e46a140ca8b517f16e3e3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_submission_append_only_957fd",
                    table="campaign_submission",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submission",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_submissionevent" ("assignment_id", "at", "by_id", "contents", "created_at", "id", "note", "nothing", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT new_values."assignment_id", new_values."at", new_values."by_id", new_values."contents", new_values."created_at", new_values."id", new_values."note", new_values."nothing", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="050034a7b812c7f9c4d29fefd7718055d454bf96",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4cd72",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_submission",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submission",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_submissionevent" ("assignment_id", "at", "by_id", "contents", "created_at", "id", "note", "nothing", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") VALUES (NEW."assignment_id", NEW."at", NEW."by_id", NEW."contents", NEW."created_at", NEW."id", NEW."note", NEW."nothing", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="584f5a1ae24eaee74fd3423bcecb05421da81c3f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97b62",
                    table="campaign_submission",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="submission",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_submissionevent" ("assignment_id", "at", "by_id", "contents", "created_at", "id", "note", "nothing", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT old_values."assignment_id", old_values."at", old_values."by_id", old_values."contents", old_values."created_at", old_values."id", old_values."note", old_values."nothing", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="190226e182eec3fc24c87d3686b227ea074f61f4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_29e6e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_submission",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="submissionevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_submissionevent_scope"
            ),
        ),
    ]
