"""Issues closed only by evidence, deadlines that were moved, and the second look (decision 0013)."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
import yangguang.common.clock
import yangguang.tenancy.policy
from django.conf import settings
from django.db import migrations, models

# Files belong to the platform, which knows no issues: the trigger on its table is ours.
KEEP_EVIDENCE = """
CREATE FUNCTION campaign_keep_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM campaign_issue i WHERE i.id = OLD.subject_id AND i.state IN ('city_check', 'closed')
        AND NOT EXISTS (
            SELECT 1 FROM evidence_evidence e WHERE e.subject = OLD.subject AND e.subject_id = OLD.subject_id
            AND e.id <> OLD.id AND e.created_at >= COALESCE(i.reopened_at, i.created_at)
        )
    ) THEN
        RAISE EXCEPTION 'The last evidence of a verified issue stays.' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER campaign_keep_evidence BEFORE DELETE OR UPDATE OF subject, subject_id, created_at
    ON evidence_evidence FOR EACH ROW WHEN (OLD.subject = 'campaign.Issue')
    EXECUTE FUNCTION campaign_keep_evidence();
"""
DROP_KEEP_EVIDENCE = """
DROP TRIGGER campaign_keep_evidence ON evidence_evidence;
DROP FUNCTION campaign_keep_evidence();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0003_checklist"),
        ("evidence", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuePeriod",
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
                ("starts_on", models.DateField(verbose_name="起算日")),
                ("ends_on", models.DateField(verbose_name="截止日")),
                ("resumed_on", models.DateField(verbose_name="重新起算日")),
                ("due_on", models.DateField(verbose_name="当时的整改期限")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="当时的销号时间")),
            ],
            options={
                "verbose_name": "前期期限",
                "ordering": ["starts_on", "ends_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IssuePeriodEvent",
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
                ("starts_on", models.DateField(verbose_name="起算日")),
                ("ends_on", models.DateField(verbose_name="截止日")),
                ("resumed_on", models.DateField(verbose_name="重新起算日")),
                ("due_on", models.DateField(verbose_name="当时的整改期限")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="当时的销号时间")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SecondLook",
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
                ("closed_at", models.DateTimeField(verbose_name="销号时间")),
                ("drawn_on", models.DateField(verbose_name="抽取日期")),
                ("due_on", models.DateField(verbose_name="办结期限")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "待回看"), ("confirmed", "未反弹"), ("relapsed", "反弹")],
                        default="waiting",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="回看时间")),
                ("note", models.TextField(blank=True, editable=False, verbose_name="回看情况")),
            ],
            options={
                "verbose_name": "回头看",
                "ordering": ["due_on", "unit_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SecondLookDraw",
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
                ("month", models.DateField(verbose_name="月份")),
                ("drawn_at", models.DateTimeField(verbose_name="抽取时间")),
                ("seed", models.CharField(max_length=200, verbose_name="种子")),
                ("seed_is_public", models.BooleanField(verbose_name="种子为现场输入的公开数值")),
                ("population", models.JSONField(verbose_name="待抽名单")),
                ("digest", models.CharField(max_length=64, verbose_name="名单校验值")),
                ("selection", models.JSONField(verbose_name="抽中")),
            ],
            options={
                "verbose_name": "回头看抽取",
                "ordering": ["-month", "unit_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SecondLookDrawEvent",
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
                ("month", models.DateField(verbose_name="月份")),
                ("drawn_at", models.DateTimeField(verbose_name="抽取时间")),
                ("seed", models.CharField(max_length=200, verbose_name="种子")),
                ("seed_is_public", models.BooleanField(verbose_name="种子为现场输入的公开数值")),
                ("population", models.JSONField(verbose_name="待抽名单")),
                ("digest", models.CharField(max_length=64, verbose_name="名单校验值")),
                ("selection", models.JSONField(verbose_name="抽中")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SecondLookEvent",
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
                ("closed_at", models.DateTimeField(verbose_name="销号时间")),
                ("drawn_on", models.DateField(verbose_name="抽取日期")),
                ("due_on", models.DateField(verbose_name="办结期限")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "待回看"), ("confirmed", "未反弹"), ("relapsed", "反弹")],
                        default="waiting",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="回看时间")),
                ("note", models.TextField(blank=True, editable=False, verbose_name="回看情况")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="issue",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="issue",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="issue",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="issue",
            name="reopened_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="重新打开时间"),
        ),
        migrations.AddField(
            model_name="issue",
            name="runs_since",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="现期限起算日"),
        ),
        migrations.AddField(
            model_name="issueevent",
            name="reopened_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="重新打开时间"),
        ),
        migrations.AddField(
            model_name="issueevent",
            name="runs_since",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="现期限起算日"),
        ),
        migrations.AlterField(
            model_name="issueprogress",
            name="kind",
            field=models.CharField(
                choices=[
                    ("opened", "登记"),
                    ("started", "开始整改"),
                    ("progress", "整改进展"),
                    ("handed_in", "报请验收"),
                    ("county_accepted", "县级验收通过"),
                    ("returned", "退回"),
                    ("closed", "市级销号"),
                    ("extended", "延长期限"),
                    ("due_amended", "提前期限"),
                    ("reopened", "重新打开"),
                ],
                max_length=15,
                verbose_name="类别",
            ),
        ),
        migrations.AlterField(
            model_name="issueprogressevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("opened", "登记"),
                    ("started", "开始整改"),
                    ("progress", "整改进展"),
                    ("handed_in", "报请验收"),
                    ("county_accepted", "县级验收通过"),
                    ("returned", "退回"),
                    ("closed", "市级销号"),
                    ("extended", "延长期限"),
                    ("due_amended", "提前期限"),
                    ("reopened", "重新打开"),
                ],
                max_length=15,
                verbose_name="类别",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="issue_closing_is_gated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func="\n    IF NEW.state IN ('city_check', 'closed') AND NOT EXISTS (\n        SELECT 1 FROM evidence_evidence e WHERE e.subject = 'campaign.Issue' AND e.subject_id = NEW.id\n        AND e.created_at >= COALESCE(NEW.reopened_at, NEW.created_at)\n    ) THEN\n        RAISE EXCEPTION 'No evidence shows that issue % was rectified.', NEW.number\n        USING ERRCODE = 'check_violation';\n    END IF;\n    IF NEW.state = 'closed' AND OLD.state <> 'city_check' THEN\n        RAISE EXCEPTION 'Issue % was not verified by the county.', NEW.number\n        USING ERRCODE = 'check_violation';\n    END IF;\n    IF NEW.state = 'closed' AND NOT EXISTS (\n        SELECT 1 FROM guardian_userobjectpermission p\n        JOIN auth_permission a ON a.id = p.permission_id\n        JOIN django_content_type t ON t.id = a.content_type_id\n        WHERE p.user_id = NEW.closed_by_id AND a.codename = 'review' AND t.app_label = 'tenancy'\n        AND p.object_pk IN (left(NEW.unit_id, 2), left(NEW.unit_id, 4))\n    ) THEN\n        RAISE EXCEPTION 'Issue % is closed by nobody of the city.', NEW.number\n        USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="bc07fadfa00ca9e34ec444707a8be88368878d43",
                    operation="UPDATE",
                    pgid="pgtrigger_issue_closing_is_gated_93914",
                    table="campaign_issue",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="issue_due_within_campaign",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (\n        SELECT 1 FROM campaign_campaign c\n        WHERE c.id = NEW.campaign_id AND NEW.found_on <= c.ends AND NEW.due_on > c.ends\n    ) THEN\n        RAISE EXCEPTION 'Issue % is due after the campaign.', NEW.number USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="53e969da5183f75709ef79cf7405754f5a0a8269",
                    operation='INSERT OR UPDATE OF "due_on", "found_on"',
                    pgid="pgtrigger_issue_due_within_campaign_e4c44",
                    table="campaign_issue",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_issueevent" ("area", "campaign_id", "check_row_id", "closed_at", "closed_by_id", "county_verified_at", "county_verified_by_id", "created_at", "deadline_kind", "due_on", "found", "found_on", "id", "item_id", "leader", "measures", "number", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prohibition", "rectified_at", "rectified_by_id", "reopened_at", "returned_reason", "runs_since", "source", "state", "unit_id", "updated_at", "version") SELECT new_values."area", new_values."campaign_id", new_values."check_row_id", new_values."closed_at", new_values."closed_by_id", new_values."county_verified_at", new_values."county_verified_by_id", new_values."created_at", new_values."deadline_kind", new_values."due_on", new_values."found", new_values."found_on", new_values."id", new_values."item_id", new_values."leader", new_values."measures", new_values."number", new_values."person", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."prohibition", new_values."rectified_at", new_values."rectified_by_id", new_values."reopened_at", new_values."returned_reason", new_values."runs_since", new_values."source", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3d52c09fc1a6026a5dad841fe0cff9df544e1090",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a69fd",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_issue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_issueevent" ("area", "campaign_id", "check_row_id", "closed_at", "closed_by_id", "county_verified_at", "county_verified_by_id", "created_at", "deadline_kind", "due_on", "found", "found_on", "id", "item_id", "leader", "measures", "number", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prohibition", "rectified_at", "rectified_by_id", "reopened_at", "returned_reason", "runs_since", "source", "state", "unit_id", "updated_at", "version") VALUES (NEW."area", NEW."campaign_id", NEW."check_row_id", NEW."closed_at", NEW."closed_by_id", NEW."county_verified_at", NEW."county_verified_by_id", NEW."created_at", NEW."deadline_kind", NEW."due_on", NEW."found", NEW."found_on", NEW."id", NEW."item_id", NEW."leader", NEW."measures", NEW."number", NEW."person", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prohibition", NEW."rectified_at", NEW."rectified_by_id", NEW."reopened_at", NEW."returned_reason", NEW."runs_since", NEW."source", NEW."state", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="37405ccca456327e06df1c088cdb1a2f9adbce13",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e09f1",
                    table="campaign_issue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issue",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_issueevent" ("area", "campaign_id", "check_row_id", "closed_at", "closed_by_id", "county_verified_at", "county_verified_by_id", "created_at", "deadline_kind", "due_on", "found", "found_on", "id", "item_id", "leader", "measures", "number", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prohibition", "rectified_at", "rectified_by_id", "reopened_at", "returned_reason", "runs_since", "source", "state", "unit_id", "updated_at", "version") SELECT old_values."area", old_values."campaign_id", old_values."check_row_id", old_values."closed_at", old_values."closed_by_id", old_values."county_verified_at", old_values."county_verified_by_id", old_values."created_at", old_values."deadline_kind", old_values."due_on", old_values."found", old_values."found_on", old_values."id", old_values."item_id", old_values."leader", old_values."measures", old_values."number", old_values."person", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."prohibition", old_values."rectified_at", old_values."rectified_by_id", old_values."reopened_at", old_values."returned_reason", old_values."runs_since", old_values."source", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8d09f02ae2b431456d89491e861e770286534c27",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_36d5d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_issue",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_by", models.F("county_verified_by")), _negated=True),
                name="issue_closer_did_not_verify",
            ),
        ),
        migrations.AddField(
            model_name="issueperiod",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="当时的销号人",
            ),
        ),
        migrations.AddField(
            model_name="issueperiod",
            name="issue",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="periods",
                to="campaign.issue",
                verbose_name="问题",
            ),
        ),
        migrations.AddField(
            model_name="issueperiod",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="issueperiodevent",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="当时的销号人",
            ),
        ),
        migrations.AddField(
            model_name="issueperiodevent",
            name="issue",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.issue",
                verbose_name="问题",
            ),
        ),
        migrations.AddField(
            model_name="issueperiodevent",
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
            model_name="issueperiodevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.issueperiod",
            ),
        ),
        migrations.AddField(
            model_name="issueperiodevent",
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
            model_name="secondlook",
            name="by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="回看人",
            ),
        ),
        migrations.AddField(
            model_name="secondlook",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="销号人",
            ),
        ),
        migrations.AddField(
            model_name="secondlook",
            name="issue",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="looks",
                to="campaign.issue",
                verbose_name="问题",
            ),
        ),
        migrations.AddField(
            model_name="secondlook",
            name="rectified_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="整改人",
            ),
        ),
        migrations.AddField(
            model_name="secondlook",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="secondlookdraw",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaign.campaign",
                verbose_name="专项行动",
            ),
        ),
        migrations.AddField(
            model_name="secondlookdraw",
            name="drawn_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="抽取人",
            ),
        ),
        migrations.AddField(
            model_name="secondlookdraw",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="secondlook",
            name="draw",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="looks",
                to="campaign.secondlookdraw",
                verbose_name="抽取",
            ),
        ),
        migrations.AddField(
            model_name="secondlookdrawevent",
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
            model_name="secondlookdrawevent",
            name="drawn_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="抽取人",
            ),
        ),
        migrations.AddField(
            model_name="secondlookdrawevent",
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
            model_name="secondlookdrawevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.secondlookdraw",
            ),
        ),
        migrations.AddField(
            model_name="secondlookdrawevent",
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
            model_name="secondlookevent",
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
                verbose_name="回看人",
            ),
        ),
        migrations.AddField(
            model_name="secondlookevent",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="销号人",
            ),
        ),
        migrations.AddField(
            model_name="secondlookevent",
            name="draw",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.secondlookdraw",
                verbose_name="抽取",
            ),
        ),
        migrations.AddField(
            model_name="secondlookevent",
            name="issue",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.issue",
                verbose_name="问题",
            ),
        ),
        migrations.AddField(
            model_name="secondlookevent",
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
            model_name="secondlookevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.secondlook",
            ),
        ),
        migrations.AddField(
            model_name="secondlookevent",
            name="rectified_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="整改人",
            ),
        ),
        migrations.AddField(
            model_name="secondlookevent",
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
            model_name="issueperiod",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_issueperiod_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="issueperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__gte", models.F("starts_on")), ("resumed_on__gte", models.F("ends_on"))
                ),
                name="period_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="issueperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None)),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    _connector="OR",
                ),
                name="period_closed_has_closer",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issueperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_issueperiodevent" ("closed_at", "closed_by_id", "created_at", "due_on", "ends_on", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resumed_on", "starts_on", "unit_id", "updated_at", "version") SELECT new_values."closed_at", new_values."closed_by_id", new_values."created_at", new_values."due_on", new_values."ends_on", new_values."id", new_values."issue_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."resumed_on", new_values."starts_on", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e7510eda2095e71d6b75b9ef5c0dff8b67227b1b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_25a3b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_issueperiod",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issueperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_issueperiodevent" ("closed_at", "closed_by_id", "created_at", "due_on", "ends_on", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resumed_on", "starts_on", "unit_id", "updated_at", "version") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."due_on", NEW."ends_on", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."resumed_on", NEW."starts_on", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="0df062cb1b902d7386cda321063a8307ce4d4bb6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1a620",
                    table="campaign_issueperiod",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="issueperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_issueperiodevent" ("closed_at", "closed_by_id", "created_at", "due_on", "ends_on", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resumed_on", "starts_on", "unit_id", "updated_at", "version") SELECT old_values."closed_at", old_values."closed_by_id", old_values."created_at", old_values."due_on", old_values."ends_on", old_values."id", old_values."issue_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."resumed_on", old_values."starts_on", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="bdbd096343ba2dccc4b0e53e3912350778b052ae",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5bcac",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_issueperiod",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="issueperiodevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_issueperiodevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlookdraw",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_secondlookdraw_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlookdraw",
            constraint=models.UniqueConstraint(
                fields=("unit", "campaign", "month"), name="look_draw_once_a_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlookdraw",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="look_draw_month_is_its_first_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlookdraw",
            constraint=models.CheckConstraint(
                condition=models.Q(("seed", ""), _negated=True), name="look_draw_has_seed"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondlookdraw",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_secondlookdrawevent" ("campaign_id", "created_at", "digest", "drawn_at", "drawn_by_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "seed", "seed_is_public", "selection", "unit_id", "updated_at", "version") SELECT new_values."campaign_id", new_values."created_at", new_values."digest", new_values."drawn_at", new_values."drawn_by_id", new_values."id", new_values."month", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."population", new_values."seed", new_values."seed_is_public", new_values."selection", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b7aab5e07d5c1dee01a49be87aae20ea0f271b66",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d2ba8",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_secondlookdraw",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondlookdraw",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_secondlookdrawevent" ("campaign_id", "created_at", "digest", "drawn_at", "drawn_by_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "seed", "seed_is_public", "selection", "unit_id", "updated_at", "version") VALUES (NEW."campaign_id", NEW."created_at", NEW."digest", NEW."drawn_at", NEW."drawn_by_id", NEW."id", NEW."month", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."population", NEW."seed", NEW."seed_is_public", NEW."selection", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="372dd3720b153ccd757f9a2e905b20835278eeb0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e6af9",
                    table="campaign_secondlookdraw",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondlookdraw",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_secondlookdrawevent" ("campaign_id", "created_at", "digest", "drawn_at", "drawn_by_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "seed", "seed_is_public", "selection", "unit_id", "updated_at", "version") SELECT old_values."campaign_id", old_values."created_at", old_values."digest", old_values."drawn_at", old_values."drawn_by_id", old_values."id", old_values."month", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."population", old_values."seed", old_values."seed_is_public", old_values."selection", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8bb94523a0c01ee97518c827c893bc5c2a56c9a2",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_78a49",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_secondlookdraw",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="secondlook",
            index=models.Index(fields=["unit", "state", "due_on"], name="look_by_state"),
        ),
        migrations.AddConstraint(
            model_name="secondlook",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_secondlook_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlook",
            constraint=models.UniqueConstraint(fields=("unit", "draw", "issue"), name="look_once_a_draw"),
        ),
        migrations.AddConstraint(
            model_name="secondlook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("at", None), ("by", None), ("state", "waiting")),
                    models.Q(
                        models.Q(("state", "waiting"), _negated=True),
                        models.Q(("note", ""), _negated=True),
                        ("at__isnull", False),
                        ("by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="look_done_says_by_whom_and_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlook",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by", models.F("rectified_by")), _negated=True),
                    models.Q(("by", models.F("closed_by")), _negated=True),
                ),
                name="looker_is_somebody_else",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondlook",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_secondlookevent" ("at", "by_id", "closed_at", "closed_by_id", "created_at", "draw_id", "drawn_on", "due_on", "id", "issue_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rectified_by_id", "state", "unit_id", "updated_at", "version") SELECT new_values."at", new_values."by_id", new_values."closed_at", new_values."closed_by_id", new_values."created_at", new_values."draw_id", new_values."drawn_on", new_values."due_on", new_values."id", new_values."issue_id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rectified_by_id", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5c3a5aaafc7f82f8948fb44cf88ab17404e74e4f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_01b35",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_secondlook",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondlook",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_secondlookevent" ("at", "by_id", "closed_at", "closed_by_id", "created_at", "draw_id", "drawn_on", "due_on", "id", "issue_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rectified_by_id", "state", "unit_id", "updated_at", "version") VALUES (NEW."at", NEW."by_id", NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."draw_id", NEW."drawn_on", NEW."due_on", NEW."id", NEW."issue_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rectified_by_id", NEW."state", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="a34145fdfb1334bf998257b06a7f804838ea1652",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d4cd1",
                    table="campaign_secondlook",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondlook",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_secondlookevent" ("at", "by_id", "closed_at", "closed_by_id", "created_at", "draw_id", "drawn_on", "due_on", "id", "issue_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rectified_by_id", "state", "unit_id", "updated_at", "version") SELECT old_values."at", old_values."by_id", old_values."closed_at", old_values."closed_by_id", old_values."created_at", old_values."draw_id", old_values."drawn_on", old_values."due_on", old_values."id", old_values."issue_id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rectified_by_id", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="09297949bbc73366723310df5336e85caefe85f3",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6b90d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_secondlook",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlookdrawevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_secondlookdrawevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="secondlookevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_secondlookevent_scope"
            ),
        ),
        migrations.RunSQL(KEEP_EVIDENCE, DROP_KEEP_EVIDENCE),
    ]
