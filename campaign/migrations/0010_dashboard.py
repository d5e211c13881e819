import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
import yangguang.common.clock
import yangguang.tenancy.policy
from django.conf import settings
from django.db import migrations, models

# What was answered before there were triggers to count it; the owner needs a scope like everybody.
COUNT_ANSWERS = """
SELECT set_config('yangguang.scope', '*', true), set_config('yangguang.lo', '!', true),
    set_config('yangguang.hi', '~', true), set_config('yangguang.one', '1', true);
INSERT INTO campaign_checktally (id, unit_id, version, created_at, updated_at, campaign_id, answered)
SELECT gen_random_uuid(), c.unit_id, 1, now(), now(), i.campaign_id, count(*)
FROM campaign_check c JOIN campaign_checklistitem i ON i.id = c.item_id
WHERE i.retired_on IS NULL GROUP BY c.unit_id, i.campaign_id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0009_opinion"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CheckTally",
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
                ("answered", models.IntegerField(verbose_name="已有结论")),
            ],
            options={
                "verbose_name": "自查进度",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Look",
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
                ("looked_at", models.DateTimeField(verbose_name="查看时间")),
            ],
            options={
                "verbose_name": "查看标记",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LookEvent",
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
                ("looked_at", models.DateTimeField(verbose_name="查看时间")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="issue",
            index=models.Index(
                fields=["unit"],
                include=("campaign", "area", "state", "found_on", "due_on", "closed_at"),
                name="issue_board",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="check",
            trigger=pgtrigger.compiler.Trigger(
                name="answers_are_tallied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO campaign_checktally (id, unit_id, version, created_at, updated_at, campaign_id, answered)\n    SELECT gen_random_uuid(), r.unit_id, 1, now(), now(), i.campaign_id, count(*)\n    FROM fresh r JOIN campaign_checklistitem i ON i.id = r.item_id\n    WHERE i.retired_on IS NULL GROUP BY r.unit_id, i.campaign_id ORDER BY r.unit_id\n    ON CONFLICT (unit_id, campaign_id)\n        DO UPDATE SET answered = campaign_checktally.answered + EXCLUDED.answered;\n    RETURN NULL;\n",
                    hash="a3803d806ecee99086c6396c1600ad27d2a56939",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_answers_are_tallied_09736",
                    referencing="REFERENCING NEW TABLE AS fresh ",
                    table="campaign_check",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="check",
            trigger=pgtrigger.compiler.Trigger(
                name="answers_are_untallied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    INSERT INTO campaign_checktally (id, unit_id, version, created_at, updated_at, campaign_id, answered)\n    SELECT gen_random_uuid(), r.unit_id, 1, now(), now(), i.campaign_id, -count(*)\n    FROM gone r JOIN campaign_checklistitem i ON i.id = r.item_id\n    WHERE i.retired_on IS NULL GROUP BY r.unit_id, i.campaign_id ORDER BY r.unit_id\n    ON CONFLICT (unit_id, campaign_id)\n        DO UPDATE SET answered = campaign_checktally.answered + EXCLUDED.answered;\n    RETURN NULL;\n",
                    hash="84f63a4799d7949965e620e566fca6fbab205077",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_answers_are_untallied_878c7",
                    referencing="REFERENCING OLD TABLE AS gone ",
                    table="campaign_check",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistitem",
            trigger=pgtrigger.compiler.Trigger(
                name="retired_items_leave_the_tally",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN ((OLD.retired_on IS NULL) <> (NEW.retired_on IS NULL))",
                    func="\n    UPDATE campaign_checktally t\n    SET answered = t.answered + CASE WHEN NEW.retired_on IS NULL THEN 1 ELSE -1 END\n    FROM campaign_check c\n    WHERE c.item_id = NEW.id AND t.unit_id = c.unit_id AND t.campaign_id = NEW.campaign_id;\n    RETURN NULL;\n",
                    hash="a4143210b14add541b8becf299621f220435cbce",
                    operation="UPDATE",
                    pgid="pgtrigger_retired_items_leave_the_tally_7e253",
                    table="campaign_checklistitem",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="checktally",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="campaign.campaign"
            ),
        ),
        migrations.AddField(
            model_name="checktally",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="look",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="look",
            name="user",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="lookevent",
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
            model_name="lookevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.look",
            ),
        ),
        migrations.AddField(
            model_name="lookevent",
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
            model_name="lookevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="checktally",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_checktally_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="checktally",
            constraint=models.UniqueConstraint(
                fields=("unit", "campaign"), include=("answered",), name="check_tally_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="look",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_look_scope"),
        ),
        migrations.AddConstraint(
            model_name="look",
            constraint=models.UniqueConstraint(fields=("unit", "user"), name="look_once_a_person"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="look",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_lookevent" ("created_at", "id", "looked_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "user_id", "version") SELECT new_values."created_at", new_values."id", new_values."looked_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."user_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2634526c052a090469f2407f615caba0e9e4d33f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_58df6",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_look",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="look",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_lookevent" ("created_at", "id", "looked_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "user_id", "version") VALUES (NEW."created_at", NEW."id", NEW."looked_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id", NEW."updated_at", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="cfd06c0b79c76066d48890480c452b8d9210d9b5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_06d12",
                    table="campaign_look",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="look",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_lookevent" ("created_at", "id", "looked_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "user_id", "version") SELECT old_values."created_at", old_values."id", old_values."looked_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."user_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="fc772874903c9079846b987e6462cd595b4498d6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5139e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_look",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="lookevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_lookevent_scope"
            ),
        ),
        migrations.RunSQL(COUNT_ANSWERS, migrations.RunSQL.noop),
    ]
