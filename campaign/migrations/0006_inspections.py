import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
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
        ("campaign", "0005_letters"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Inspection",
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
                ("county", models.CharField(editable=False, max_length=6, verbose_name="学校所在县（区）")),
                ("position", models.PositiveIntegerField(editable=False, verbose_name="抽中顺序")),
                ("first_name", models.CharField(editable=False, max_length=50, verbose_name="检查人员一")),
                ("second_name", models.CharField(editable=False, max_length=50, verbose_name="检查人员二")),
                (
                    "planned_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="计划检查日期"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "待检查"),
                            ("checked", "已检查"),
                            ("answered", "已反馈"),
                            ("closed", "已办结"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="检查日期")),
                ("result", models.TextField(blank=True, editable=False, verbose_name="检查情况")),
                ("reply", models.TextField(blank=True, editable=False, verbose_name="学校反馈")),
                (
                    "replied_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="反馈时间"),
                ),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="办结时间"),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办结人",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "first_home",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="检查人员一单位",
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="反馈人",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="被抽查学校",
                    ),
                ),
                (
                    "second_home",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="检查人员二单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽查",
                "ordering": ["plan_id", "position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InspectionFinding",
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
                    "answer",
                    models.CharField(
                        choices=[("fine", "无问题"), ("problem", "发现问题"), ("not_applicable", "不适用")],
                        max_length=15,
                        verbose_name="结论",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="发现的问题")),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="campaign.inspection",
                        verbose_name="抽查",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspection_findings",
                        to="campaign.issue",
                        verbose_name="转入的问题",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaign.checklistitem",
                        verbose_name="检查项",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽查结果",
                "ordering": ["item__position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InspectionFindingEvent",
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
                    "answer",
                    models.CharField(
                        choices=[("fine", "无问题"), ("problem", "发现问题"), ("not_applicable", "不适用")],
                        max_length=15,
                        verbose_name="结论",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="发现的问题")),
                (
                    "inspection",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.inspection",
                        verbose_name="抽查",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.issue",
                        verbose_name="转入的问题",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.checklistitem",
                        verbose_name="检查项",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.inspectionfinding",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InspectionList",
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
                        choices=[("schools", "学校名单"), ("inspectors", "检查人员名单")],
                        max_length=10,
                        verbose_name="名单",
                    ),
                ),
                ("content", models.TextField(verbose_name="内容")),
                ("published", models.BooleanField(default=False, verbose_name="已公开")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "冻结名单",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InspectionPlan",
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
                ("title", models.CharField(max_length=100, verbose_name="方案名称")),
                (
                    "share",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[
                            django.core.validators.MinValueValidator(10),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="抽查比例（%）",
                    ),
                ),
                ("seed_source", models.CharField(max_length=200, verbose_name="公开随机数来源")),
                ("seed_on", models.DateField(verbose_name="随机数公布日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "拟定中"),
                            ("frozen", "名单已冻结"),
                            ("drawn", "已抽取"),
                            ("finished", "已完成"),
                        ],
                        default="drafted",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "frozen_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="名单冻结日期"),
                ),
                (
                    "frozen_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="名单冻结时间"),
                ),
                (
                    "schools_hash",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="学校名单校验值"
                    ),
                ),
                (
                    "inspectors_hash",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="检查人员名单校验值"
                    ),
                ),
                (
                    "school_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="学校数"),
                ),
                (
                    "inspector_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="检查人员数"),
                ),
                (
                    "seed",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="公布的随机数"),
                ),
                (
                    "seed_link",
                    models.CharField(blank=True, editable=False, max_length=300, verbose_name="随机数公告"),
                ),
                (
                    "witnesses",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="见证人"),
                ),
                (
                    "drawn_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="抽取日期"),
                ),
                (
                    "drawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="抽取时间"),
                ),
                (
                    "drawn_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="抽中学校数"),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="完成时间"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="campaign.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "drawn_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="抽取人",
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="冻结人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽查方案",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InspectionListEvent",
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
                        choices=[("schools", "学校名单"), ("inspectors", "检查人员名单")],
                        max_length=10,
                        verbose_name="名单",
                    ),
                ),
                ("content", models.TextField(verbose_name="内容")),
                ("published", models.BooleanField(default=False, verbose_name="已公开")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.inspectionlist",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.inspectionplan",
                        verbose_name="方案",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="inspectionlist",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lists",
                to="campaign.inspectionplan",
                verbose_name="方案",
            ),
        ),
        migrations.CreateModel(
            name="InspectionEvent",
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
                ("county", models.CharField(editable=False, max_length=6, verbose_name="学校所在县（区）")),
                ("position", models.PositiveIntegerField(editable=False, verbose_name="抽中顺序")),
                ("first_name", models.CharField(editable=False, max_length=50, verbose_name="检查人员一")),
                ("second_name", models.CharField(editable=False, max_length=50, verbose_name="检查人员二")),
                (
                    "planned_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="计划检查日期"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "待检查"),
                            ("checked", "已检查"),
                            ("answered", "已反馈"),
                            ("closed", "已办结"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="检查日期")),
                ("result", models.TextField(blank=True, editable=False, verbose_name="检查情况")),
                ("reply", models.TextField(blank=True, editable=False, verbose_name="学校反馈")),
                (
                    "replied_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="反馈时间"),
                ),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="办结时间"),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办结人",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "first_home",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="检查人员一单位",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.inspection",
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
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
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="被抽查学校",
                    ),
                ),
                (
                    "second_home",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="检查人员二单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.inspectionplan",
                        verbose_name="抽查方案",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="inspection",
            name="plan",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inspections",
                to="campaign.inspectionplan",
                verbose_name="抽查方案",
            ),
        ),
        migrations.CreateModel(
            name="InspectionPlanEvent",
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
                ("title", models.CharField(max_length=100, verbose_name="方案名称")),
                (
                    "share",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[
                            django.core.validators.MinValueValidator(10),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="抽查比例（%）",
                    ),
                ),
                ("seed_source", models.CharField(max_length=200, verbose_name="公开随机数来源")),
                ("seed_on", models.DateField(verbose_name="随机数公布日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "拟定中"),
                            ("frozen", "名单已冻结"),
                            ("drawn", "已抽取"),
                            ("finished", "已完成"),
                        ],
                        default="drafted",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "frozen_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="名单冻结日期"),
                ),
                (
                    "frozen_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="名单冻结时间"),
                ),
                (
                    "schools_hash",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="学校名单校验值"
                    ),
                ),
                (
                    "inspectors_hash",
                    models.CharField(
                        blank=True, editable=False, max_length=64, verbose_name="检查人员名单校验值"
                    ),
                ),
                (
                    "school_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="学校数"),
                ),
                (
                    "inspector_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="检查人员数"),
                ),
                (
                    "seed",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="公布的随机数"),
                ),
                (
                    "seed_link",
                    models.CharField(blank=True, editable=False, max_length=300, verbose_name="随机数公告"),
                ),
                (
                    "witnesses",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="见证人"),
                ),
                (
                    "drawn_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="抽取日期"),
                ),
                (
                    "drawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="抽取时间"),
                ),
                (
                    "drawn_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="抽中学校数"),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="完成时间"),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "drawn_by",
                    models.ForeignKey(
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
                (
                    "frozen_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="冻结人",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.inspectionplan",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Inspector",
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
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("post", models.CharField(blank=True, max_length=50, verbose_name="职务")),
                ("available", models.BooleanField(default=True, verbose_name="可参加抽取")),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="工作单位",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="账号",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查人员",
                "ordering": ["home_id", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InspectorEvent",
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
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("post", models.CharField(blank=True, max_length=50, verbose_name="职务")),
                ("available", models.BooleanField(default=True, verbose_name="可参加抽取")),
                (
                    "home",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="工作单位",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="账号",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.inspector",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Institution",
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
                ("name", models.CharField(max_length=100, verbose_name="机构名称")),
                ("licence_no", models.CharField(blank=True, max_length=40, verbose_name="办学许可证号")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="地址")),
                ("leader", models.CharField(blank=True, max_length=50, verbose_name="负责人")),
                ("subjects", models.CharField(blank=True, max_length=100, verbose_name="培训科目")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "在营"),
                            ("suspended", "停业整顿"),
                            ("unlicensed", "无证经营"),
                            ("closed", "已注销"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "培训机构",
                "ordering": ["unit_id", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InstitutionEvent",
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
                ("name", models.CharField(max_length=100, verbose_name="机构名称")),
                ("licence_no", models.CharField(blank=True, max_length=40, verbose_name="办学许可证号")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="地址")),
                ("leader", models.CharField(blank=True, max_length=50, verbose_name="负责人")),
                ("subjects", models.CharField(blank=True, max_length=100, verbose_name="培训科目")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "在营"),
                            ("suspended", "停业整顿"),
                            ("unlicensed", "无证经营"),
                            ("closed", "已注销"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.institution",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Patrol",
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
                        choices=[("school", "学校"), ("institution", "培训机构")],
                        max_length=12,
                        verbose_name="对象类别",
                    ),
                ),
                ("visited_on", models.DateField(verbose_name="摸排日期")),
                ("visited_by", models.CharField(max_length=100, verbose_name="摸排人员")),
                (
                    "finding",
                    models.CharField(
                        choices=[("none", "未发现问题"), ("clue", "发现问题线索")],
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="情况说明")),
                (
                    "clue_number",
                    models.CharField(blank=True, editable=False, max_length=20, verbose_name="登记的线索"),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="patrols",
                        to="campaign.institution",
                        verbose_name="培训机构",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="patrols",
                        to="campaign.issue",
                        verbose_name="转入的问题",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="学校",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "摸排记录",
                "ordering": ["-visited_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PatrolRound",
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
                    "number",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="轮次"
                    ),
                ),
                ("starts", models.DateField(verbose_name="开始日期")),
                ("ends", models.DateField(verbose_name="结束日期")),
                (
                    "campaign",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="patrol_rounds",
                        to="campaign.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "摸排轮次",
                "ordering": ["unit_id", "number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PatrolEvent",
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
                        choices=[("school", "学校"), ("institution", "培训机构")],
                        max_length=12,
                        verbose_name="对象类别",
                    ),
                ),
                ("visited_on", models.DateField(verbose_name="摸排日期")),
                ("visited_by", models.CharField(max_length=100, verbose_name="摸排人员")),
                (
                    "finding",
                    models.CharField(
                        choices=[("none", "未发现问题"), ("clue", "发现问题线索")],
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="情况说明")),
                (
                    "clue_number",
                    models.CharField(blank=True, editable=False, max_length=20, verbose_name="登记的线索"),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.institution",
                        verbose_name="培训机构",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.issue",
                        verbose_name="转入的问题",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.patrol",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="学校",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.patrolround",
                        verbose_name="轮次",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="patrol",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="patrols",
                to="campaign.patrolround",
                verbose_name="轮次",
            ),
        ),
        migrations.CreateModel(
            name="PatrolRoundEvent",
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
                    "number",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="轮次"
                    ),
                ),
                ("starts", models.DateField(verbose_name="开始日期")),
                ("ends", models.DateField(verbose_name="结束日期")),
                (
                    "campaign",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.patrolround",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Pledge",
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
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("post", models.CharField(max_length=50, verbose_name="职务")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="签订日期")),
                ("text_version", models.CharField(blank=True, max_length=60, verbose_name="承诺书文本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "承诺书",
                "ordering": ["unit_id", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PledgeEvent",
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
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("post", models.CharField(max_length=50, verbose_name="职务")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="签订日期")),
                ("text_version", models.CharField(blank=True, max_length=60, verbose_name="承诺书文本")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.pledge",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Recusal",
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
                ("reason", models.CharField(max_length=200, verbose_name="回避事由")),
                (
                    "inspector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to="campaign.inspector",
                        verbose_name="检查人员",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="应回避的学校",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "回避登记",
                "ordering": ["inspector_id", "school_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecusalEvent",
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
                ("reason", models.CharField(max_length=200, verbose_name="回避事由")),
                (
                    "inspector",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.inspector",
                        verbose_name="检查人员",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.recusal",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="应回避的学校",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Training",
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
                            ("warning", "警示教育"),
                            ("integrity", "廉洁招生教育"),
                            ("business", "招生业务培训"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="举办日期")),
                ("title", models.CharField(max_length=100, verbose_name="主题")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                ("cases", models.TextField(blank=True, verbose_name="使用案例")),
                ("expected", models.PositiveIntegerField(verbose_name="应到人数")),
                ("present", models.PositiveIntegerField(verbose_name="实到人数")),
                ("note", models.TextField(blank=True, verbose_name="主要内容")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "教育活动",
                "ordering": ["-held_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TrainingEvent",
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
                            ("warning", "警示教育"),
                            ("integrity", "廉洁招生教育"),
                            ("business", "招生业务培训"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="举办日期")),
                ("title", models.CharField(max_length=100, verbose_name="主题")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                ("cases", models.TextField(blank=True, verbose_name="使用案例")),
                ("expected", models.PositiveIntegerField(verbose_name="应到人数")),
                ("present", models.PositiveIntegerField(verbose_name="实到人数")),
                ("note", models.TextField(blank=True, verbose_name="主要内容")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.training",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WarningCase",
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
                ("title", models.CharField(max_length=100, verbose_name="案例标题")),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("policy", "招生政策"),
                            ("conduct", "招生行为"),
                            ("disclosure", "招生信息公开"),
                            ("process", "招生入学流程"),
                            ("special_groups", "保障特殊群体入学"),
                            ("student_status", "加强学籍管理"),
                        ],
                        max_length=20,
                        verbose_name="整治领域",
                    ),
                ),
                ("happened", models.CharField(blank=True, max_length=20, verbose_name="发生时间")),
                ("text", models.TextField(verbose_name="基本案情")),
                ("handling", models.TextField(blank=True, verbose_name="处理结果")),
                ("lesson", models.TextField(blank=True, verbose_name="警示")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="来源")),
                ("published", models.BooleanField(default=False, verbose_name="印发下级学习")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "典型案例",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WarningCaseEvent",
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
                ("title", models.CharField(max_length=100, verbose_name="案例标题")),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("policy", "招生政策"),
                            ("conduct", "招生行为"),
                            ("disclosure", "招生信息公开"),
                            ("process", "招生入学流程"),
                            ("special_groups", "保障特殊群体入学"),
                            ("student_status", "加强学籍管理"),
                        ],
                        max_length=20,
                        verbose_name="整治领域",
                    ),
                ),
                ("happened", models.CharField(blank=True, max_length=20, verbose_name="发生时间")),
                ("text", models.TextField(verbose_name="基本案情")),
                ("handling", models.TextField(blank=True, verbose_name="处理结果")),
                ("lesson", models.TextField(blank=True, verbose_name="警示")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="来源")),
                ("published", models.BooleanField(default=False, verbose_name="印发下级学习")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaign.warningcase",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="inspectionfinding",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_inspectionfinding_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionfinding",
            constraint=models.UniqueConstraint(
                fields=("unit", "inspection", "item"), name="inspection_finding_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "problem"), _negated=True),
                    models.Q(("text", ""), _negated=True),
                    _connector="OR",
                ),
                name="inspection_problem_says_what",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_inspectionfindingevent" ("answer", "created_at", "id", "inspection_id", "issue_id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "unit_id", "updated_at", "version") SELECT new_values."answer", new_values."created_at", new_values."id", new_values."inspection_id", new_values."issue_id", new_values."item_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."text", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="402a9b51361ee02ee12aa401b8496b15ee3425dd",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_520ed",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_inspectionfinding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_inspectionfindingevent" ("answer", "created_at", "id", "inspection_id", "issue_id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "unit_id", "updated_at", "version") VALUES (NEW."answer", NEW."created_at", NEW."id", NEW."inspection_id", NEW."issue_id", NEW."item_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="2c23da5e850441779f58b051a71f8bfafda6af52",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1edc3",
                    table="campaign_inspectionfinding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_inspectionfindingevent" ("answer", "created_at", "id", "inspection_id", "issue_id", "item_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "unit_id", "updated_at", "version") SELECT old_values."answer", old_values."created_at", old_values."id", old_values."inspection_id", old_values."issue_id", old_values."item_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."text", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="38f4cb291459286b8bdd810be363beffba11c1c1",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_342b6",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_inspectionfinding",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionfindingevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_inspectionfindingevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionplan",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id",
                name="campaign_inspectionplan_scope",
                public="(state <> 'drafted') AND EXISTS (SELECT 1 FROM unnest((SELECT yg_scope())) AS held(code) WHERE unit_id = ANY (yg_chain(code)))",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionplan",
            constraint=models.UniqueConstraint(fields=("unit", "campaign", "title"), name="plan_title_once"),
        ),
        migrations.AddConstraint(
            model_name="inspectionplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("share__gte", 10), ("share__lte", 100)), name="plan_share_of_ten"
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "drafted"),
                    models.Q(("frozen_on__isnull", False), models.Q(("schools_hash", ""), _negated=True)),
                    _connector="OR",
                ),
                name="plan_frozen_has_hash",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("frozen_on", None), ("seed_on__gt", models.F("frozen_on")), _connector="OR"
                ),
                name="plan_seed_comes_later",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("drawn_on", None), ("seed", ""), ("state__in", ["drafted", "frozen"])),
                    models.Q(
                        models.Q(("seed", ""), _negated=True),
                        ("drawn_on__gte", models.F("seed_on")),
                        models.Q(("state__in", ["drafted", "frozen"]), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="plan_drawn_has_seed",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionplan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("drawn_on", None),
                    django.db.models.lookups.GreaterThanOrEqual(
                        django.db.models.expressions.CombinedExpression(
                            models.F("drawn_count"), "*", models.Value(100)
                        ),
                        django.db.models.expressions.CombinedExpression(
                            models.F("school_count"), "*", models.F("share")
                        ),
                    ),
                    _connector="OR",
                ),
                name="plan_draws_its_share",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="plan_is_sealed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP = 'INSERT' THEN\n        IF NEW.state <> 'drafted' OR NEW.seed <> '' THEN RAISE EXCEPTION 'A plan begins as a draft.' USING ERRCODE = 'check_violation'; END IF;\n        RETURN NEW;\n    END IF;\n    IF TG_OP = 'DELETE' THEN\n        IF OLD.state <> 'drafted' THEN RAISE EXCEPTION 'A frozen plan stays.' USING ERRCODE = 'check_violation'; END IF;\n        RETURN OLD;\n    END IF;\n    IF OLD.state = 'drafted' AND (NEW.state NOT IN ('drafted', 'frozen') OR NEW.seed <> '') THEN\n        RAISE EXCEPTION 'The lists are frozen before the randomness is known.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF OLD.state <> 'drafted' AND (NEW.unit_id, NEW.campaign_id, NEW.title, NEW.share, NEW.seed_source, NEW.seed_on, NEW.frozen_on, NEW.frozen_at, NEW.schools_hash, NEW.inspectors_hash, NEW.school_count, NEW.inspector_count) IS DISTINCT FROM (OLD.unit_id, OLD.campaign_id, OLD.title, OLD.share, OLD.seed_source, OLD.seed_on, OLD.frozen_on, OLD.frozen_at, OLD.schools_hash, OLD.inspectors_hash, OLD.school_count, OLD.inspector_count) THEN\n        RAISE EXCEPTION 'The lists of the plan are frozen.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF OLD.state IN ('drawn', 'finished') AND (NEW.seed, NEW.seed_link, NEW.witnesses, NEW.drawn_on, NEW.drawn_at, NEW.drawn_count) IS DISTINCT FROM (OLD.seed, OLD.seed_link, OLD.witnesses, OLD.drawn_on, OLD.drawn_at, OLD.drawn_count) THEN\n        RAISE EXCEPTION 'A plan is drawn once.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF (OLD.state, NEW.state) NOT IN (\n        ('drafted', 'drafted'), ('drafted', 'frozen'), ('frozen', 'frozen'), ('frozen', 'drawn'),\n        ('drawn', 'drawn'), ('drawn', 'finished'), ('finished', 'finished')\n    ) THEN RAISE EXCEPTION 'A plan does not go back.' USING ERRCODE = 'check_violation'; END IF;\n    RETURN NEW;\n",
                    hash="39e4d483a8f1dc04452ec2eb70a20f57628dadea",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_plan_is_sealed_57faf",
                    table="campaign_inspectionplan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_inspectionplanevent" ("campaign_id", "created_at", "drawn_at", "drawn_by_id", "drawn_count", "drawn_on", "finished_at", "frozen_at", "frozen_by_id", "frozen_on", "id", "inspector_count", "inspectors_hash", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_count", "schools_hash", "seed", "seed_link", "seed_on", "seed_source", "share", "state", "title", "unit_id", "updated_at", "version", "witnesses") SELECT new_values."campaign_id", new_values."created_at", new_values."drawn_at", new_values."drawn_by_id", new_values."drawn_count", new_values."drawn_on", new_values."finished_at", new_values."frozen_at", new_values."frozen_by_id", new_values."frozen_on", new_values."id", new_values."inspector_count", new_values."inspectors_hash", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."school_count", new_values."schools_hash", new_values."seed", new_values."seed_link", new_values."seed_on", new_values."seed_source", new_values."share", new_values."state", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version", new_values."witnesses" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6d9deace385bc73a434783043395b8252e773643",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_728c9",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_inspectionplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_inspectionplanevent" ("campaign_id", "created_at", "drawn_at", "drawn_by_id", "drawn_count", "drawn_on", "finished_at", "frozen_at", "frozen_by_id", "frozen_on", "id", "inspector_count", "inspectors_hash", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_count", "schools_hash", "seed", "seed_link", "seed_on", "seed_source", "share", "state", "title", "unit_id", "updated_at", "version", "witnesses") VALUES (NEW."campaign_id", NEW."created_at", NEW."drawn_at", NEW."drawn_by_id", NEW."drawn_count", NEW."drawn_on", NEW."finished_at", NEW."frozen_at", NEW."frozen_by_id", NEW."frozen_on", NEW."id", NEW."inspector_count", NEW."inspectors_hash", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_count", NEW."schools_hash", NEW."seed", NEW."seed_link", NEW."seed_on", NEW."seed_source", NEW."share", NEW."state", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version", NEW."witnesses"); RETURN NULL;',
                    hash="dbd2355232eaeeb599b3ce94ae767e353b77be4e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c32be",
                    table="campaign_inspectionplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionplan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_inspectionplanevent" ("campaign_id", "created_at", "drawn_at", "drawn_by_id", "drawn_count", "drawn_on", "finished_at", "frozen_at", "frozen_by_id", "frozen_on", "id", "inspector_count", "inspectors_hash", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_count", "schools_hash", "seed", "seed_link", "seed_on", "seed_source", "share", "state", "title", "unit_id", "updated_at", "version", "witnesses") SELECT old_values."campaign_id", old_values."created_at", old_values."drawn_at", old_values."drawn_by_id", old_values."drawn_count", old_values."drawn_on", old_values."finished_at", old_values."frozen_at", old_values."frozen_by_id", old_values."frozen_on", old_values."id", old_values."inspector_count", old_values."inspectors_hash", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."school_count", old_values."schools_hash", old_values."seed", old_values."seed_link", old_values."seed_on", old_values."seed_source", old_values."share", old_values."state", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version", old_values."witnesses" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="ac66ec37c7b3b0487fff43e8038e5e5a9fba7a03",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bc065",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_inspectionplan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionlistevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_inspectionlistevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionlist",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id",
                name="campaign_inspectionlist_scope",
                public="(published) AND EXISTS (SELECT 1 FROM unnest((SELECT yg_scope())) AS held(code) WHERE unit_id = ANY (yg_chain(code)))",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionlist",
            constraint=models.UniqueConstraint(fields=("unit", "plan", "kind"), name="inspection_list_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionlist",
            trigger=pgtrigger.compiler.Trigger(
                name="inspection_list_is_frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP = 'INSERT' THEN\n        IF (SELECT state FROM campaign_inspectionplan WHERE id = NEW.plan_id) IS DISTINCT FROM 'drafted' THEN\n            RAISE EXCEPTION 'The lists of the plan are frozen.' USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n    END IF;\n    IF TG_OP = 'DELETE' OR (NEW.unit_id, NEW.plan_id, NEW.kind, NEW.content) IS DISTINCT FROM (OLD.unit_id, OLD.plan_id, OLD.kind, OLD.content) THEN\n        RAISE EXCEPTION 'A frozen list stays.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="c013aa30b920719bcad80463ca7011b4e75805af",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_inspection_list_is_frozen_132d2",
                    table="campaign_inspectionlist",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionlist",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_inspectionlistevent" ("content", "created_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "published", "unit_id", "updated_at", "version") SELECT new_values."content", new_values."created_at", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."published", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="fc2a12c29b03042aaa5ec5b70e2c1f4a2d8e88fb",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1c757",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_inspectionlist",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionlist",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_inspectionlistevent" ("content", "created_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "published", "unit_id", "updated_at", "version") VALUES (NEW."content", NEW."created_at", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."published", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="c2100e85f8f0528504ecf3b23a73892d0c6927b7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9af1b",
                    table="campaign_inspectionlist",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspectionlist",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_inspectionlistevent" ("content", "created_at", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "published", "unit_id", "updated_at", "version") SELECT old_values."content", old_values."created_at", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."published", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6aecc56c2816adc85184f3e6dfd89dea693510d2",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c4e7d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_inspectionlist",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_inspectionevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_inspection_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.UniqueConstraint(fields=("unit", "plan", "school"), name="inspection_once"),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(("county", django.db.models.functions.text.Left(models.F("school"), 6))),
                name="inspection_county_is_the_schools",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("first_home", models.F("county")), _negated=True),
                    models.Q(("second_home", models.F("county")), _negated=True),
                ),
                name="inspector_of_another_county",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_home", models.F("second_home")),
                    ("first_name", models.F("second_name")),
                    _negated=True,
                ),
                name="inspectors_are_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_on", None), ("state", "planned")),
                    models.Q(
                        models.Q(("state", "planned"), _negated=True),
                        ("done_on__isnull", False),
                        models.Q(("result", ""), _negated=True),
                        ("unit", models.F("school")),
                    ),
                    _connector="OR",
                ),
                name="inspection_done_is_the_schools",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspection",
            trigger=pgtrigger.compiler.Trigger(
                name="inspection_is_drawn",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP = 'INSERT' THEN\n        IF (SELECT state FROM campaign_inspectionplan WHERE id = NEW.plan_id) IS DISTINCT FROM 'frozen' THEN\n            RAISE EXCEPTION 'Inspections come from the draw alone.' USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n    END IF;\n    IF TG_OP = 'DELETE' OR (NEW.plan_id, NEW.school_id, NEW.county, NEW.position, NEW.first_name, NEW.first_home_id, NEW.second_name, NEW.second_home_id) IS DISTINCT FROM (OLD.plan_id, OLD.school_id, OLD.county, OLD.position, OLD.first_name, OLD.first_home_id, OLD.second_name, OLD.second_home_id) THEN RAISE EXCEPTION 'What was drawn stays.' USING ERRCODE = 'check_violation'; END IF;\n    IF OLD.state <> 'planned' AND (NEW.unit_id, NEW.done_on, NEW.result) IS DISTINCT FROM (OLD.unit_id, OLD.done_on, OLD.result) THEN\n        RAISE EXCEPTION 'The result sheet is closed.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="8e1aafd25c9b50727ccb4f91a9503a893d706382",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_inspection_is_drawn_4cd8b",
                    table="campaign_inspection",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspection",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_inspectionevent" ("closed_at", "closed_by_id", "county", "created_at", "done_by_id", "done_on", "first_home_id", "first_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "planned_on", "position", "replied_at", "replied_by_id", "reply", "result", "school_id", "second_home_id", "second_name", "state", "unit_id", "updated_at", "version") SELECT new_values."closed_at", new_values."closed_by_id", new_values."county", new_values."created_at", new_values."done_by_id", new_values."done_on", new_values."first_home_id", new_values."first_name", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan_id", new_values."planned_on", new_values."position", new_values."replied_at", new_values."replied_by_id", new_values."reply", new_values."result", new_values."school_id", new_values."second_home_id", new_values."second_name", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="732efb89753b14d8363316aade0abb50a834b765",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5b554",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_inspection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspection",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_inspectionevent" ("closed_at", "closed_by_id", "county", "created_at", "done_by_id", "done_on", "first_home_id", "first_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "planned_on", "position", "replied_at", "replied_by_id", "reply", "result", "school_id", "second_home_id", "second_name", "state", "unit_id", "updated_at", "version") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."county", NEW."created_at", NEW."done_by_id", NEW."done_on", NEW."first_home_id", NEW."first_name", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."planned_on", NEW."position", NEW."replied_at", NEW."replied_by_id", NEW."reply", NEW."result", NEW."school_id", NEW."second_home_id", NEW."second_name", NEW."state", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="6d7cdaaec70873d69263e6487857aa914af8802e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b1677",
                    table="campaign_inspection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspection",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_inspectionevent" ("closed_at", "closed_by_id", "county", "created_at", "done_by_id", "done_on", "first_home_id", "first_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "planned_on", "position", "replied_at", "replied_by_id", "reply", "result", "school_id", "second_home_id", "second_name", "state", "unit_id", "updated_at", "version") SELECT old_values."closed_at", old_values."closed_by_id", old_values."county", old_values."created_at", old_values."done_by_id", old_values."done_on", old_values."first_home_id", old_values."first_name", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan_id", old_values."planned_on", old_values."position", old_values."replied_at", old_values."replied_by_id", old_values."reply", old_values."result", old_values."school_id", old_values."second_home_id", old_values."second_name", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="341f5ebf94910f496ead4a406d07afa3291ff7e1",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f446d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_inspection",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectionplanevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_inspectionplanevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="inspector",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_inspector_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="inspector",
            constraint=models.UniqueConstraint(fields=("unit", "home", "name"), name="inspector_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspector",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_inspectorevent" ("available", "created_at", "home_id", "id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "unit_id", "updated_at", "version") SELECT new_values."available", new_values."created_at", new_values."home_id", new_values."id", new_values."name", new_values."person_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."post", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="8e27758fdad98d00bf07fdb576c63dc02dff91df",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_82cb4",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_inspector",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspector",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_inspectorevent" ("available", "created_at", "home_id", "id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "unit_id", "updated_at", "version") VALUES (NEW."available", NEW."created_at", NEW."home_id", NEW."id", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="50f0567ff8db0f26a62c06ca80520305647bfcab",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_85954",
                    table="campaign_inspector",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="inspector",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_inspectorevent" ("available", "created_at", "home_id", "id", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "unit_id", "updated_at", "version") SELECT old_values."available", old_values."created_at", old_values."home_id", old_values."id", old_values."name", old_values."person_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."post", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="7399962e4e57c46d4811d7deb733b2bf932ca554",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_067fd",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_inspector",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectorevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_inspectorevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="institution",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_institution_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="institution",
            constraint=models.UniqueConstraint(fields=("unit", "name"), name="institution_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_institutionevent" ("address", "created_at", "id", "leader", "licence_no", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "subjects", "unit_id", "updated_at", "version") SELECT new_values."address", new_values."created_at", new_values."id", new_values."leader", new_values."licence_no", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."subjects", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="aa0dfbf930d293278346496314cdd63c66ef99b7",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e51b7",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_institution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_institutionevent" ("address", "created_at", "id", "leader", "licence_no", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "subjects", "unit_id", "updated_at", "version") VALUES (NEW."address", NEW."created_at", NEW."id", NEW."leader", NEW."licence_no", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."subjects", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="d2e27a2bd9d2e1dc2c1cb42e6612cf250e519dea",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e8bd0",
                    table="campaign_institution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="institution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_institutionevent" ("address", "created_at", "id", "leader", "licence_no", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "subjects", "unit_id", "updated_at", "version") SELECT old_values."address", old_values."created_at", old_values."id", old_values."leader", old_values."licence_no", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."subjects", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6d8c41d8c8df1f32b83211b03b47861bf3391304",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_055b5",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_institution",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_institutionevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolround",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_patrolround_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolround",
            constraint=models.UniqueConstraint(
                fields=("unit", "campaign", "number"), name="patrol_round_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolround",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gte", models.F("starts")), ("number__gte", 1)),
                name="patrol_round_ends_after_start",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patrolround",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_patrolroundevent" ("campaign_id", "created_at", "ends", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "unit_id", "updated_at", "version") SELECT new_values."campaign_id", new_values."created_at", new_values."ends", new_values."id", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6808cb4191987e76b3801a8c32479097fd85c3ac",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_95804",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_patrolround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patrolround",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_patrolroundevent" ("campaign_id", "created_at", "ends", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "unit_id", "updated_at", "version") VALUES (NEW."campaign_id", NEW."created_at", NEW."ends", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="295267e39d767260bab43c078c9b2910e967e107",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_af8d8",
                    table="campaign_patrolround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patrolround",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_patrolroundevent" ("campaign_id", "created_at", "ends", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts", "unit_id", "updated_at", "version") SELECT old_values."campaign_id", old_values."created_at", old_values."ends", old_values."id", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."starts", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="9bf6b758ae7f77245daa131df66df08e3f339c2d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cda26",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_patrolround",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_patrolevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="patrol",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_patrol_scope"),
        ),
        migrations.AddConstraint(
            model_name="patrol",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("institution", None), ("kind", "school"), ("school__isnull", False)),
                    models.Q(("institution__isnull", False), ("kind", "institution"), ("school", None)),
                    _connector="OR",
                ),
                name="patrol_has_one_object",
            ),
        ),
        migrations.AddConstraint(
            model_name="patrol",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finding", "clue"), _negated=True),
                    models.Q(("text", ""), _negated=True),
                    _connector="OR",
                ),
                name="patrol_clue_says_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="patrol",
            constraint=models.UniqueConstraint(
                condition=models.Q(("institution", None)),
                fields=("unit", "round", "school"),
                name="patrol_school_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="patrol",
            constraint=models.UniqueConstraint(
                condition=models.Q(("school", None)),
                fields=("unit", "round", "institution"),
                name="patrol_institution_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patrol",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_patrolevent" ("clue_number", "created_at", "finding", "id", "institution_id", "issue_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "school_id", "text", "unit_id", "updated_at", "version", "visited_by", "visited_on") SELECT new_values."clue_number", new_values."created_at", new_values."finding", new_values."id", new_values."institution_id", new_values."issue_id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."round_id", new_values."school_id", new_values."text", new_values."unit_id", new_values."updated_at", new_values."version", new_values."visited_by", new_values."visited_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6450ca192356f2808fbd9872eb01d725f80fbea6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4ee89",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_patrol",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patrol",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_patrolevent" ("clue_number", "created_at", "finding", "id", "institution_id", "issue_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "school_id", "text", "unit_id", "updated_at", "version", "visited_by", "visited_on") VALUES (NEW."clue_number", NEW."created_at", NEW."finding", NEW."id", NEW."institution_id", NEW."issue_id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round_id", NEW."school_id", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version", NEW."visited_by", NEW."visited_on"); RETURN NULL;',
                    hash="a3a41b98980f3a50ffe0c6284131e15bb3bf4ee0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_28ba5",
                    table="campaign_patrol",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patrol",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_patrolevent" ("clue_number", "created_at", "finding", "id", "institution_id", "issue_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "school_id", "text", "unit_id", "updated_at", "version", "visited_by", "visited_on") SELECT old_values."clue_number", old_values."created_at", old_values."finding", old_values."id", old_values."institution_id", old_values."issue_id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."round_id", old_values."school_id", old_values."text", old_values."unit_id", old_values."updated_at", old_values."version", old_values."visited_by", old_values."visited_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="205b5b2afa74e9919df5bd47d30f2eeb95f469bc",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d69a6",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_patrol",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="patrolroundevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_patrolroundevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="pledge",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_pledge_scope"),
        ),
        migrations.AddConstraint(
            model_name="pledge",
            constraint=models.UniqueConstraint(fields=("unit", "name", "post"), name="pledge_once"),
        ),
        migrations.AddConstraint(
            model_name="pledge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_on", None), models.Q(("text_version", ""), _negated=True), _connector="OR"
                ),
                name="pledge_signed_names_its_text",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pledge",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_pledgeevent" ("created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "signed_on", "text_version", "unit_id", "updated_at", "version") SELECT new_values."created_at", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."post", new_values."signed_on", new_values."text_version", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0349afaba1f85dc12a12c0f4b33e6b1edcbd42fd",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_81176",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_pledge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pledge",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_pledgeevent" ("created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "signed_on", "text_version", "unit_id", "updated_at", "version") VALUES (NEW."created_at", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post", NEW."signed_on", NEW."text_version", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="33db0c261781ae7b89b6dd666aa70633f72d76f9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_09798",
                    table="campaign_pledge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pledge",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_pledgeevent" ("created_at", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "signed_on", "text_version", "unit_id", "updated_at", "version") SELECT old_values."created_at", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."post", old_values."signed_on", old_values."text_version", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="57663f9e3119563effdca5058f0f61d15933d677",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_62a57",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_pledge",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="pledgeevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_pledgeevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_recusal_scope"),
        ),
        migrations.AddConstraint(
            model_name="recusal",
            constraint=models.UniqueConstraint(fields=("unit", "inspector", "school"), name="recusal_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recusal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_recusalevent" ("created_at", "id", "inspector_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_id", "unit_id", "updated_at", "version") SELECT new_values."created_at", new_values."id", new_values."inspector_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."school_id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e4b77ad8b5d9fb22304360316dfea2110fb6203f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7fabe",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_recusal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recusal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_recusalevent" ("created_at", "id", "inspector_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_id", "unit_id", "updated_at", "version") VALUES (NEW."created_at", NEW."id", NEW."inspector_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."school_id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="390085f5a281030db32c6ebac95bfba7b35f41d2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_81ee4",
                    table="campaign_recusal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recusal",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_recusalevent" ("created_at", "id", "inspector_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_id", "unit_id", "updated_at", "version") SELECT old_values."created_at", old_values."id", old_values."inspector_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."school_id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="f8ca2c16736c707b73ca5e6ab446e03e2d09ed19",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2b434",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_recusal",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="recusalevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_recusalevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_training_scope"),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.UniqueConstraint(fields=("unit", "held_on", "title"), name="training_once"),
        ),
        migrations.AddConstraint(
            model_name="training",
            constraint=models.CheckConstraint(
                condition=models.Q(("expected__gte", 1), ("present__lte", models.F("expected"))),
                name="training_attendance_fits",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="training",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_trainingevent" ("cases", "created_at", "expected", "held_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "title", "unit_id", "updated_at", "version") SELECT new_values."cases", new_values."created_at", new_values."expected", new_values."held_on", new_values."id", new_values."kind", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."present", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="78172af7fece5e632a30df0c870ea0165bc8b94b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_af21a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_training",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="training",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_trainingevent" ("cases", "created_at", "expected", "held_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "title", "unit_id", "updated_at", "version") VALUES (NEW."cases", NEW."created_at", NEW."expected", NEW."held_on", NEW."id", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."present", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="8bf3b135b95bc73572c42857c2084253a4c99448",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_905b2",
                    table="campaign_training",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="training",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_trainingevent" ("cases", "created_at", "expected", "held_on", "id", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "title", "unit_id", "updated_at", "version") SELECT old_values."cases", old_values."created_at", old_values."expected", old_values."held_on", old_values."id", old_values."kind", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."present", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="5f9e0b758864837af7bfe16d6bfb843ba69b2711",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_50c69",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_training",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="trainingevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_trainingevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="warningcase",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id",
                name="campaign_warningcase_scope",
                public="(published) AND EXISTS (SELECT 1 FROM unnest((SELECT yg_scope())) AS held(code) WHERE unit_id = ANY (yg_chain(code)))",
            ),
        ),
        migrations.AddConstraint(
            model_name="warningcase",
            constraint=models.UniqueConstraint(fields=("unit", "title"), name="warning_case_once"),
        ),
        migrations.AddConstraint(
            model_name="warningcase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("title__regex", "[0-9]{17}[0-9Xx]"),
                    ("title__regex", "(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)"),
                    ("text__regex", "[0-9]{17}[0-9Xx]"),
                    ("text__regex", "(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)"),
                    ("handling__regex", "[0-9]{17}[0-9Xx]"),
                    ("handling__regex", "(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)"),
                    ("lesson__regex", "[0-9]{17}[0-9Xx]"),
                    ("lesson__regex", "(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)"),
                    ("source__regex", "[0-9]{17}[0-9Xx]"),
                    ("source__regex", "(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)"),
                    _connector="OR",
                    _negated=True,
                ),
                name="warning_case_is_anonymous",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="warningcase",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_warningcaseevent" ("area", "created_at", "handling", "happened", "id", "lesson", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "source", "text", "title", "unit_id", "updated_at", "version") SELECT new_values."area", new_values."created_at", new_values."handling", new_values."happened", new_values."id", new_values."lesson", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published", new_values."source", new_values."text", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5457a1d02f32ad5a8918cd2813b17ab37d544691",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a8f82",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_warningcase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="warningcase",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_warningcaseevent" ("area", "created_at", "handling", "happened", "id", "lesson", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "source", "text", "title", "unit_id", "updated_at", "version") VALUES (NEW."area", NEW."created_at", NEW."handling", NEW."happened", NEW."id", NEW."lesson", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published", NEW."source", NEW."text", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="ea1d8bd8c23fa6694acf1e49becbc630333594aa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9e5aa",
                    table="campaign_warningcase",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="warningcase",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_warningcaseevent" ("area", "created_at", "handling", "happened", "id", "lesson", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "source", "text", "title", "unit_id", "updated_at", "version") SELECT old_values."area", old_values."created_at", old_values."handling", old_values."happened", old_values."id", old_values."lesson", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published", old_values."source", old_values."text", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="954cca5e60ef63fb9719f1dc676e1f3e8006ed42",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5986e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_warningcase",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="warningcaseevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_warningcaseevent_scope"
            ),
        ),
    ]
