import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
import yangguang.common.clock
import yangguang.tenancy.policy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0002_timeline"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChecklistVersion",
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
                ("at", models.DateTimeField(verbose_name="修改时间")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="原因")),
                ("changes", models.JSONField(default=list, verbose_name="改动")),
            ],
            options={
                "verbose_name": "检查清单版次",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ChecklistVersionEvent",
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
                ("at", models.DateTimeField(verbose_name="修改时间")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="原因")),
                ("changes", models.JSONField(default=list, verbose_name="改动")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CrossCheck",
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
                ("until", models.DateField(verbose_name="截止日期")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="检查要求")),
                ("seed", models.CharField(max_length=40, verbose_name="抽样种子")),
                ("pool", models.PositiveIntegerField(verbose_name="已有结论数")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("assigned", "检查中"),
                            ("done", "已完成"),
                            ("ended", "已终止"),
                            ("released", "已反馈"),
                        ],
                        default="assigned",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("assigned_at", models.DateTimeField(verbose_name="安排时间")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="完成时间")),
                ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="反馈时间")),
            ],
            options={
                "verbose_name": "相互检查",
                "ordering": ["-assigned_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CrossCheckEvent",
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
                ("until", models.DateField(verbose_name="截止日期")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="检查要求")),
                ("seed", models.CharField(max_length=40, verbose_name="抽样种子")),
                ("pool", models.PositiveIntegerField(verbose_name="已有结论数")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("assigned", "检查中"),
                            ("done", "已完成"),
                            ("ended", "已终止"),
                            ("released", "已反馈"),
                        ],
                        default="assigned",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("assigned_at", models.DateTimeField(verbose_name="安排时间")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="完成时间")),
                ("released_at", models.DateTimeField(blank=True, null=True, verbose_name="反馈时间")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CrossFinding",
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
                ("place", models.PositiveSmallIntegerField(verbose_name="序号")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待核对"),
                            ("agreed", "同意"),
                            ("disputed", "不同意"),
                            ("issue", "已转问题台账"),
                            ("dismissed", "不采纳"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="核对意见",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="不同意的理由")),
                ("at", models.DateTimeField(blank=True, null=True, verbose_name="核对时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="处理时间")),
                ("decision", models.CharField(blank=True, max_length=500, verbose_name="处理说明")),
            ],
            options={
                "verbose_name": "相互检查意见",
                "ordering": ["crosscheck", "place"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CrossFindingEvent",
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
                ("place", models.PositiveSmallIntegerField(verbose_name="序号")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待核对"),
                            ("agreed", "同意"),
                            ("disputed", "不同意"),
                            ("issue", "已转问题台账"),
                            ("dismissed", "不采纳"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="核对意见",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="不同意的理由")),
                ("at", models.DateTimeField(blank=True, null=True, verbose_name="核对时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="处理时间")),
                ("decision", models.CharField(blank=True, max_length=500, verbose_name="处理说明")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ItemBasis",
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
            ],
            options={
                "verbose_name": "检查项依据",
                "ordering": ["basis__short", "basis__clause"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ItemBasisEvent",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LegalBasis",
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
                ("title", models.CharField(max_length=120, verbose_name="文件名称")),
                ("short", models.CharField(max_length=40, verbose_name="简称")),
                ("clause", models.CharField(blank=True, max_length=40, verbose_name="条款")),
                ("summary", models.TextField(verbose_name="内容摘要")),
                ("issued_by", models.CharField(blank=True, max_length=60, verbose_name="发布机关")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="发布日期")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="原文网址")),
            ],
            options={
                "verbose_name": "法规依据",
                "ordering": ["short", "clause"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LegalBasisEvent",
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
                ("title", models.CharField(max_length=120, verbose_name="文件名称")),
                ("short", models.CharField(max_length=40, verbose_name="简称")),
                ("clause", models.CharField(blank=True, max_length=40, verbose_name="条款")),
                ("summary", models.TextField(verbose_name="内容摘要")),
                ("issued_by", models.CharField(blank=True, max_length=60, verbose_name="发布机关")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="发布日期")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="原文网址")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="checklistitem",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="checklistitem",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="checklistitem",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="checklistitem",
            name="edition",
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="文字版次"),
        ),
        migrations.AddField(
            model_name="checklistitem",
            name="lines",
            field=models.CharField(
                blank=True,
                choices=[("stability", "稳定"), ("safety", "安全"), ("integrity", "廉洁")],
                max_length=10,
                verbose_name="三条底线",
            ),
        ),
        migrations.AddField(
            model_name="checklistitem",
            name="retired_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="停用日期"),
        ),
        migrations.AddField(
            model_name="checklistitem",
            name="retired_reason",
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name="停用原因"),
        ),
        migrations.AddField(
            model_name="checklistitem",
            name="step",
            field=models.CharField(
                blank=True,
                choices=[
                    ("prepare", "政策和计划"),
                    ("publish", "信息公布"),
                    ("register", "报名采集"),
                    ("admit", "审核录取"),
                    ("classes", "均衡编班"),
                    ("status", "学籍注册"),
                    ("throughout", "全过程监督"),
                ],
                max_length=12,
                verbose_name="招生环节",
            ),
        ),
        migrations.AddField(
            model_name="checklistitem",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="earlier",
                to="campaign.checklistitem",
                verbose_name="新版检查项",
            ),
        ),
        migrations.AddField(
            model_name="checklistitemevent",
            name="edition",
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="文字版次"),
        ),
        migrations.AddField(
            model_name="checklistitemevent",
            name="lines",
            field=models.CharField(
                blank=True,
                choices=[("stability", "稳定"), ("safety", "安全"), ("integrity", "廉洁")],
                max_length=10,
                verbose_name="三条底线",
            ),
        ),
        migrations.AddField(
            model_name="checklistitemevent",
            name="retired_on",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="停用日期"),
        ),
        migrations.AddField(
            model_name="checklistitemevent",
            name="retired_reason",
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name="停用原因"),
        ),
        migrations.AddField(
            model_name="checklistitemevent",
            name="step",
            field=models.CharField(
                blank=True,
                choices=[
                    ("prepare", "政策和计划"),
                    ("publish", "信息公布"),
                    ("register", "报名采集"),
                    ("admit", "审核录取"),
                    ("classes", "均衡编班"),
                    ("status", "学籍注册"),
                    ("throughout", "全过程监督"),
                ],
                max_length=12,
                verbose_name="招生环节",
            ),
        ),
        migrations.AddField(
            model_name="checklistitemevent",
            name="superseded_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.checklistitem",
                verbose_name="新版检查项",
            ),
        ),
        migrations.AlterField(
            model_name="checklistitem",
            name="basis",
            field=models.CharField(max_length=200, verbose_name="依据"),
        ),
        migrations.AlterField(
            model_name="checklistitem",
            name="code",
            field=models.CharField(
                max_length=10,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Z0-9]{1,7}(-[0-9]{1,2})?$", "编号用大写字母和数字，例如 P01，不超过 7 位。"
                    )
                ],
                verbose_name="编号",
            ),
        ),
        migrations.AlterField(
            model_name="checklistitemevent",
            name="basis",
            field=models.CharField(max_length=200, verbose_name="依据"),
        ),
        migrations.AlterField(
            model_name="checklistitemevent",
            name="code",
            field=models.CharField(
                max_length=10,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-Z0-9]{1,7}(-[0-9]{1,2})?$", "编号用大写字母和数字，例如 P01，不超过 7 位。"
                    )
                ],
                verbose_name="编号",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistitem",
            trigger=pgtrigger.compiler.Trigger(
                name="item_is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="c2752339daeec0550811ce5e120905f9d8ea5a4a",
                    operation="DELETE",
                    pgid="pgtrigger_item_is_never_deleted_1931f",
                    table="campaign_checklistitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistitem",
            trigger=pgtrigger.compiler.Trigger(
                name="answered_item_keeps_its_meaning",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF (NEW.text, NEW.area, NEW.applies_to, NEW.prohibition) IS DISTINCT FROM (OLD.text, OLD.area, OLD.applies_to, OLD.prohibition) AND EXISTS (SELECT 1 FROM campaign_check WHERE item_id = OLD.id) THEN RAISE EXCEPTION 'An answered item keeps its meaning.' USING ERRCODE = 'check_violation'; END IF; RETURN NEW;",
                    hash="fef1720bbd8380219dc0b592b90646bb1f87cc0b",
                    operation="UPDATE",
                    pgid="pgtrigger_answered_item_keeps_its_meaning_c7f18",
                    table="campaign_checklistitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_checklistitemevent" ("applies_to", "area", "basis", "campaign_id", "code", "created_at", "edition", "evidence", "id", "lines", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "prohibition", "retired_on", "retired_reason", "step", "superseded_by_id", "text", "unit_id", "updated_at", "version") SELECT new_values."applies_to", new_values."area", new_values."basis", new_values."campaign_id", new_values."code", new_values."created_at", new_values."edition", new_values."evidence", new_values."id", new_values."lines", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."prohibition", new_values."retired_on", new_values."retired_reason", new_values."step", new_values."superseded_by_id", new_values."text", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a219934d61752248d56cd3f67c4e9591ca6dddcb",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a8366",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_checklistitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_checklistitemevent" ("applies_to", "area", "basis", "campaign_id", "code", "created_at", "edition", "evidence", "id", "lines", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "prohibition", "retired_on", "retired_reason", "step", "superseded_by_id", "text", "unit_id", "updated_at", "version") VALUES (NEW."applies_to", NEW."area", NEW."basis", NEW."campaign_id", NEW."code", NEW."created_at", NEW."edition", NEW."evidence", NEW."id", NEW."lines", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."prohibition", NEW."retired_on", NEW."retired_reason", NEW."step", NEW."superseded_by_id", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="08c350625e2b680ff5e72df92762eb0dac2ba090",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ae314",
                    table="campaign_checklistitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_checklistitemevent" ("applies_to", "area", "basis", "campaign_id", "code", "created_at", "edition", "evidence", "id", "lines", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "prohibition", "retired_on", "retired_reason", "step", "superseded_by_id", "text", "unit_id", "updated_at", "version") SELECT old_values."applies_to", old_values."area", old_values."basis", old_values."campaign_id", old_values."code", old_values."created_at", old_values."edition", old_values."evidence", old_values."id", old_values."lines", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."prohibition", old_values."retired_on", old_values."retired_reason", old_values."step", old_values."superseded_by_id", old_values."text", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="e0127eae67d0c97dd4dbed157e41a671bf3387b1",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_81c68",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_checklistitem",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="checklistversion",
            name="by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="修改人",
            ),
        ),
        migrations.AddField(
            model_name="checklistversion",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="checklist_versions",
                to="campaign.campaign",
                verbose_name="专项行动",
            ),
        ),
        migrations.AddField(
            model_name="checklistversion",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="checklistversionevent",
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
                verbose_name="修改人",
            ),
        ),
        migrations.AddField(
            model_name="checklistversionevent",
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
            model_name="checklistversionevent",
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
            model_name="checklistversionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.checklistversion",
            ),
        ),
        migrations.AddField(
            model_name="checklistversionevent",
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
            model_name="crosscheck",
            name="assigned_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="安排人",
            ),
        ),
        migrations.AddField(
            model_name="crosscheck",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="crosschecks",
                to="campaign.campaign",
                verbose_name="专项行动",
            ),
        ),
        migrations.AddField(
            model_name="crosscheck",
            name="checker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="检查单位",
            ),
        ),
        migrations.AddField(
            model_name="crosscheck",
            name="finished_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="完成人",
            ),
        ),
        migrations.AddField(
            model_name="crosscheck",
            name="released_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="反馈人",
            ),
        ),
        migrations.AddField(
            model_name="crosscheck",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="crosscheckevent",
            name="assigned_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="安排人",
            ),
        ),
        migrations.AddField(
            model_name="crosscheckevent",
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
            model_name="crosscheckevent",
            name="checker",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="检查单位",
            ),
        ),
        migrations.AddField(
            model_name="crosscheckevent",
            name="finished_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="完成人",
            ),
        ),
        migrations.AddField(
            model_name="crosscheckevent",
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
            model_name="crosscheckevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.crosscheck",
            ),
        ),
        migrations.AddField(
            model_name="crosscheckevent",
            name="released_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="反馈人",
            ),
        ),
        migrations.AddField(
            model_name="crosscheckevent",
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
            model_name="crossfinding",
            name="by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="核对人",
            ),
        ),
        migrations.AddField(
            model_name="crossfinding",
            name="check_row",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaign.check",
                verbose_name="自查结论",
            ),
        ),
        migrations.AddField(
            model_name="crossfinding",
            name="crosscheck",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="findings",
                to="campaign.crosscheck",
                verbose_name="相互检查",
            ),
        ),
        migrations.AddField(
            model_name="crossfinding",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="处理人",
            ),
        ),
        migrations.AddField(
            model_name="crossfinding",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaign.issue",
                verbose_name="问题",
            ),
        ),
        migrations.AddField(
            model_name="crossfinding",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="crossfindingevent",
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
                verbose_name="核对人",
            ),
        ),
        migrations.AddField(
            model_name="crossfindingevent",
            name="check_row",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.check",
                verbose_name="自查结论",
            ),
        ),
        migrations.AddField(
            model_name="crossfindingevent",
            name="crosscheck",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.crosscheck",
                verbose_name="相互检查",
            ),
        ),
        migrations.AddField(
            model_name="crossfindingevent",
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
                verbose_name="处理人",
            ),
        ),
        migrations.AddField(
            model_name="crossfindingevent",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.issue",
                verbose_name="问题",
            ),
        ),
        migrations.AddField(
            model_name="crossfindingevent",
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
            model_name="crossfindingevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.crossfinding",
            ),
        ),
        migrations.AddField(
            model_name="crossfindingevent",
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
            model_name="itembasis",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="campaign.checklistitem",
            ),
        ),
        migrations.AddField(
            model_name="itembasis",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="itembasisevent",
            name="item",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.checklistitem",
            ),
        ),
        migrations.AddField(
            model_name="itembasisevent",
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
            model_name="itembasisevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.itembasis",
            ),
        ),
        migrations.AddField(
            model_name="itembasisevent",
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
            model_name="legalbasis",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="itembasisevent",
            name="basis",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.legalbasis",
            ),
        ),
        migrations.AddField(
            model_name="itembasis",
            name="basis",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="citations",
                to="campaign.legalbasis",
            ),
        ),
        migrations.AddField(
            model_name="checklistitem",
            name="bases",
            field=models.ManyToManyField(
                related_name="items",
                through="campaign.ItemBasis",
                to="campaign.legalbasis",
                verbose_name="法规依据",
            ),
        ),
        migrations.AddConstraint(
            model_name="checklistitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis", ""), _negated=True), name="item_cites_a_basis"
            ),
        ),
        migrations.AddConstraint(
            model_name="checklistitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("superseded_by", None), ("retired_on__isnull", False), _connector="OR"),
                name="item_superseded_is_retired",
            ),
        ),
        migrations.AddField(
            model_name="legalbasisevent",
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
            model_name="legalbasisevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.legalbasis",
            ),
        ),
        migrations.AddField(
            model_name="legalbasisevent",
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
            model_name="checklistversion",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_checklistversion_scope", public="true"
            ),
        ),
        migrations.AddConstraint(
            model_name="checklistversion",
            constraint=models.UniqueConstraint(
                fields=("unit", "campaign", "number"), name="checklistversion_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistversion",
            trigger=pgtrigger.compiler.Trigger(
                name="checklistversion_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="eb52a270f0e7af36fec2cf810466558b114376b8",
                    operation="DELETE",
                    pgid="pgtrigger_checklistversion_stays_64809",
                    table="campaign_checklistversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistversion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_checklistversionevent" ("at", "by_id", "campaign_id", "changes", "created_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit_id", "updated_at", "version") SELECT new_values."at", new_values."by_id", new_values."campaign_id", new_values."changes", new_values."created_at", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4e6f033918cbbfa3f50c173ccefd80b305639413",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_de382",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_checklistversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistversion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_checklistversionevent" ("at", "by_id", "campaign_id", "changes", "created_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit_id", "updated_at", "version") VALUES (NEW."at", NEW."by_id", NEW."campaign_id", NEW."changes", NEW."created_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="e21eda0080fc8df2931c12842c1e4fe94b482ce6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_75d7a",
                    table="campaign_checklistversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistversion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_checklistversionevent" ("at", "by_id", "campaign_id", "changes", "created_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit_id", "updated_at", "version") SELECT old_values."at", old_values."by_id", old_values."campaign_id", old_values."changes", old_values."created_at", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="99454ea4f5e1ac41fde1e773de1f66f7d0e2a820",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_68930",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_checklistversion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="checklistversionevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_checklistversionevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="crosscheck",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_crosscheck_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="crosscheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit", models.F("checker")), _negated=True),
                name="crosscheck_not_the_own_county",
            ),
        ),
        migrations.AddConstraint(
            model_name="crosscheck",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(
                    django.db.models.functions.text.Left("unit", 4),
                    django.db.models.functions.text.Left("checker", 4),
                ),
                name="crosscheck_within_one_city",
            ),
        ),
        migrations.AddConstraint(
            model_name="crosscheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ended"), _negated=True),
                    ("finished_at__isnull", False),
                    _connector="OR",
                ),
                name="crosscheck_ended_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="crosscheck",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("released_at__isnull", False), ("state", "released")),
                    models.Q(models.Q(("state", "released"), _negated=True), ("released_at", None)),
                    _connector="OR",
                ),
                name="crosscheck_released_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="crosscheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "assigned")),
                fields=("unit", "checker"),
                name="crosscheck_one_at_a_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="crosscheck",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_crosscheckevent" ("assigned_at", "assigned_by_id", "campaign_id", "checker_id", "created_at", "finished_at", "finished_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool", "released_at", "released_by_id", "seed", "state", "unit_id", "until", "updated_at", "version") SELECT new_values."assigned_at", new_values."assigned_by_id", new_values."campaign_id", new_values."checker_id", new_values."created_at", new_values."finished_at", new_values."finished_by_id", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."pool", new_values."released_at", new_values."released_by_id", new_values."seed", new_values."state", new_values."unit_id", new_values."until", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1cd648ef03cc3a1f131013e5b0f7ed029a847098",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_75a91",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_crosscheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="crosscheck",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_crosscheckevent" ("assigned_at", "assigned_by_id", "campaign_id", "checker_id", "created_at", "finished_at", "finished_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool", "released_at", "released_by_id", "seed", "state", "unit_id", "until", "updated_at", "version") VALUES (NEW."assigned_at", NEW."assigned_by_id", NEW."campaign_id", NEW."checker_id", NEW."created_at", NEW."finished_at", NEW."finished_by_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pool", NEW."released_at", NEW."released_by_id", NEW."seed", NEW."state", NEW."unit_id", NEW."until", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="95d75c7d70685b338577b0093f2a9d6a5cd700ce",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5e77e",
                    table="campaign_crosscheck",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="crosscheck",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_crosscheckevent" ("assigned_at", "assigned_by_id", "campaign_id", "checker_id", "created_at", "finished_at", "finished_by_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool", "released_at", "released_by_id", "seed", "state", "unit_id", "until", "updated_at", "version") SELECT old_values."assigned_at", old_values."assigned_by_id", old_values."campaign_id", old_values."checker_id", old_values."created_at", old_values."finished_at", old_values."finished_by_id", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."pool", old_values."released_at", old_values."released_by_id", old_values."seed", old_values."state", old_values."unit_id", old_values."until", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8642655169ae513839fc371d94ac7077f7189c57",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c44ed",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_crosscheck",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="crosscheckevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_crosscheckevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="crossfinding",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_crossfinding_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="crossfinding",
            constraint=models.UniqueConstraint(
                fields=("unit", "crosscheck", "check_row"), name="crossfinding_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="crossfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["open", "agreed"]),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="crossfinding_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="crossfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("issue__isnull", False), ("state", "issue")),
                    models.Q(models.Q(("state", "issue"), _negated=True), ("issue", None)),
                    _connector="OR",
                ),
                name="crossfinding_issue_is_named",
            ),
        ),
        migrations.AddConstraint(
            model_name="crossfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "dismissed"), _negated=True),
                    models.Q(("decision", ""), _negated=True),
                    _connector="OR",
                ),
                name="crossfinding_dismissed_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="crossfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(("decided_by", models.F("by")), _negated=True),
                name="crossfinding_judge_is_not_checker",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="crossfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_crossfindingevent" ("at", "by_id", "check_row_id", "created_at", "crosscheck_id", "decided_at", "decided_by_id", "decision", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "state", "unit_id", "updated_at", "version") SELECT new_values."at", new_values."by_id", new_values."check_row_id", new_values."created_at", new_values."crosscheck_id", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."id", new_values."issue_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."reason", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d07f4b479212cd13f35c680bf77392dde2397e38",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9f85f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_crossfinding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="crossfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_crossfindingevent" ("at", "by_id", "check_row_id", "created_at", "crosscheck_id", "decided_at", "decided_by_id", "decision", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "state", "unit_id", "updated_at", "version") VALUES (NEW."at", NEW."by_id", NEW."check_row_id", NEW."created_at", NEW."crosscheck_id", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."reason", NEW."state", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="26eeb8b9e36989388be28fdb0679e4e7cd26d0ad",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d0701",
                    table="campaign_crossfinding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="crossfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_crossfindingevent" ("at", "by_id", "check_row_id", "created_at", "crosscheck_id", "decided_at", "decided_by_id", "decision", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reason", "state", "unit_id", "updated_at", "version") SELECT old_values."at", old_values."by_id", old_values."check_row_id", old_values."created_at", old_values."crosscheck_id", old_values."decided_at", old_values."decided_by_id", old_values."decision", old_values."id", old_values."issue_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."reason", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="ef38541062b45f938fe6e9c7faf602142aed59f6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_84bda",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_crossfinding",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="crossfindingevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_crossfindingevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="legalbasis",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_legalbasis_scope", public="true"
            ),
        ),
        migrations.AddConstraint(
            model_name="legalbasis",
            constraint=models.UniqueConstraint(fields=("unit", "short", "clause"), name="basis_clause_once"),
        ),
        migrations.AddConstraint(
            model_name="legalbasis",
            constraint=models.CheckConstraint(
                condition=models.Q(("summary", ""), _negated=True), name="basis_says_what_it_says"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="legalbasis",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_legalbasisevent" ("clause", "created_at", "id", "issued_by", "issued_on", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short", "summary", "title", "unit_id", "updated_at", "version") SELECT new_values."clause", new_values."created_at", new_values."id", new_values."issued_by", new_values."issued_on", new_values."link", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."short", new_values."summary", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="69026a61a441381d3898e562d995b01f7191dd55",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_292a5",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_legalbasis",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="legalbasis",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_legalbasisevent" ("clause", "created_at", "id", "issued_by", "issued_on", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short", "summary", "title", "unit_id", "updated_at", "version") VALUES (NEW."clause", NEW."created_at", NEW."id", NEW."issued_by", NEW."issued_on", NEW."link", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."short", NEW."summary", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="5b4cd275831c829d58ddcce9286799cc94d56394",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fce1e",
                    table="campaign_legalbasis",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="legalbasis",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_legalbasisevent" ("clause", "created_at", "id", "issued_by", "issued_on", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short", "summary", "title", "unit_id", "updated_at", "version") SELECT old_values."clause", old_values."created_at", old_values."id", old_values."issued_by", old_values."issued_on", old_values."link", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."short", old_values."summary", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="4280f7f432d466b32c75d4720f9ee82618bfb857",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a8b1d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_legalbasis",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="itembasisevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_itembasisevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="itembasis",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_itembasis_scope", public="true"
            ),
        ),
        migrations.AddConstraint(
            model_name="itembasis",
            constraint=models.UniqueConstraint(fields=("unit", "item", "basis"), name="itembasis_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="itembasis",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_itembasisevent" ("basis_id", "created_at", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT new_values."basis_id", new_values."created_at", new_values."id", new_values."item_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="87588814351d55a3d7ae2f345a9031046d27190c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_34ac1",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_itembasis",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="itembasis",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_itembasisevent" ("basis_id", "created_at", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") VALUES (NEW."basis_id", NEW."created_at", NEW."id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="f89fc7e644776e40181b338ac0ed2514423f69eb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b4045",
                    table="campaign_itembasis",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="itembasis",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_itembasisevent" ("basis_id", "created_at", "id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT old_values."basis_id", old_values."created_at", old_values."id", old_values."item_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="f44deb67ce6de235717b11e3abbac1bc3945f492",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e721a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_itembasis",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="legalbasisevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_legalbasisevent_scope"
            ),
        ),
    ]
