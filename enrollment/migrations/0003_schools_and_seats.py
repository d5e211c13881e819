import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
import yangguang.common.clock
import yangguang.common.fields
import yangguang.tenancy.policy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0010_dashboard"),
        ("enrollment", "0002_placement_index"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0002_cross_check"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Demand",
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
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2020),
                            django.core.validators.MaxValueValidator(2099),
                        ],
                        verbose_name="入学年度",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[("p1", "一年级"), ("j1", "七年级")], max_length=2, verbose_name="起始年级"
                    ),
                ),
                (
                    "locality",
                    models.CharField(
                        choices=[("urban", "城区"), ("town", "镇区"), ("rural", "乡村")],
                        max_length=10,
                        verbose_name="城乡类型",
                    ),
                ),
                ("zone", models.CharField(blank=True, max_length=100, verbose_name="招生片区")),
                ("births", models.PositiveIntegerField(blank=True, null=True, verbose_name="对应出生人口")),
                (
                    "household",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="户籍适龄人数"),
                ),
                ("migrants", models.PositiveIntegerField(blank=True, null=True, verbose_name="随迁子女")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("police", "公安户籍"),
                            ("health", "卫健出生登记"),
                            ("township", "乡镇（街道）摸排"),
                            ("school", "学校摸排"),
                            ("statistics", "统计部门"),
                            ("bureau", "教育局核定"),
                        ],
                        max_length=10,
                        verbose_name="数据来源",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="数据截止日期")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
            ],
            options={
                "verbose_name": "适龄人口",
                "ordering": ["-year", "unit_id", "-grade", "locality", "-as_of"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DemandEvent",
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
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2020),
                            django.core.validators.MaxValueValidator(2099),
                        ],
                        verbose_name="入学年度",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[("p1", "一年级"), ("j1", "七年级")], max_length=2, verbose_name="起始年级"
                    ),
                ),
                (
                    "locality",
                    models.CharField(
                        choices=[("urban", "城区"), ("town", "镇区"), ("rural", "乡村")],
                        max_length=10,
                        verbose_name="城乡类型",
                    ),
                ),
                ("zone", models.CharField(blank=True, max_length=100, verbose_name="招生片区")),
                ("births", models.PositiveIntegerField(blank=True, null=True, verbose_name="对应出生人口")),
                (
                    "household",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="户籍适龄人数"),
                ),
                ("migrants", models.PositiveIntegerField(blank=True, null=True, verbose_name="随迁子女")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("police", "公安户籍"),
                            ("health", "卫健出生登记"),
                            ("township", "乡镇（街道）摸排"),
                            ("school", "学校摸排"),
                            ("statistics", "统计部门"),
                            ("bureau", "教育局核定"),
                        ],
                        max_length=10,
                        verbose_name="数据来源",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="数据截止日期")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Expansion",
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
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2020),
                            django.core.validators.MaxValueValidator(2099),
                        ],
                        verbose_name="从哪个招生年度起使用",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[("p1", "一年级"), ("j1", "七年级")], max_length=2, verbose_name="起始年级"
                    ),
                ),
                (
                    "locality",
                    models.CharField(
                        choices=[("urban", "城区"), ("town", "镇区"), ("rural", "乡村")],
                        max_length=10,
                        verbose_name="城乡类型",
                    ),
                ),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("build", "新建改扩建"),
                            ("release", "挖潜扩容"),
                            ("group", "集团化办学"),
                            ("purchase", "购买民办学位"),
                        ],
                        max_length=10,
                        verbose_name="扩充方式",
                    ),
                ),
                (
                    "seats",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="新增学位"
                    ),
                ),
                ("done_by", models.DateField(verbose_name="完成期限")),
                ("owner", models.CharField(max_length=50, verbose_name="责任人")),
                ("document", models.CharField(max_length=200, verbose_name="方案或文号")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "已列计划"),
                            ("under_way", "实施中"),
                            ("delivered", "已交付"),
                            ("dropped", "已取消"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "delivered_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="交付日期"),
                ),
                (
                    "dropped_reason",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="取消原因"),
                ),
            ],
            options={
                "verbose_name": "学位扩充措施",
                "ordering": ["done_by"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExpansionEvent",
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
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2020),
                            django.core.validators.MaxValueValidator(2099),
                        ],
                        verbose_name="从哪个招生年度起使用",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[("p1", "一年级"), ("j1", "七年级")], max_length=2, verbose_name="起始年级"
                    ),
                ),
                (
                    "locality",
                    models.CharField(
                        choices=[("urban", "城区"), ("town", "镇区"), ("rural", "乡村")],
                        max_length=10,
                        verbose_name="城乡类型",
                    ),
                ),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("build", "新建改扩建"),
                            ("release", "挖潜扩容"),
                            ("group", "集团化办学"),
                            ("purchase", "购买民办学位"),
                        ],
                        max_length=10,
                        verbose_name="扩充方式",
                    ),
                ),
                (
                    "seats",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="新增学位"
                    ),
                ),
                ("done_by", models.DateField(verbose_name="完成期限")),
                ("owner", models.CharField(max_length=50, verbose_name="责任人")),
                ("document", models.CharField(max_length=200, verbose_name="方案或文号")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "已列计划"),
                            ("under_way", "实施中"),
                            ("delivered", "已交付"),
                            ("dropped", "已取消"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "delivered_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="交付日期"),
                ),
                (
                    "dropped_reason",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="取消原因"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolChange",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("renamed", "更名"),
                            ("merged", "并入其他学校"),
                            ("closed", "停办"),
                            ("reopened", "恢复办学"),
                            ("operator", "变更举办者"),
                            ("stage", "变更学段"),
                        ],
                        max_length=10,
                        verbose_name="变更事项",
                    ),
                ),
                ("day", models.DateField(verbose_name="变更日期")),
                ("document", models.CharField(blank=True, max_length=100, verbose_name="批准文号")),
                ("former", models.CharField(blank=True, max_length=100, verbose_name="变更前")),
                ("current", models.CharField(blank=True, max_length=100, verbose_name="变更后")),
                ("taker", models.CharField(blank=True, max_length=100, verbose_name="未办结事项接手人")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="变更原因")),
            ],
            options={
                "verbose_name": "学校变更",
                "ordering": ["-day", "-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolChangeEvent",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("renamed", "更名"),
                            ("merged", "并入其他学校"),
                            ("closed", "停办"),
                            ("reopened", "恢复办学"),
                            ("operator", "变更举办者"),
                            ("stage", "变更学段"),
                        ],
                        max_length=10,
                        verbose_name="变更事项",
                    ),
                ),
                ("day", models.DateField(verbose_name="变更日期")),
                ("document", models.CharField(blank=True, max_length=100, verbose_name="批准文号")),
                ("former", models.CharField(blank=True, max_length=100, verbose_name="变更前")),
                ("current", models.CharField(blank=True, max_length=100, verbose_name="变更后")),
                ("taker", models.CharField(blank=True, max_length=100, verbose_name="未办结事项接手人")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="变更原因")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SeatPlan",
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
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2020),
                            django.core.validators.MaxValueValidator(2099),
                        ],
                        verbose_name="招生年度",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[("p1", "一年级"), ("j1", "七年级")], max_length=2, verbose_name="起始年级"
                    ),
                ),
                (
                    "planned_classes",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(60)], verbose_name="计划班数"
                    ),
                ),
                (
                    "class_size",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(20),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="标准班额",
                    ),
                ),
                ("plan", models.PositiveIntegerField(verbose_name="招生计划")),
                ("registered", models.PositiveIntegerField(default=0, verbose_name="已报名")),
                ("enrolled", models.PositiveIntegerField(default=0, verbose_name="已录取")),
                (
                    "actual_classes",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(80)],
                        verbose_name="实际开班数",
                    ),
                ),
                ("teachers_needed", models.PositiveSmallIntegerField(default=0, verbose_name="应配教师")),
                ("teachers_present", models.PositiveSmallIntegerField(default=0, verbose_name="在岗教师")),
                ("outside", models.PositiveIntegerField(default=0, verbose_name="审批地以外招收人数")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("police", "公安户籍"),
                            ("health", "卫健出生登记"),
                            ("township", "乡镇（街道）摸排"),
                            ("school", "学校摸排"),
                            ("statistics", "统计部门"),
                            ("bureau", "教育局核定"),
                        ],
                        max_length=10,
                        verbose_name="数据来源",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="数据截止日期")),
            ],
            options={
                "verbose_name": "学位计划",
                "ordering": ["-year", "unit_id", "-grade"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SeatPlanEvent",
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
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2020),
                            django.core.validators.MaxValueValidator(2099),
                        ],
                        verbose_name="招生年度",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[("p1", "一年级"), ("j1", "七年级")], max_length=2, verbose_name="起始年级"
                    ),
                ),
                (
                    "planned_classes",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(60)], verbose_name="计划班数"
                    ),
                ),
                (
                    "class_size",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(20),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="标准班额",
                    ),
                ),
                ("plan", models.PositiveIntegerField(verbose_name="招生计划")),
                ("registered", models.PositiveIntegerField(default=0, verbose_name="已报名")),
                ("enrolled", models.PositiveIntegerField(default=0, verbose_name="已录取")),
                (
                    "actual_classes",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(80)],
                        verbose_name="实际开班数",
                    ),
                ),
                ("teachers_needed", models.PositiveSmallIntegerField(default=0, verbose_name="应配教师")),
                ("teachers_present", models.PositiveSmallIntegerField(default=0, verbose_name="在岗教师")),
                ("outside", models.PositiveIntegerField(default=0, verbose_name="审批地以外招收人数")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("police", "公安户籍"),
                            ("health", "卫健出生登记"),
                            ("township", "乡镇（街道）摸排"),
                            ("school", "学校摸排"),
                            ("statistics", "统计部门"),
                            ("bureau", "教育局核定"),
                        ],
                        max_length=10,
                        verbose_name="数据来源",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="数据截止日期")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="school",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="school",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="school",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="school",
            name="former_names",
            field=models.CharField(blank=True, editable=False, max_length=500, verbose_name="曾用名"),
        ),
        migrations.AddField(
            model_name="school",
            name="standing",
            field=models.CharField(
                choices=[("open", "在办"), ("closed", "已停办"), ("merged", "已并入其他学校")],
                default="open",
                editable=False,
                max_length=10,
                verbose_name="办学状态",
            ),
        ),
        migrations.AddField(
            model_name="school",
            name="standing_since",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="状态起始日期"),
        ),
        migrations.AddField(
            model_name="school",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="接收学校",
            ),
        ),
        migrations.AddField(
            model_name="schoolevent",
            name="former_names",
            field=models.CharField(blank=True, editable=False, max_length=500, verbose_name="曾用名"),
        ),
        migrations.AddField(
            model_name="schoolevent",
            name="standing",
            field=models.CharField(
                choices=[("open", "在办"), ("closed", "已停办"), ("merged", "已并入其他学校")],
                default="open",
                editable=False,
                max_length=10,
                verbose_name="办学状态",
            ),
        ),
        migrations.AddField(
            model_name="schoolevent",
            name="standing_since",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="状态起始日期"),
        ),
        migrations.AddField(
            model_name="schoolevent",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="接收学校",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_schoolevent" ("approval_unit_id", "code", "created_at", "former_names", "group", "hot_spot", "id", "leader", "locality", "name", "nature", "operator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "stage", "standing", "standing_since", "successor_id", "unit_id", "updated_at", "version") SELECT new_values."approval_unit_id", new_values."code", new_values."created_at", new_values."former_names", new_values."group", new_values."hot_spot", new_values."id", new_values."leader", new_values."locality", new_values."name", new_values."nature", new_values."operator", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."place", new_values."stage", new_values."standing", new_values."standing_since", new_values."successor_id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="97608c81ccaff4659d371fe3a32cadcf73045d54",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_643a5",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_school",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_schoolevent" ("approval_unit_id", "code", "created_at", "former_names", "group", "hot_spot", "id", "leader", "locality", "name", "nature", "operator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "stage", "standing", "standing_since", "successor_id", "unit_id", "updated_at", "version") VALUES (NEW."approval_unit_id", NEW."code", NEW."created_at", NEW."former_names", NEW."group", NEW."hot_spot", NEW."id", NEW."leader", NEW."locality", NEW."name", NEW."nature", NEW."operator", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."place", NEW."stage", NEW."standing", NEW."standing_since", NEW."successor_id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="705c4569837929280aa22ea64a700fd0cf351188",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_937b3",
                    table="enrollment_school",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_schoolevent" ("approval_unit_id", "code", "created_at", "former_names", "group", "hot_spot", "id", "leader", "locality", "name", "nature", "operator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place", "stage", "standing", "standing_since", "successor_id", "unit_id", "updated_at", "version") SELECT old_values."approval_unit_id", old_values."code", old_values."created_at", old_values."former_names", old_values."group", old_values."hot_spot", old_values."id", old_values."leader", old_values."locality", old_values."name", old_values."nature", old_values."operator", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."place", old_values."stage", old_values."standing", old_values."standing_since", old_values."successor_id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="b33a42b7f840aef2d5765378103667154bd25129",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_044cb",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_school",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("standing", "open"), ("successor", None)),
                    models.Q(("standing", "closed"), ("standing_since__isnull", False)),
                    models.Q(
                        ("standing", "merged"),
                        ("standing_since__isnull", False),
                        ("successor__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="school_standing_is_told",
            ),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor", None),
                    models.Q(("successor", models.F("unit")), _negated=True),
                    _connector="OR",
                ),
                name="school_succeeds_another",
            ),
        ),
        migrations.AddField(
            model_name="demand",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="demandevent",
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
            model_name="demandevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.demand",
            ),
        ),
        migrations.AddField(
            model_name="demandevent",
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
            model_name="expansion",
            name="delivered_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="交付确认人",
            ),
        ),
        migrations.AddField(
            model_name="expansion",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="实施学校",
            ),
        ),
        migrations.AddField(
            model_name="expansion",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="expansionevent",
            name="delivered_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="交付确认人",
            ),
        ),
        migrations.AddField(
            model_name="expansionevent",
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
            model_name="expansionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.expansion",
            ),
        ),
        migrations.AddField(
            model_name="expansionevent",
            name="school",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="实施学校",
            ),
        ),
        migrations.AddField(
            model_name="expansionevent",
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
            model_name="schoolchange",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddField(
            model_name="schoolchange",
            name="school",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="enrollment.school",
                verbose_name="学校",
            ),
        ),
        migrations.AddField(
            model_name="schoolchange",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="接收学校",
            ),
        ),
        migrations.AddField(
            model_name="schoolchange",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="schoolchangeevent",
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
            model_name="schoolchangeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.schoolchange",
            ),
        ),
        migrations.AddField(
            model_name="schoolchangeevent",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddField(
            model_name="schoolchangeevent",
            name="school",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="enrollment.school",
                verbose_name="学校",
            ),
        ),
        migrations.AddField(
            model_name="schoolchangeevent",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="接收学校",
            ),
        ),
        migrations.AddField(
            model_name="schoolchangeevent",
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
            model_name="seatplan",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="seatplanevent",
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
            model_name="seatplanevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.seatplan",
            ),
        ),
        migrations.AddField(
            model_name="seatplanevent",
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
            model_name="demand",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="enrollment_demand_scope"),
        ),
        migrations.AddConstraint(
            model_name="demand",
            constraint=models.UniqueConstraint(
                fields=("unit", "year", "grade", "locality", "zone", "as_of"), name="demand_once_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="demand",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 2020), ("year__lte", 2099), ("grade__in", ["p1", "j1"])),
                name="demand_year_and_grade",
            ),
        ),
        migrations.AddConstraint(
            model_name="demand",
            constraint=models.CheckConstraint(
                condition=models.Q(("births__isnull", False), ("household__isnull", False), _connector="OR"),
                name="demand_is_counted",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="demand",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_demandevent" ("as_of", "births", "created_at", "grade", "household", "id", "locality", "migrants", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id", "updated_at", "version", "year", "zone") SELECT new_values."as_of", new_values."births", new_values."created_at", new_values."grade", new_values."household", new_values."id", new_values."locality", new_values."migrants", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."unit_id", new_values."updated_at", new_values."version", new_values."year", new_values."zone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f33b219330cb259562147c1a2a758c76d223c070",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_de31f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_demand",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="demand",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_demandevent" ("as_of", "births", "created_at", "grade", "household", "id", "locality", "migrants", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id", "updated_at", "version", "year", "zone") VALUES (NEW."as_of", NEW."births", NEW."created_at", NEW."grade", NEW."household", NEW."id", NEW."locality", NEW."migrants", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."unit_id", NEW."updated_at", NEW."version", NEW."year", NEW."zone"); RETURN NULL;',
                    hash="83bad5bc7bffad119a13e966003a26b1a0f11a9d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5127a",
                    table="enrollment_demand",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="demand",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_demandevent" ("as_of", "births", "created_at", "grade", "household", "id", "locality", "migrants", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "unit_id", "updated_at", "version", "year", "zone") SELECT old_values."as_of", old_values."births", old_values."created_at", old_values."grade", old_values."household", old_values."id", old_values."locality", old_values."migrants", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."unit_id", old_values."updated_at", old_values."version", old_values."year", old_values."zone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="ea08a54e0fa0180b7164ea682c8632b53eb59f97",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a6518",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_demand",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="demandevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_demandevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="expansion",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_expansion_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="expansion",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 2020), ("year__lte", 2099), ("grade__in", ["p1", "j1"])),
                name="expansion_year_and_grade",
            ),
        ),
        migrations.AddConstraint(
            model_name="expansion",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__gte", 1)), name="expansion_gives_seats"
            ),
        ),
        migrations.AddConstraint(
            model_name="expansion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("delivered_on__isnull", False), ("state", "delivered")),
                    models.Q(models.Q(("state", "delivered"), _negated=True), ("delivered_on", None)),
                    _connector="OR",
                ),
                name="expansion_delivered_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="expansion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "dropped"), _negated=True),
                    models.Q(("dropped_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="expansion_dropped_says_why",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expansion",
            trigger=pgtrigger.compiler.Trigger(
                name="expansion_moves",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP = 'INSERT' THEN\n        IF NEW.state <> 'planned' THEN RAISE EXCEPTION 'An expansion begins as a plan.' USING ERRCODE = 'check_violation'; END IF;\n        RETURN NEW;\n    END IF;\n    IF (OLD.state, NEW.state) NOT IN (\n        ('planned', 'planned'), ('planned', 'under_way'), ('planned', 'dropped'),\n        ('under_way', 'under_way'), ('under_way', 'delivered'), ('under_way', 'dropped'),\n        ('delivered', 'delivered'), ('dropped', 'dropped')\n    ) THEN RAISE EXCEPTION 'An expansion does not go back.' USING ERRCODE = 'check_violation'; END IF;\n    IF NEW.state = 'delivered' AND OLD.state <> 'delivered' AND NOT EXISTS (\n        SELECT 1 FROM evidence_evidence e\n        WHERE e.subject = 'enrollment.Expansion' AND e.subject_id = NEW.id\n    ) THEN RAISE EXCEPTION 'Nothing proves that the seats were delivered.' USING ERRCODE = 'check_violation'; END IF;\n    RETURN NEW;\n",
                    hash="ec579c9e7d5b60cd3e0efab82736989affdb46c3",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_expansion_moves_54874",
                    table="enrollment_expansion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expansion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_expansionevent" ("created_at", "delivered_by_id", "delivered_on", "document", "done_by", "dropped_reason", "grade", "id", "locality", "means", "note", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "seats", "state", "unit_id", "updated_at", "version", "year") SELECT new_values."created_at", new_values."delivered_by_id", new_values."delivered_on", new_values."document", new_values."done_by", new_values."dropped_reason", new_values."grade", new_values."id", new_values."locality", new_values."means", new_values."note", new_values."owner", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."school_id", new_values."seats", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="aaadf3514f8925dcc1d5b271b23dc286dc53f138",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4b2a5",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_expansion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expansion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_expansionevent" ("created_at", "delivered_by_id", "delivered_on", "document", "done_by", "dropped_reason", "grade", "id", "locality", "means", "note", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "seats", "state", "unit_id", "updated_at", "version", "year") VALUES (NEW."created_at", NEW."delivered_by_id", NEW."delivered_on", NEW."document", NEW."done_by", NEW."dropped_reason", NEW."grade", NEW."id", NEW."locality", NEW."means", NEW."note", NEW."owner", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."seats", NEW."state", NEW."unit_id", NEW."updated_at", NEW."version", NEW."year"); RETURN NULL;',
                    hash="c810b055e17228dcd5d42a9ad8df17afc1a6aa63",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a24cc",
                    table="enrollment_expansion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expansion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_expansionevent" ("created_at", "delivered_by_id", "delivered_on", "document", "done_by", "dropped_reason", "grade", "id", "locality", "means", "note", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "seats", "state", "unit_id", "updated_at", "version", "year") SELECT old_values."created_at", old_values."delivered_by_id", old_values."delivered_on", old_values."document", old_values."done_by", old_values."dropped_reason", old_values."grade", old_values."id", old_values."locality", old_values."means", old_values."note", old_values."owner", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."school_id", old_values."seats", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="d9d4c304094898fa57d1e8ec869651ede1791b1e",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8fcbe",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_expansion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="expansionevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_expansionevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolchange",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_schoolchange_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "merged"), _negated=True), ("successor__isnull", False), _connector="OR"
                ),
                name="merger_names_its_successor",
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["renamed", "stage"]), _negated=True),
                    models.Q(
                        models.Q(("former", ""), _negated=True),
                        models.Q(("former", models.F("current")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="school_change_says_from_what",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolchange",
            trigger=pgtrigger.compiler.Trigger(
                name="school_history_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1986bfe1abad2238279721e6a42edb3570e2b449",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_school_history_stays_7a6ec",
                    table="enrollment_schoolchange",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolchange",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_schoolchangeevent" ("created_at", "current", "day", "document", "former", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "school_id", "successor_id", "taker", "unit_id", "updated_at", "version") SELECT new_values."created_at", new_values."current", new_values."day", new_values."document", new_values."former", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."recorded_by_id", new_values."school_id", new_values."successor_id", new_values."taker", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="82ea50ac687e81221b56b2a00e6798e132633fec",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f066b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_schoolchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolchange",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_schoolchangeevent" ("created_at", "current", "day", "document", "former", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "school_id", "successor_id", "taker", "unit_id", "updated_at", "version") VALUES (NEW."created_at", NEW."current", NEW."day", NEW."document", NEW."former", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_by_id", NEW."school_id", NEW."successor_id", NEW."taker", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="fe3a711f29a090d91259648bf01720e42b9fd851",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0f707",
                    table="enrollment_schoolchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolchange",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_schoolchangeevent" ("created_at", "current", "day", "document", "former", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "school_id", "successor_id", "taker", "unit_id", "updated_at", "version") SELECT old_values."created_at", old_values."current", old_values."day", old_values."document", old_values."former", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."recorded_by_id", old_values."school_id", old_values."successor_id", old_values."taker", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="029deb1221762f910580db11524f4c5f23660752",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_99020",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_schoolchange",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolchangeevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_schoolchangeevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="seatplan",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_seatplan_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="seatplan",
            constraint=models.UniqueConstraint(fields=("unit", "year", "grade"), name="seat_plan_once"),
        ),
        migrations.AddConstraint(
            model_name="seatplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 2020), ("year__lte", 2099), ("grade__in", ["p1", "j1"])),
                name="seat_plan_year_and_grade",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("class_size__gte", 20), ("class_size__lte", 50)),
                name="seat_plan_class_is_standard",
            ),
        ),
        migrations.AddConstraint(
            model_name="seatplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("outside__lte", models.F("enrolled"))), name="outside_among_enrolled"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="seatplan",
            trigger=pgtrigger.compiler.Trigger(
                name="seats_of_an_open_school",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NOT (SELECT active FROM tenancy_unit WHERE code = NEW.unit_id) THEN\n        RAISE EXCEPTION 'A closed school offers no new seats.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="3460922abd2ead6e2165f1b5dd3c783a93b3cde7",
                    operation="INSERT",
                    pgid="pgtrigger_seats_of_an_open_school_b4c34",
                    table="enrollment_seatplan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="seatplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_seatplanevent" ("actual_classes", "as_of", "class_size", "created_at", "enrolled", "grade", "id", "outside", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "planned_classes", "registered", "source", "teachers_needed", "teachers_present", "unit_id", "updated_at", "version", "year") SELECT new_values."actual_classes", new_values."as_of", new_values."class_size", new_values."created_at", new_values."enrolled", new_values."grade", new_values."id", new_values."outside", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan", new_values."planned_classes", new_values."registered", new_values."source", new_values."teachers_needed", new_values."teachers_present", new_values."unit_id", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="dfa42ae9f214f7c8c9e0e7d045c8f35565e2ed02",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_36787",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_seatplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="seatplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_seatplanevent" ("actual_classes", "as_of", "class_size", "created_at", "enrolled", "grade", "id", "outside", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "planned_classes", "registered", "source", "teachers_needed", "teachers_present", "unit_id", "updated_at", "version", "year") VALUES (NEW."actual_classes", NEW."as_of", NEW."class_size", NEW."created_at", NEW."enrolled", NEW."grade", NEW."id", NEW."outside", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan", NEW."planned_classes", NEW."registered", NEW."source", NEW."teachers_needed", NEW."teachers_present", NEW."unit_id", NEW."updated_at", NEW."version", NEW."year"); RETURN NULL;',
                    hash="169b60bbabd2d1113218b2ac54318dae4ed284aa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d8c14",
                    table="enrollment_seatplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="seatplan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_seatplanevent" ("actual_classes", "as_of", "class_size", "created_at", "enrolled", "grade", "id", "outside", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "planned_classes", "registered", "source", "teachers_needed", "teachers_present", "unit_id", "updated_at", "version", "year") SELECT old_values."actual_classes", old_values."as_of", old_values."class_size", old_values."created_at", old_values."enrolled", old_values."grade", old_values."id", old_values."outside", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan", old_values."planned_classes", old_values."registered", old_values."source", old_values."teachers_needed", old_values."teachers_present", old_values."unit_id", old_values."updated_at", old_values."version", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="dc7e54042906cbb0afea7d560a4de882e1842862",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dc86c",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_seatplan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="seatplanevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_seatplanevent_scope"
            ),
        ),
    ]
