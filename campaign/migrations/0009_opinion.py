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
        ("campaign", "0008_disclosure"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Dispute",
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
                ("summary", models.CharField(max_length=300, verbose_name="纠纷概要")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("mediator", models.CharField(max_length=50, verbose_name="化解责任人")),
                ("measures", models.TextField(blank=True, verbose_name="化解措施")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "化解中"), ("settled", "已化解"), ("passed_on", "已转信访")],
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="化解日期")),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="涉及学校",
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
                "verbose_name": "矛盾纠纷",
                "ordering": ["-found_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DisputeEvent",
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
                ("summary", models.CharField(max_length=300, verbose_name="纠纷概要")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("mediator", models.CharField(max_length=50, verbose_name="化解责任人")),
                ("measures", models.TextField(blank=True, verbose_name="化解措施")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "化解中"), ("settled", "已化解"), ("passed_on", "已转信访")],
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="化解日期")),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="涉及学校",
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
                        to="campaign.dispute",
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
            name="DutyShift",
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
                ("day", models.DateField(verbose_name="日期")),
                ("person", models.CharField(max_length=50, verbose_name="值班人")),
                ("phone", models.CharField(max_length=30, verbose_name="值班电话")),
                ("leader", models.CharField(max_length=50, verbose_name="带班领导")),
                ("leader_phone", models.CharField(blank=True, max_length=30, verbose_name="带班领导电话")),
                ("note", models.CharField(blank=True, max_length=100, verbose_name="备注")),
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
                "verbose_name": "值班",
                "ordering": ["day", "unit_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DutyShiftEvent",
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
                ("day", models.DateField(verbose_name="日期")),
                ("person", models.CharField(max_length=50, verbose_name="值班人")),
                ("phone", models.CharField(max_length=30, verbose_name="值班电话")),
                ("leader", models.CharField(max_length=50, verbose_name="带班领导")),
                ("leader_phone", models.CharField(blank=True, max_length=30, verbose_name="带班领导电话")),
                ("note", models.CharField(blank=True, max_length=100, verbose_name="备注")),
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
                        to="campaign.dutyshift",
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
            name="Incident",
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
                ("title", models.CharField(max_length=100, verbose_name="名称")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("ordinary", "一般"),
                            ("larger", "较大"),
                            ("major", "重大"),
                            ("grave", "特别重大"),
                        ],
                        max_length=10,
                        verbose_name="等级",
                    ),
                ),
                ("facts", models.TextField(verbose_name="基本情况")),
                ("seen_at", models.CharField(max_length=100, verbose_name="发生或传播地点")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("found", "已发现"),
                            ("handling", "处置中"),
                            ("calm", "已平息"),
                            ("closed", "已办结"),
                        ],
                        default="found",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("conclusion", models.TextField(blank=True, editable=False, verbose_name="处置结论")),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="涉及学校",
                    ),
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
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="处置人",
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
                "verbose_name": "舆情事件",
                "ordering": ["-found_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IncidentEntry",
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
                ("step", models.PositiveSmallIntegerField(verbose_name="序号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "登记"),
                            ("measures", "开展处置"),
                            ("informed", "通报部门"),
                            ("progress", "处置进展"),
                            ("reported", "上报上级"),
                            ("calmed", "平息"),
                            ("back", "退回处置"),
                            ("closed", "办结"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "department",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("police", "公安"),
                            ("petitions", "信访"),
                            ("cyberspace", "网信"),
                            ("publicity", "宣传"),
                            ("other", "其他部门"),
                        ],
                        max_length=12,
                        verbose_name="部门",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="内容")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="campaign.incident",
                        verbose_name="舆情事件",
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
                "verbose_name": "处置记录",
                "ordering": ["step"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IncidentEntryEvent",
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
                ("step", models.PositiveSmallIntegerField(verbose_name="序号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "登记"),
                            ("measures", "开展处置"),
                            ("informed", "通报部门"),
                            ("progress", "处置进展"),
                            ("reported", "上报上级"),
                            ("calmed", "平息"),
                            ("back", "退回处置"),
                            ("closed", "办结"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "department",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("police", "公安"),
                            ("petitions", "信访"),
                            ("cyberspace", "网信"),
                            ("publicity", "宣传"),
                            ("other", "其他部门"),
                        ],
                        max_length=12,
                        verbose_name="部门",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="内容")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.incident",
                        verbose_name="舆情事件",
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
                        to="campaign.incidententry",
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
            name="IncidentEvent",
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
                ("title", models.CharField(max_length=100, verbose_name="名称")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("ordinary", "一般"),
                            ("larger", "较大"),
                            ("major", "重大"),
                            ("grave", "特别重大"),
                        ],
                        max_length=10,
                        verbose_name="等级",
                    ),
                ),
                ("facts", models.TextField(verbose_name="基本情况")),
                ("seen_at", models.CharField(max_length=100, verbose_name="发生或传播地点")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("found", "已发现"),
                            ("handling", "处置中"),
                            ("calm", "已平息"),
                            ("closed", "已办结"),
                        ],
                        default="found",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("conclusion", models.TextField(blank=True, editable=False, verbose_name="处置结论")),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="涉及学校",
                    ),
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
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="处置人",
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
                        to="campaign.incident",
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
            name="Risk",
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
                    "step",
                    models.CharField(
                        choices=[
                            ("policy", "政策制定与公布"),
                            ("zoning", "片区划定"),
                            ("registration", "报名"),
                            ("review", "材料审核"),
                            ("draw", "电脑派位"),
                            ("admission", "录取与补录"),
                            ("classes", "编班"),
                            ("status", "学籍注册"),
                        ],
                        max_length=12,
                        verbose_name="招生环节",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="风险")),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="可能性",
                    ),
                ),
                (
                    "impact",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="影响程度",
                    ),
                ),
                ("measures", models.TextField(verbose_name="防范措施")),
                ("owner", models.CharField(max_length=50, verbose_name="责任人")),
                ("review_on", models.DateField(verbose_name="下次研判日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("watched", "监测中"), ("resolved", "已化解"), ("occurred", "已发生")],
                        default="watched",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("outcome", models.TextField(blank=True, editable=False, verbose_name="结果")),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaign.incident",
                        verbose_name="引发的舆情",
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
                "verbose_name": "风险隐患",
                "ordering": ["-likelihood", "-impact"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RiskEvent",
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
                    "step",
                    models.CharField(
                        choices=[
                            ("policy", "政策制定与公布"),
                            ("zoning", "片区划定"),
                            ("registration", "报名"),
                            ("review", "材料审核"),
                            ("draw", "电脑派位"),
                            ("admission", "录取与补录"),
                            ("classes", "编班"),
                            ("status", "学籍注册"),
                        ],
                        max_length=12,
                        verbose_name="招生环节",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="风险")),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="可能性",
                    ),
                ),
                (
                    "impact",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="影响程度",
                    ),
                ),
                ("measures", models.TextField(verbose_name="防范措施")),
                ("owner", models.CharField(max_length=50, verbose_name="责任人")),
                ("review_on", models.DateField(verbose_name="下次研判日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("watched", "监测中"), ("resolved", "已化解"), ("occurred", "已发生")],
                        default="watched",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("outcome", models.TextField(blank=True, editable=False, verbose_name="结果")),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.incident",
                        verbose_name="引发的舆情",
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
                        to="campaign.risk",
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
            name="Rumour",
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
                ("claim", models.CharField(max_length=300, verbose_name="传言内容")),
                ("seen_at", models.CharField(max_length=100, verbose_name="出现平台")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="传言链接")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("answer_by", models.DateField(editable=False, verbose_name="回应期限")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("found", "待核查"),
                            ("checked", "已核查"),
                            ("published", "已辟谣"),
                            ("closed", "已办结"),
                        ],
                        default="found",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "truth",
                    models.CharField(
                        blank=True,
                        choices=[("false", "不属实"), ("partly", "部分属实"), ("true", "属实")],
                        editable=False,
                        max_length=8,
                        verbose_name="核查结论",
                    ),
                ),
                ("finding", models.TextField(blank=True, editable=False, verbose_name="核查情况")),
                ("statement", models.TextField(blank=True, editable=False, verbose_name="辟谣声明")),
                (
                    "published_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="发布日期"),
                ),
                (
                    "published_where",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="发布平台"),
                ),
                (
                    "published_link",
                    models.URLField(blank=True, editable=False, max_length=500, verbose_name="发布链接"),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核查人",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签发人",
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
                "verbose_name": "不实信息",
                "ordering": ["-found_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RumourEvent",
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
                ("claim", models.CharField(max_length=300, verbose_name="传言内容")),
                ("seen_at", models.CharField(max_length=100, verbose_name="出现平台")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="传言链接")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("answer_by", models.DateField(editable=False, verbose_name="回应期限")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("found", "待核查"),
                            ("checked", "已核查"),
                            ("published", "已辟谣"),
                            ("closed", "已办结"),
                        ],
                        default="found",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "truth",
                    models.CharField(
                        blank=True,
                        choices=[("false", "不属实"), ("partly", "部分属实"), ("true", "属实")],
                        editable=False,
                        max_length=8,
                        verbose_name="核查结论",
                    ),
                ),
                ("finding", models.TextField(blank=True, editable=False, verbose_name="核查情况")),
                ("statement", models.TextField(blank=True, editable=False, verbose_name="辟谣声明")),
                (
                    "published_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="发布日期"),
                ),
                (
                    "published_where",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="发布平台"),
                ),
                (
                    "published_link",
                    models.URLField(blank=True, editable=False, max_length=500, verbose_name="发布链接"),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核查人",
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
                        to="campaign.rumour",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签发人",
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
            model_name="dispute",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_dispute_scope"),
        ),
        migrations.AddConstraint(
            model_name="dispute",
            constraint=models.UniqueConstraint(fields=("unit", "found_on", "summary"), name="dispute_once"),
        ),
        migrations.AddConstraint(
            model_name="dispute",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_on", None), ("state", "open")),
                    models.Q(models.Q(("state", "open"), _negated=True), ("settled_on__isnull", False)),
                    _connector="OR",
                ),
                name="dispute_settled_has_date",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispute",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_disputeevent" ("about_id", "created_at", "found_on", "id", "measures", "mediator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "state", "summary", "unit_id", "updated_at", "version") SELECT new_values."about_id", new_values."created_at", new_values."found_on", new_values."id", new_values."measures", new_values."mediator", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."settled_on", new_values."state", new_values."summary", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2fb18fecc76d04449c5c263827f310587fb33616",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a9bf8",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_dispute",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispute",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_disputeevent" ("about_id", "created_at", "found_on", "id", "measures", "mediator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "state", "summary", "unit_id", "updated_at", "version") VALUES (NEW."about_id", NEW."created_at", NEW."found_on", NEW."id", NEW."measures", NEW."mediator", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."settled_on", NEW."state", NEW."summary", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="d51fbac5075aae33051a9463794507f990dd07a9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1c074",
                    table="campaign_dispute",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dispute",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_disputeevent" ("about_id", "created_at", "found_on", "id", "measures", "mediator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "state", "summary", "unit_id", "updated_at", "version") SELECT old_values."about_id", old_values."created_at", old_values."found_on", old_values."id", old_values."measures", old_values."mediator", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."settled_on", old_values."state", old_values."summary", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="2cd5f612655f291af285390bb57026ed3aad41d6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6d2fa",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_dispute",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="disputeevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_disputeevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyshift",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_dutyshift_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyshift",
            constraint=models.UniqueConstraint(fields=("unit", "day", "person"), name="duty_once_a_day"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyshift",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_dutyshiftevent" ("created_at", "day", "id", "leader", "leader_phone", "note", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "unit_id", "updated_at", "version") SELECT new_values."created_at", new_values."day", new_values."id", new_values."leader", new_values."leader_phone", new_values."note", new_values."person", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="a1d942e5dabd389774d298e3e5e8e64fddc1b78a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f850c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_dutyshift",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyshift",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_dutyshiftevent" ("created_at", "day", "id", "leader", "leader_phone", "note", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "unit_id", "updated_at", "version") VALUES (NEW."created_at", NEW."day", NEW."id", NEW."leader", NEW."leader_phone", NEW."note", NEW."person", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="ec2f6092f7a8a1b1ea695a02a53a814b55137ed5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3ae98",
                    table="campaign_dutyshift",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyshift",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_dutyshiftevent" ("created_at", "day", "id", "leader", "leader_phone", "note", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "unit_id", "updated_at", "version") SELECT old_values."created_at", old_values."day", old_values."id", old_values."leader", old_values."leader_phone", old_values."note", old_values."person", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="cce4a72758e2f14cccac11f283a7259d1bbbcaf8",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4ae4a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_dutyshift",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyshiftevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_dutyshiftevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["unit", "state"], name="incident_by_state"),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_incident_scope"),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["calm", "closed"]), _negated=True),
                    models.Q(("conclusion", ""), _negated=True),
                    _connector="OR",
                ),
                name="incident_calm_has_conclusion",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_by", models.F("handled_by")), _negated=True),
                name="incident_closer_is_not_handler",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_incidentevent" ("about_id", "closed_by_id", "conclusion", "created_at", "facts", "found_on", "handled_by_id", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_at", "state", "title", "unit_id", "updated_at", "version") SELECT new_values."about_id", new_values."closed_by_id", new_values."conclusion", new_values."created_at", new_values."facts", new_values."found_on", new_values."handled_by_id", new_values."id", new_values."level", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."seen_at", new_values."state", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4da1d2218ae573a3c90da1217feeab1663eed0c7",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fdc97",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_incident",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_incidentevent" ("about_id", "closed_by_id", "conclusion", "created_at", "facts", "found_on", "handled_by_id", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_at", "state", "title", "unit_id", "updated_at", "version") VALUES (NEW."about_id", NEW."closed_by_id", NEW."conclusion", NEW."created_at", NEW."facts", NEW."found_on", NEW."handled_by_id", NEW."id", NEW."level", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seen_at", NEW."state", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="7ed2f9e7e039628334f5a0ed04e5f8d4be7bcdba",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a1cd1",
                    table="campaign_incident",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incident",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_incidentevent" ("about_id", "closed_by_id", "conclusion", "created_at", "facts", "found_on", "handled_by_id", "id", "level", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_at", "state", "title", "unit_id", "updated_at", "version") SELECT old_values."about_id", old_values."closed_by_id", old_values."conclusion", old_values."created_at", old_values."facts", old_values."found_on", old_values."handled_by_id", old_values."id", old_values."level", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."seen_at", old_values."state", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0f9245cdfa19092f45e12e32209c9c68a2502359",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_21bf3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_incident",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="incidententry",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_incidententry_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidententry",
            constraint=models.UniqueConstraint(
                fields=("unit", "incident", "step"), name="incident_step_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidententry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "informed"), _negated=True),
                    models.Q(("department", ""), _negated=True),
                    _connector="OR",
                ),
                name="incident_informed_names_department",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidententry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_incidententryevent" ("at", "by_id", "created_at", "department", "id", "incident_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "text", "unit_id", "updated_at", "version") SELECT new_values."at", new_values."by_id", new_values."created_at", new_values."department", new_values."id", new_values."incident_id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."step", new_values."text", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5ec15734083d787c542af5bde49b6fd7478ce693",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_16378",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_incidententry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidententry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_incidententryevent" ("at", "by_id", "created_at", "department", "id", "incident_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "text", "unit_id", "updated_at", "version") VALUES (NEW."at", NEW."by_id", NEW."created_at", NEW."department", NEW."id", NEW."incident_id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."step", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="bf16cf9a18a15bfd761966e41fdcde857b701939",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6327a",
                    table="campaign_incidententry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incidententry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_incidententryevent" ("at", "by_id", "created_at", "department", "id", "incident_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "text", "unit_id", "updated_at", "version") SELECT old_values."at", old_values."by_id", old_values."created_at", old_values."department", old_values."id", old_values."incident_id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."step", old_values."text", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="4730d960bee6c799f10a7d0128d158e440247c2b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_771ce",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_incidententry",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="incidententryevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_incidententryevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_incidentevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="risk",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_risk_scope"),
        ),
        migrations.AddConstraint(
            model_name="risk",
            constraint=models.UniqueConstraint(fields=("unit", "step", "title"), name="risk_once"),
        ),
        migrations.AddConstraint(
            model_name="risk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("impact__gte", 1), ("impact__lte", 5), ("likelihood__gte", 1), ("likelihood__lte", 5)
                ),
                name="risk_one_to_five",
            ),
        ),
        migrations.AddConstraint(
            model_name="risk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "resolved"), _negated=True),
                    models.Q(("outcome", ""), _negated=True),
                    _connector="OR",
                ),
                name="risk_resolved_has_outcome",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="risk",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_riskevent" ("created_at", "id", "impact", "incident_id", "likelihood", "measures", "outcome", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "state", "step", "title", "unit_id", "updated_at", "version") SELECT new_values."created_at", new_values."id", new_values."impact", new_values."incident_id", new_values."likelihood", new_values."measures", new_values."outcome", new_values."owner", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."review_on", new_values."state", new_values."step", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="690b2b6a6b7066914fd403644b9143b99912f5fa",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_667cd",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_risk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="risk",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_riskevent" ("created_at", "id", "impact", "incident_id", "likelihood", "measures", "outcome", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "state", "step", "title", "unit_id", "updated_at", "version") VALUES (NEW."created_at", NEW."id", NEW."impact", NEW."incident_id", NEW."likelihood", NEW."measures", NEW."outcome", NEW."owner", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_on", NEW."state", NEW."step", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="e0c9e8227c26e3b8558372c110841829165e0c14",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7ce23",
                    table="campaign_risk",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="risk",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_riskevent" ("created_at", "id", "impact", "incident_id", "likelihood", "measures", "outcome", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "state", "step", "title", "unit_id", "updated_at", "version") SELECT old_values."created_at", old_values."id", old_values."impact", old_values."incident_id", old_values."likelihood", old_values."measures", old_values."outcome", old_values."owner", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."review_on", old_values."state", old_values."step", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="3e0333f859da08ad83f5d75b25cf3a7ac9ee032a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2ae19",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_risk",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="riskevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_riskevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="rumour",
            index=models.Index(fields=["unit", "state", "answer_by"], name="rumour_by_state"),
        ),
        migrations.AddConstraint(
            model_name="rumour",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_rumour_scope", public="published_on IS NOT NULL"
            ),
        ),
        migrations.AddConstraint(
            model_name="rumour",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "found"),
                    models.Q(
                        models.Q(("truth", ""), _negated=True), models.Q(("finding", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="rumour_checked_has_finding",
            ),
        ),
        migrations.AddConstraint(
            model_name="rumour",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "published"), _negated=True),
                    models.Q(
                        models.Q(("statement", ""), _negated=True),
                        models.Q(("published_where", ""), _negated=True),
                        ("published_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="rumour_published_has_statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="rumour",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_on", None), ("published_on__gte", models.F("found_on")), _connector="OR"
                ),
                name="rumour_published_after_found",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rumour",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_rumourevent" ("answer_by", "checked_by_id", "claim", "created_at", "finding", "found_on", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_by_id", "published_link", "published_on", "published_where", "seen_at", "state", "statement", "truth", "unit_id", "updated_at", "version") SELECT new_values."answer_by", new_values."checked_by_id", new_values."claim", new_values."created_at", new_values."finding", new_values."found_on", new_values."id", new_values."link", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_by_id", new_values."published_link", new_values."published_on", new_values."published_where", new_values."seen_at", new_values."state", new_values."statement", new_values."truth", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b2822b91b634861b3a2c1c1b42dcfccb49d59e40",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0da9c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_rumour",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rumour",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_rumourevent" ("answer_by", "checked_by_id", "claim", "created_at", "finding", "found_on", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_by_id", "published_link", "published_on", "published_where", "seen_at", "state", "statement", "truth", "unit_id", "updated_at", "version") VALUES (NEW."answer_by", NEW."checked_by_id", NEW."claim", NEW."created_at", NEW."finding", NEW."found_on", NEW."id", NEW."link", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_by_id", NEW."published_link", NEW."published_on", NEW."published_where", NEW."seen_at", NEW."state", NEW."statement", NEW."truth", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="fe71ca819e2580bd3db135b16f17741149be01c5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2d805",
                    table="campaign_rumour",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rumour",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_rumourevent" ("answer_by", "checked_by_id", "claim", "created_at", "finding", "found_on", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_by_id", "published_link", "published_on", "published_where", "seen_at", "state", "statement", "truth", "unit_id", "updated_at", "version") SELECT old_values."answer_by", old_values."checked_by_id", old_values."claim", old_values."created_at", old_values."finding", old_values."found_on", old_values."id", old_values."link", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_by_id", old_values."published_link", old_values."published_on", old_values."published_where", old_values."seen_at", old_values."state", old_values."statement", old_values."truth", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="b046b108f50dd1f846f543aa1c8bcd48bc6ff427",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_162de",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_rumour",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="rumourevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_rumourevent_scope"
            ),
        ),
    ]
