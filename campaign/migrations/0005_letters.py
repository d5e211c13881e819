"""Letters, interviews, meetings, clues and accountability (decision 0014)."""

import django.core.validators
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
        ("campaign", "0004_issues"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Accountability",
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
                ("person", models.CharField(max_length=50, verbose_name="姓名")),
                ("post", models.CharField(max_length=50, verbose_name="职务")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("criticism", "批评教育"),
                            ("admonition", "诫勉"),
                            ("circular", "通报批评"),
                            ("organisational", "组织处理"),
                            ("disciplinary", "党纪政务处分"),
                            ("transfer", "移送"),
                        ],
                        max_length=15,
                        verbose_name="处理方式",
                    ),
                ),
                ("document_no", models.CharField(blank=True, max_length=60, verbose_name="文书号")),
                ("decided_on", models.DateField(verbose_name="决定日期")),
                ("decided_by", models.CharField(max_length=100, verbose_name="决定单位")),
                ("measures", models.TextField(blank=True, verbose_name="处理情况")),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="所在单位",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accountability",
                        to="campaign.issue",
                        verbose_name="相关问题",
                    ),
                ),
                (
                    "recorded_by",
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
                "verbose_name": "责任追究",
                "verbose_name_plural": "责任追究",
                "ordering": ["-decided_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attendance",
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
                ("who", models.CharField(blank=True, max_length=50, verbose_name="到会人")),
                (
                    "school",
                    models.ForeignKey(
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
                "verbose_name": "到会学校",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Clue",
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
                ("number", models.CharField(editable=False, max_length=20, verbose_name="线索编号")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("complaint", "投诉举报"),
                            ("inspection", "抽查"),
                            ("patrol", "巡查"),
                            ("opinion", "舆情"),
                            ("superior", "上级交办"),
                            ("self_check", "自查"),
                        ],
                        max_length=12,
                        verbose_name="线索来源",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True,
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
                ("text", models.TextField(verbose_name="线索内容")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("due_on", models.DateField(editable=False, verbose_name="应结日期")),
                (
                    "origin_label",
                    models.CharField(blank=True, editable=False, max_length=40, verbose_name="来源记录类型"),
                ),
                (
                    "origin_id",
                    models.UUIDField(blank=True, editable=False, null=True, verbose_name="来源记录"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("found", "待核查"), ("checking", "核查中"), ("concluded", "已有结论")],
                        default="found",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pursued", "立案追责"),
                            ("criticised", "批评教育"),
                            ("issue", "转问题整改"),
                            ("unfounded", "不属实"),
                            ("transferred", "移送"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="处理结论",
                    ),
                ),
                ("finding", models.TextField(blank=True, editable=False, verbose_name="核查情况")),
                (
                    "concluded_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="结论时间"),
                ),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="涉及单位",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clues",
                        to="campaign.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "concluded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="结论人",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clues",
                        to="campaign.issue",
                        verbose_name="转出的问题",
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
                "verbose_name": "问题线索",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccountabilityEvent",
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
                ("person", models.CharField(max_length=50, verbose_name="姓名")),
                ("post", models.CharField(max_length=50, verbose_name="职务")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("criticism", "批评教育"),
                            ("admonition", "诫勉"),
                            ("circular", "通报批评"),
                            ("organisational", "组织处理"),
                            ("disciplinary", "党纪政务处分"),
                            ("transfer", "移送"),
                        ],
                        max_length=15,
                        verbose_name="处理方式",
                    ),
                ),
                ("document_no", models.CharField(blank=True, max_length=60, verbose_name="文书号")),
                ("decided_on", models.DateField(verbose_name="决定日期")),
                ("decided_by", models.CharField(max_length=100, verbose_name="决定单位")),
                ("measures", models.TextField(blank=True, verbose_name="处理情况")),
                (
                    "about",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="所在单位",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.issue",
                        verbose_name="相关问题",
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
                        to="campaign.accountability",
                    ),
                ),
                (
                    "recorded_by",
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
                    "clue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.clue",
                        verbose_name="线索",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="accountability",
            name="clue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="accountability",
                to="campaign.clue",
                verbose_name="线索",
            ),
        ),
        migrations.CreateModel(
            name="ClueEvent",
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
                ("number", models.CharField(editable=False, max_length=20, verbose_name="线索编号")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("complaint", "投诉举报"),
                            ("inspection", "抽查"),
                            ("patrol", "巡查"),
                            ("opinion", "舆情"),
                            ("superior", "上级交办"),
                            ("self_check", "自查"),
                        ],
                        max_length=12,
                        verbose_name="线索来源",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True,
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
                ("text", models.TextField(verbose_name="线索内容")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("due_on", models.DateField(editable=False, verbose_name="应结日期")),
                (
                    "origin_label",
                    models.CharField(blank=True, editable=False, max_length=40, verbose_name="来源记录类型"),
                ),
                (
                    "origin_id",
                    models.UUIDField(blank=True, editable=False, null=True, verbose_name="来源记录"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("found", "待核查"), ("checking", "核查中"), ("concluded", "已有结论")],
                        default="found",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pursued", "立案追责"),
                            ("criticised", "批评教育"),
                            ("issue", "转问题整改"),
                            ("unfounded", "不属实"),
                            ("transferred", "移送"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="处理结论",
                    ),
                ),
                ("finding", models.TextField(blank=True, editable=False, verbose_name="核查情况")),
                (
                    "concluded_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="结论时间"),
                ),
                (
                    "about",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="涉及单位",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "concluded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="结论人",
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
                        verbose_name="转出的问题",
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
                        to="campaign.clue",
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
            name="Interview",
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
                ("principal", models.CharField(max_length=50, verbose_name="被约谈人")),
                ("post", models.CharField(max_length=50, verbose_name="职务")),
                ("reason", models.TextField(max_length=1000, verbose_name="约谈事由")),
                ("planned_on", models.DateField(verbose_name="计划日期")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                ("interviewer", models.CharField(blank=True, max_length=100, verbose_name="约谈人")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "拟约谈"),
                            ("held", "已约谈"),
                            ("kept", "承诺已落实"),
                            ("cancelled", "已取消"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("held_on", models.DateField(blank=True, editable=False, null=True, verbose_name="约谈日期")),
                ("roster", models.TextField(blank=True, editable=False, verbose_name="参加人员")),
                ("minutes", models.TextField(blank=True, editable=False, verbose_name="约谈记录")),
                ("commitments", models.TextField(blank=True, editable=False, verbose_name="整改承诺")),
                (
                    "commitments_due",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="承诺期限"),
                ),
                (
                    "kept_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="核实时间"),
                ),
                ("opinion", models.TextField(blank=True, editable=False, verbose_name="核实或取消说明")),
                (
                    "about",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="被约谈单位",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="campaign.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interviews",
                        to="campaign.issue",
                        verbose_name="相关问题",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="约谈单位",
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核实人",
                    ),
                ),
                (
                    "planned_by",
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
                "verbose_name": "约谈",
                "ordering": ["-planned_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClueEntry",
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
                            ("opened", "登记线索"),
                            ("checking", "开始核查"),
                            ("note", "核查记录"),
                            ("letter", "拟督办提醒函"),
                            ("interview", "登记约谈"),
                            ("concluded", "作出结论"),
                            ("reopened", "重新核查"),
                        ],
                        max_length=12,
                        verbose_name="类别",
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
                    "clue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="campaign.clue",
                        verbose_name="线索",
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
                (
                    "interview",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaign.interview",
                        verbose_name="约谈",
                    ),
                ),
            ],
            options={
                "verbose_name": "线索案卷",
                "ordering": ["step"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InterviewEvent",
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
                ("principal", models.CharField(max_length=50, verbose_name="被约谈人")),
                ("post", models.CharField(max_length=50, verbose_name="职务")),
                ("reason", models.TextField(max_length=1000, verbose_name="约谈事由")),
                ("planned_on", models.DateField(verbose_name="计划日期")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                ("interviewer", models.CharField(blank=True, max_length=100, verbose_name="约谈人")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "拟约谈"),
                            ("held", "已约谈"),
                            ("kept", "承诺已落实"),
                            ("cancelled", "已取消"),
                        ],
                        default="planned",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("held_on", models.DateField(blank=True, editable=False, null=True, verbose_name="约谈日期")),
                ("roster", models.TextField(blank=True, editable=False, verbose_name="参加人员")),
                ("minutes", models.TextField(blank=True, editable=False, verbose_name="约谈记录")),
                ("commitments", models.TextField(blank=True, editable=False, verbose_name="整改承诺")),
                (
                    "commitments_due",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="承诺期限"),
                ),
                (
                    "kept_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="核实时间"),
                ),
                ("opinion", models.TextField(blank=True, editable=False, verbose_name="核实或取消说明")),
                (
                    "about",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="被约谈单位",
                    ),
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
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.issue",
                        verbose_name="相关问题",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="约谈单位",
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核实人",
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
                        to="campaign.interview",
                    ),
                ),
                (
                    "planned_by",
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
            name="Letter",
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
                ("number", models.CharField(blank=True, editable=False, max_length=40, verbose_name="文号")),
                (
                    "area",
                    models.CharField(
                        blank=True,
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
                ("subject", models.CharField(max_length=60, verbose_name="事由")),
                ("facts", models.TextField(max_length=2000, verbose_name="基本情况")),
                (
                    "basis",
                    models.TextField(
                        default="《中华人民共和国义务教育法》、教育部招生入学“十项严禁”和本市义务教育阳光招生专项行动实施方案。",
                        max_length=1000,
                        verbose_name="依据",
                    ),
                ),
                (
                    "demands",
                    models.TextField(
                        default="立即组织核查，查清事实，列出问题清单。\n制定整改措施，明确责任人和完成时限，立行立改。\n举一反三，排查同类问题，防止再次发生。",
                        max_length=2000,
                        verbose_name="督办要求",
                    ),
                ),
                ("reply_by", models.DateField(verbose_name="回复期限")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "拟稿"),
                            ("sent", "待签收"),
                            ("received", "待回复"),
                            ("replied", "待核验"),
                            ("verified", "已办结"),
                        ],
                        default="drafted",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "signed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="签发时间"),
                ),
                (
                    "received_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="签收时间"),
                ),
                ("reply", models.TextField(blank=True, editable=False, verbose_name="回复内容")),
                (
                    "replied_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="回复时间"),
                ),
                ("returned_reason", models.TextField(blank=True, editable=False, verbose_name="退回原因")),
                (
                    "verified_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="办结时间"),
                ),
                ("opinion", models.TextField(blank=True, editable=False, verbose_name="核验意见")),
                (
                    "verify_code",
                    models.CharField(blank=True, editable=False, max_length=16, verbose_name="查验码"),
                ),
                (
                    "content",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="正式内容"),
                ),
                (
                    "content_hash",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="内容校验值"),
                ),
                (
                    "file",
                    models.CharField(blank=True, editable=False, max_length=80, verbose_name="存储位置"),
                ),
                (
                    "sha256",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="文件校验值"),
                ),
                (
                    "size",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="大小（字节）"
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="生成时间"),
                ),
                (
                    "failure",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="未能生成的原因"
                    ),
                ),
                (
                    "addressee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="主送单位",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="campaign.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="拟稿人",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="campaign.letter",
                        verbose_name="跟进的函",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="campaign.issue",
                        verbose_name="相关问题",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="发函单位",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签收人",
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
                        verbose_name="回复人",
                    ),
                ),
                (
                    "signed_by",
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
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核验人",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办提醒函",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClueEntryEvent",
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
                            ("opened", "登记线索"),
                            ("checking", "开始核查"),
                            ("note", "核查记录"),
                            ("letter", "拟督办提醒函"),
                            ("interview", "登记约谈"),
                            ("concluded", "作出结论"),
                            ("reopened", "重新核查"),
                        ],
                        max_length=12,
                        verbose_name="类别",
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
                    "clue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.clue",
                        verbose_name="线索",
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
                        to="campaign.clueentry",
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
                    "interview",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.interview",
                        verbose_name="约谈",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.letter",
                        verbose_name="督办提醒函",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="clueentry",
            name="letter",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaign.letter",
                verbose_name="督办提醒函",
            ),
        ),
        migrations.CreateModel(
            name="LetterEvent",
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
                ("number", models.CharField(blank=True, editable=False, max_length=40, verbose_name="文号")),
                (
                    "area",
                    models.CharField(
                        blank=True,
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
                ("subject", models.CharField(max_length=60, verbose_name="事由")),
                ("facts", models.TextField(max_length=2000, verbose_name="基本情况")),
                (
                    "basis",
                    models.TextField(
                        default="《中华人民共和国义务教育法》、教育部招生入学“十项严禁”和本市义务教育阳光招生专项行动实施方案。",
                        max_length=1000,
                        verbose_name="依据",
                    ),
                ),
                (
                    "demands",
                    models.TextField(
                        default="立即组织核查，查清事实，列出问题清单。\n制定整改措施，明确责任人和完成时限，立行立改。\n举一反三，排查同类问题，防止再次发生。",
                        max_length=2000,
                        verbose_name="督办要求",
                    ),
                ),
                ("reply_by", models.DateField(verbose_name="回复期限")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "拟稿"),
                            ("sent", "待签收"),
                            ("received", "待回复"),
                            ("replied", "待核验"),
                            ("verified", "已办结"),
                        ],
                        default="drafted",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "signed_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="签发时间"),
                ),
                (
                    "received_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="签收时间"),
                ),
                ("reply", models.TextField(blank=True, editable=False, verbose_name="回复内容")),
                (
                    "replied_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="回复时间"),
                ),
                ("returned_reason", models.TextField(blank=True, editable=False, verbose_name="退回原因")),
                (
                    "verified_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="办结时间"),
                ),
                ("opinion", models.TextField(blank=True, editable=False, verbose_name="核验意见")),
                (
                    "verify_code",
                    models.CharField(blank=True, editable=False, max_length=16, verbose_name="查验码"),
                ),
                (
                    "content",
                    models.JSONField(blank=True, default=dict, editable=False, verbose_name="正式内容"),
                ),
                (
                    "content_hash",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="内容校验值"),
                ),
                (
                    "file",
                    models.CharField(blank=True, editable=False, max_length=80, verbose_name="存储位置"),
                ),
                (
                    "sha256",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="文件校验值"),
                ),
                (
                    "size",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="大小（字节）"
                    ),
                ),
                (
                    "made_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="生成时间"),
                ),
                (
                    "failure",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="未能生成的原因"
                    ),
                ),
                (
                    "addressee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="主送单位",
                    ),
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
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="拟稿人",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.letter",
                        verbose_name="跟进的函",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.issue",
                        verbose_name="相关问题",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="发函单位",
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
                        to="campaign.letter",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签收人",
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
                        verbose_name="回复人",
                    ),
                ),
                (
                    "signed_by",
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
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核验人",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                            ("mobilisation", "动员会"),
                            ("deployment", "部署会"),
                            ("group_talk", "集体谈话会"),
                            ("training", "培训会"),
                            ("other", "其他"),
                        ],
                        max_length=15,
                        verbose_name="会议类别",
                    ),
                ),
                ("topic", models.CharField(max_length=100, verbose_name="议题")),
                ("held_on", models.DateField(verbose_name="召开日期")),
                ("place", models.CharField(max_length=100, verbose_name="地点")),
                ("chair", models.CharField(max_length=50, verbose_name="主持人")),
                (
                    "expected",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="应到人数"
                    ),
                ),
                ("present", models.PositiveIntegerField(verbose_name="实到人数")),
                ("roster", models.TextField(blank=True, verbose_name="参会人员")),
                ("minutes", models.TextField(blank=True, verbose_name="会议纪要")),
                (
                    "campaign",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="campaign.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
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
                "verbose_name": "会议",
                "ordering": ["-held_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AttendanceEvent",
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
                ("who", models.CharField(blank=True, max_length=50, verbose_name="到会人")),
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
                        to="campaign.attendance",
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
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaign.meeting",
                        verbose_name="会议",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="attendance",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attendance",
                to="campaign.meeting",
                verbose_name="会议",
            ),
        ),
        migrations.CreateModel(
            name="MeetingEvent",
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
                            ("mobilisation", "动员会"),
                            ("deployment", "部署会"),
                            ("group_talk", "集体谈话会"),
                            ("training", "培训会"),
                            ("other", "其他"),
                        ],
                        max_length=15,
                        verbose_name="会议类别",
                    ),
                ),
                ("topic", models.CharField(max_length=100, verbose_name="议题")),
                ("held_on", models.DateField(verbose_name="召开日期")),
                ("place", models.CharField(max_length=100, verbose_name="地点")),
                ("chair", models.CharField(max_length=50, verbose_name="主持人")),
                (
                    "expected",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="应到人数"
                    ),
                ),
                ("present", models.PositiveIntegerField(verbose_name="实到人数")),
                ("roster", models.TextField(blank=True, verbose_name="参会人员")),
                ("minutes", models.TextField(blank=True, verbose_name="会议纪要")),
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
                        to="campaign.meeting",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
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
        migrations.AddIndex(
            model_name="clue",
            index=models.Index(fields=["unit", "state", "due_on"], name="clue_desk"),
        ),
        migrations.AddConstraint(
            model_name="clue",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_clue_scope"),
        ),
        migrations.AddConstraint(
            model_name="clue",
            constraint=models.UniqueConstraint(fields=("unit", "number"), name="clue_number_once"),
        ),
        migrations.AddConstraint(
            model_name="clue",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin_id__isnull", False)),
                fields=("unit", "origin_label", "origin_id"),
                name="clue_once_an_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="clue",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit", models.F("about")), _negated=True),
                name="clue_not_handled_by_the_accused",
            ),
        ),
        migrations.AddConstraint(
            model_name="clue",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="clue_says_what"
            ),
        ),
        migrations.AddConstraint(
            model_name="clue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("concluded_at__isnull", False),
                        ("state", "concluded"),
                        models.Q(("outcome", ""), _negated=True),
                        models.Q(("finding", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "concluded"), _negated=True),
                        ("concluded_at", None),
                        ("outcome", ""),
                    ),
                    _connector="OR",
                ),
                name="clue_ends_with_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="clue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "issue"), _negated=True), ("issue__isnull", False), _connector="OR"
                ),
                name="clue_turned_into_an_issue",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clue",
            trigger=pgtrigger.compiler.Trigger(
                name="clue_ends_with_an_outcome",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'A clue is never deleted; it ends with an outcome.' USING ERRCODE = 'check_violation'; END IF;\n    IF NEW.number <> OLD.number OR NEW.unit_id <> OLD.unit_id THEN\n        RAISE EXCEPTION 'Number and unit of a clue stay.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF OLD.state = 'concluded' AND NEW.state = 'concluded'\n        AND (NEW.outcome, NEW.finding, NEW.text, NEW.about_id)\n            IS DISTINCT FROM (OLD.outcome, OLD.finding, OLD.text, OLD.about_id) THEN\n        RAISE EXCEPTION 'A concluded clue is closed.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="b06a7cd9497a70402471b30f26ba54665dc154da",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_clue_ends_with_an_outcome_98ad3",
                    table="campaign_clue",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clue",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_clueevent" ("about_id", "area", "campaign_id", "concluded_at", "concluded_by_id", "created_at", "due_on", "finding", "found_on", "id", "issue_id", "number", "origin_id", "origin_label", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "state", "text", "unit_id", "updated_at", "version") SELECT new_values."about_id", new_values."area", new_values."campaign_id", new_values."concluded_at", new_values."concluded_by_id", new_values."created_at", new_values."due_on", new_values."finding", new_values."found_on", new_values."id", new_values."issue_id", new_values."number", new_values."origin_id", new_values."origin_label", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source", new_values."state", new_values."text", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d177da7961f2a45dc6f2cd6401ab3a46844e8e1b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9beb0",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_clue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clue",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_clueevent" ("about_id", "area", "campaign_id", "concluded_at", "concluded_by_id", "created_at", "due_on", "finding", "found_on", "id", "issue_id", "number", "origin_id", "origin_label", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "state", "text", "unit_id", "updated_at", "version") VALUES (NEW."about_id", NEW."area", NEW."campaign_id", NEW."concluded_at", NEW."concluded_by_id", NEW."created_at", NEW."due_on", NEW."finding", NEW."found_on", NEW."id", NEW."issue_id", NEW."number", NEW."origin_id", NEW."origin_label", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."state", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="6bb8f3ba23a18b788010080904fd401bb0f4c5f5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c0fa2",
                    table="campaign_clue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clue",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_clueevent" ("about_id", "area", "campaign_id", "concluded_at", "concluded_by_id", "created_at", "due_on", "finding", "found_on", "id", "issue_id", "number", "origin_id", "origin_label", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "state", "text", "unit_id", "updated_at", "version") SELECT old_values."about_id", old_values."area", old_values."campaign_id", old_values."concluded_at", old_values."concluded_by_id", old_values."created_at", old_values."due_on", old_values."finding", old_values."found_on", old_values."id", old_values."issue_id", old_values."number", old_values."origin_id", old_values."origin_label", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source", old_values."state", old_values."text", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0269b4998464bc38e25b0e945854aa8d56d0dcd3",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_00fc9",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_clue",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="accountabilityevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_accountabilityevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="accountability",
            index=models.Index(fields=["unit", "decided_on"], name="accountability_by_day"),
        ),
        migrations.AddConstraint(
            model_name="accountability",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_accountability_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="accountability",
            constraint=models.CheckConstraint(
                condition=models.Q(("clue__isnull", False), ("issue__isnull", False), _connector="OR"),
                name="accountability_has_a_cause",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountability",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "kind__in",
                            ["admonition", "circular", "organisational", "disciplinary", "transfer"],
                        ),
                        _negated=True,
                    ),
                    models.Q(("document_no", ""), _negated=True),
                    _connector="OR",
                ),
                name="accountability_in_writing",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountability",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_accountabilityevent" ("about_id", "clue_id", "created_at", "decided_by", "decided_on", "document_no", "id", "issue_id", "kind", "measures", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "recorded_by_id", "unit_id", "updated_at", "version") SELECT new_values."about_id", new_values."clue_id", new_values."created_at", new_values."decided_by", new_values."decided_on", new_values."document_no", new_values."id", new_values."issue_id", new_values."kind", new_values."measures", new_values."person", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."post", new_values."recorded_by_id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="47089414b1eb4002724ac04568f3769753d45674",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e898c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_accountability",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountability",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_accountabilityevent" ("about_id", "clue_id", "created_at", "decided_by", "decided_on", "document_no", "id", "issue_id", "kind", "measures", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "recorded_by_id", "unit_id", "updated_at", "version") VALUES (NEW."about_id", NEW."clue_id", NEW."created_at", NEW."decided_by", NEW."decided_on", NEW."document_no", NEW."id", NEW."issue_id", NEW."kind", NEW."measures", NEW."person", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."post", NEW."recorded_by_id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="eccb6508de9cb32280f8ae4280a46d8fbeba6fff",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_17d9c",
                    table="campaign_accountability",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountability",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_accountabilityevent" ("about_id", "clue_id", "created_at", "decided_by", "decided_on", "document_no", "id", "issue_id", "kind", "measures", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post", "recorded_by_id", "unit_id", "updated_at", "version") SELECT old_values."about_id", old_values."clue_id", old_values."created_at", old_values."decided_by", old_values."decided_on", old_values."document_no", old_values."id", old_values."issue_id", old_values."kind", old_values."measures", old_values."person", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."post", old_values."recorded_by_id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="f91995b327f7170a287ecbf752bf5ea8687aba0c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_25240",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_accountability",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="clueevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_clueevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="interview",
            index=models.Index(fields=["unit", "state", "planned_on"], name="interview_desk"),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_interview_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("held_on", None), ("state__in", ["planned", "cancelled"])),
                    models.Q(
                        ("commitments_due__isnull", False),
                        ("held_on__isnull", False),
                        ("state__in", ["held", "kept"]),
                        models.Q(("minutes", ""), _negated=True),
                        models.Q(("commitments", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="interview_held_has_minutes",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("commitments_due", None), ("commitments_due__gte", models.F("held_on")), _connector="OR"
                ),
                name="interview_promise_after_talk",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), _negated=True),
                    models.Q(("opinion", ""), _negated=True),
                    _connector="OR",
                ),
                name="interview_cancelled_has_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interview",
            trigger=pgtrigger.compiler.Trigger(
                name="interview_is_closed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF NEW.about_id = NEW.issuer_id OR left(NEW.about_id, length(NEW.issuer_id)) <> NEW.issuer_id THEN\n        RAISE EXCEPTION 'An interview is held with a unit below the issuer.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF NEW.unit_id <>\n        (CASE WHEN NEW.state IN ('planned', 'cancelled') THEN NEW.issuer_id ELSE NEW.about_id END) THEN\n        RAISE EXCEPTION 'A planned interview belongs to its issuer, a held one to the unit talked to.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;\n    IF (NEW.issuer_id, NEW.about_id, NEW.campaign_id) IS DISTINCT FROM (OLD.issuer_id, OLD.about_id, OLD.campaign_id) THEN\n        RAISE EXCEPTION 'Issuer and unit of an interview stay.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF OLD.state <> 'planned' AND (NEW.principal, NEW.post, NEW.reason, NEW.planned_on, NEW.held_on, NEW.roster, NEW.minutes, NEW.commitments, NEW.commitments_due, NEW.issue_id, NEW.unit_id) IS DISTINCT FROM (OLD.principal, OLD.post, OLD.reason, OLD.planned_on, OLD.held_on, OLD.roster, OLD.minutes, OLD.commitments, OLD.commitments_due, OLD.issue_id, OLD.unit_id) THEN\n        RAISE EXCEPTION 'The record of an interview that was held cannot be changed.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="fcacb17a8cd17305b2eed6e16c6236e0052f1f24",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_interview_is_closed_661d4",
                    table="campaign_interview",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interview",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_interviewevent" ("about_id", "campaign_id", "commitments", "commitments_due", "created_at", "held_by_id", "held_on", "id", "interviewer", "issue_id", "issuer_id", "kept_at", "kept_by_id", "minutes", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_by_id", "planned_on", "post", "principal", "reason", "roster", "state", "unit_id", "updated_at", "version") SELECT new_values."about_id", new_values."campaign_id", new_values."commitments", new_values."commitments_due", new_values."created_at", new_values."held_by_id", new_values."held_on", new_values."id", new_values."interviewer", new_values."issue_id", new_values."issuer_id", new_values."kept_at", new_values."kept_by_id", new_values."minutes", new_values."opinion", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."planned_by_id", new_values."planned_on", new_values."post", new_values."principal", new_values."reason", new_values."roster", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b9cae8a6d6a43a6d8976c8bc227a1ad5f833365a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_71927",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_interview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interview",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_interviewevent" ("about_id", "campaign_id", "commitments", "commitments_due", "created_at", "held_by_id", "held_on", "id", "interviewer", "issue_id", "issuer_id", "kept_at", "kept_by_id", "minutes", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_by_id", "planned_on", "post", "principal", "reason", "roster", "state", "unit_id", "updated_at", "version") VALUES (NEW."about_id", NEW."campaign_id", NEW."commitments", NEW."commitments_due", NEW."created_at", NEW."held_by_id", NEW."held_on", NEW."id", NEW."interviewer", NEW."issue_id", NEW."issuer_id", NEW."kept_at", NEW."kept_by_id", NEW."minutes", NEW."opinion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."planned_by_id", NEW."planned_on", NEW."post", NEW."principal", NEW."reason", NEW."roster", NEW."state", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="81d3380aca42c8f37956ea91ce67984c466a5530",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2e027",
                    table="campaign_interview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="interview",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_interviewevent" ("about_id", "campaign_id", "commitments", "commitments_due", "created_at", "held_by_id", "held_on", "id", "interviewer", "issue_id", "issuer_id", "kept_at", "kept_by_id", "minutes", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "planned_by_id", "planned_on", "post", "principal", "reason", "roster", "state", "unit_id", "updated_at", "version") SELECT old_values."about_id", old_values."campaign_id", old_values."commitments", old_values."commitments_due", old_values."created_at", old_values."held_by_id", old_values."held_on", old_values."id", old_values."interviewer", old_values."issue_id", old_values."issuer_id", old_values."kept_at", old_values."kept_by_id", old_values."minutes", old_values."opinion", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."planned_by_id", old_values."planned_on", old_values."post", old_values."principal", old_values."reason", old_values."roster", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="fd58888080bcf2bd8d7bd48802a0c7c2de0249b0",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1bfdb",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_interview",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="interviewevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_interviewevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["unit", "state", "reply_by"], name="letter_desk"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["issuer", "signed_at"], name="letter_by_issuer"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("sha256", ""), models.Q(("state", "drafted"), _negated=True)),
                fields=["unit", "signed_at"],
                name="letter_waiting_for_pdf",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_letter_scope"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("unit", "number"),
                name="letter_number_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number", ""), ("signed_at", None), ("state", "drafted")),
                    models.Q(
                        models.Q(("state", "drafted"), _negated=True),
                        models.Q(("number", ""), _negated=True),
                        ("signed_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="letter_sent_has_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("signed_by", models.F("drafted_by")), _negated=True),
                name="letter_signer_is_not_writer",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["drafted", "sent"]), ("received_at__isnull", False), _connector="OR"
                ),
                name="letter_received_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["replied", "verified"]), _negated=True),
                    models.Q(("replied_at__isnull", False), models.Q(("reply", ""), _negated=True)),
                    _connector="OR",
                ),
                name="letter_replied_has_reply",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "verified"), ("verified_at__isnull", False)),
                    models.Q(models.Q(("state", "verified"), _negated=True), ("verified_at", None)),
                    _connector="OR",
                ),
                name="letter_verified_has_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("verified_by", models.F("replied_by")), _negated=True),
                name="letter_verifier_is_not_replier",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="letter_is_closed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP = 'DELETE' THEN\n        IF OLD.state <> 'drafted' THEN RAISE EXCEPTION 'A sent letter is never deleted.' USING ERRCODE = 'check_violation'; END IF;\n        RETURN OLD;\n    END IF;\n    IF TG_OP = 'INSERT' AND NEW.state <> 'drafted' THEN RAISE EXCEPTION 'A letter begins as a draft.' USING ERRCODE = 'check_violation'; END IF;\n    IF NEW.addressee_id = NEW.issuer_id\n        OR left(NEW.addressee_id, length(NEW.issuer_id)) <> NEW.issuer_id THEN\n        RAISE EXCEPTION 'A letter goes to a unit below its issuer.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF NEW.unit_id <> (CASE WHEN NEW.state = 'drafted' THEN NEW.issuer_id ELSE NEW.addressee_id END) THEN\n        RAISE EXCEPTION 'A draft belongs to its issuer, a sent letter to its addressee.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF TG_OP = 'INSERT' OR (NEW.reply_by, NEW.campaign_id) IS DISTINCT FROM (OLD.reply_by, OLD.campaign_id) THEN\n        IF NOT EXISTS (SELECT 1 FROM campaign_campaign c\n            WHERE c.id = NEW.campaign_id AND NEW.reply_by BETWEEN c.starts AND c.ends) THEN\n            RAISE EXCEPTION 'The reply date lies outside the campaign.' USING ERRCODE = 'check_violation';\n        END IF;\n    END IF;\n    IF TG_OP = 'INSERT' THEN RETURN NEW; END IF;\n    IF (NEW.campaign_id, NEW.issuer_id, NEW.addressee_id, NEW.drafted_by_id) IS DISTINCT FROM (OLD.campaign_id, OLD.issuer_id, OLD.addressee_id, OLD.drafted_by_id) THEN RAISE EXCEPTION 'Issuer and addressee of a letter stay.' USING ERRCODE = 'check_violation'; END IF;\n    IF OLD.state <> 'drafted' AND (NEW.subject, NEW.facts, NEW.basis, NEW.demands, NEW.reply_by, NEW.area, NEW.issue_id, NEW.follows_id, NEW.number, NEW.signed_by_id, NEW.signed_at, NEW.verify_code, NEW.content, NEW.content_hash, NEW.file, NEW.unit_id) IS DISTINCT FROM (OLD.subject, OLD.facts, OLD.basis, OLD.demands, OLD.reply_by, OLD.area, OLD.issue_id, OLD.follows_id, OLD.number, OLD.signed_by_id, OLD.signed_at, OLD.verify_code, OLD.content, OLD.content_hash, OLD.file, OLD.unit_id) THEN\n        RAISE EXCEPTION 'A sent letter cannot be changed, only followed up.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF OLD.sha256 <> '' AND (NEW.sha256, NEW.size, NEW.made_at) IS DISTINCT FROM (OLD.sha256, OLD.size, OLD.made_at) THEN\n        RAISE EXCEPTION 'The PDF of a letter is made once.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF NEW.state <> OLD.state\n        AND (OLD.state || '>' || NEW.state) <> ALL (ARRAY['drafted>sent', 'sent>received', 'received>replied', 'replied>verified', 'replied>received']) THEN\n        RAISE EXCEPTION 'A letter may not skip a step.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="f13828a2cd507a3ab7084d918caf9c6b212cf7da",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_letter_is_closed_a6d07",
                    table="campaign_letter",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_letterevent" ("addressee_id", "area", "basis", "campaign_id", "content", "content_hash", "created_at", "demands", "drafted_by_id", "facts", "failure", "file", "follows_id", "id", "issue_id", "issuer_id", "made_at", "number", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_id", "replied_at", "replied_by_id", "reply", "reply_by", "returned_reason", "sha256", "signed_at", "signed_by_id", "size", "state", "subject", "unit_id", "updated_at", "verified_at", "verified_by_id", "verify_code", "version") SELECT new_values."addressee_id", new_values."area", new_values."basis", new_values."campaign_id", new_values."content", new_values."content_hash", new_values."created_at", new_values."demands", new_values."drafted_by_id", new_values."facts", new_values."failure", new_values."file", new_values."follows_id", new_values."id", new_values."issue_id", new_values."issuer_id", new_values."made_at", new_values."number", new_values."opinion", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."received_at", new_values."received_by_id", new_values."replied_at", new_values."replied_by_id", new_values."reply", new_values."reply_by", new_values."returned_reason", new_values."sha256", new_values."signed_at", new_values."signed_by_id", new_values."size", new_values."state", new_values."subject", new_values."unit_id", new_values."updated_at", new_values."verified_at", new_values."verified_by_id", new_values."verify_code", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e822f6ec8de5ba659f26fea231bd555ebd889daf",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_99016",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_letterevent" ("addressee_id", "area", "basis", "campaign_id", "content", "content_hash", "created_at", "demands", "drafted_by_id", "facts", "failure", "file", "follows_id", "id", "issue_id", "issuer_id", "made_at", "number", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_id", "replied_at", "replied_by_id", "reply", "reply_by", "returned_reason", "sha256", "signed_at", "signed_by_id", "size", "state", "subject", "unit_id", "updated_at", "verified_at", "verified_by_id", "verify_code", "version") VALUES (NEW."addressee_id", NEW."area", NEW."basis", NEW."campaign_id", NEW."content", NEW."content_hash", NEW."created_at", NEW."demands", NEW."drafted_by_id", NEW."facts", NEW."failure", NEW."file", NEW."follows_id", NEW."id", NEW."issue_id", NEW."issuer_id", NEW."made_at", NEW."number", NEW."opinion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_at", NEW."received_by_id", NEW."replied_at", NEW."replied_by_id", NEW."reply", NEW."reply_by", NEW."returned_reason", NEW."sha256", NEW."signed_at", NEW."signed_by_id", NEW."size", NEW."state", NEW."subject", NEW."unit_id", NEW."updated_at", NEW."verified_at", NEW."verified_by_id", NEW."verify_code", NEW."version"); RETURN NULL;',
                    hash="a0d28c4fb8e9aca8f651fe6104bbc12573fbb9f3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_120a8",
                    table="campaign_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_letterevent" ("addressee_id", "area", "basis", "campaign_id", "content", "content_hash", "created_at", "demands", "drafted_by_id", "facts", "failure", "file", "follows_id", "id", "issue_id", "issuer_id", "made_at", "number", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_by_id", "replied_at", "replied_by_id", "reply", "reply_by", "returned_reason", "sha256", "signed_at", "signed_by_id", "size", "state", "subject", "unit_id", "updated_at", "verified_at", "verified_by_id", "verify_code", "version") SELECT old_values."addressee_id", old_values."area", old_values."basis", old_values."campaign_id", old_values."content", old_values."content_hash", old_values."created_at", old_values."demands", old_values."drafted_by_id", old_values."facts", old_values."failure", old_values."file", old_values."follows_id", old_values."id", old_values."issue_id", old_values."issuer_id", old_values."made_at", old_values."number", old_values."opinion", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."received_at", old_values."received_by_id", old_values."replied_at", old_values."replied_by_id", old_values."reply", old_values."reply_by", old_values."returned_reason", old_values."sha256", old_values."signed_at", old_values."signed_by_id", old_values."size", old_values."state", old_values."subject", old_values."unit_id", old_values."updated_at", old_values."verified_at", old_values."verified_by_id", old_values."verify_code", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="89601c644d61182ba733b2466b523635162bb314",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1ef43",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_letter",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="clueentryevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_clueentryevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="clueentry",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_clueentry_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="clueentry",
            constraint=models.UniqueConstraint(fields=("unit", "clue", "step"), name="clue_step_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clueentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_clueentryevent" ("at", "by_id", "clue_id", "created_at", "id", "interview_id", "kind", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "text", "unit_id", "updated_at", "version") SELECT new_values."at", new_values."by_id", new_values."clue_id", new_values."created_at", new_values."id", new_values."interview_id", new_values."kind", new_values."letter_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."step", new_values."text", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="af42bedba1d5f76bac915b91df0cbbf9be48abe0",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_26472",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_clueentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clueentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_clueentryevent" ("at", "by_id", "clue_id", "created_at", "id", "interview_id", "kind", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "text", "unit_id", "updated_at", "version") VALUES (NEW."at", NEW."by_id", NEW."clue_id", NEW."created_at", NEW."id", NEW."interview_id", NEW."kind", NEW."letter_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."step", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="086f6af252dde5b8a72617fa7b06171d412cd8c1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9b726",
                    table="campaign_clueentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clueentry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_clueentryevent" ("at", "by_id", "clue_id", "created_at", "id", "interview_id", "kind", "letter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "text", "unit_id", "updated_at", "version") SELECT old_values."at", old_values."by_id", old_values."clue_id", old_values."created_at", old_values."id", old_values."interview_id", old_values."kind", old_values."letter_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."step", old_values."text", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="19fd4b81cf245c2cec5ca1840071dab887bd28f4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bbf8c",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_clueentry",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="letterevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_letterevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["unit", "kind", "held_on"], name="meeting_by_kind"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="campaign_meeting_scope"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                fields=("unit", "kind", "held_on", "topic"), name="meeting_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("present__lte", models.F("expected"))),
                name="meeting_present_within_expected",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_meetingevent" ("campaign_id", "chair", "created_at", "expected", "held_on", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "recorded_by_id", "roster", "topic", "unit_id", "updated_at", "version") SELECT new_values."campaign_id", new_values."chair", new_values."created_at", new_values."expected", new_values."held_on", new_values."id", new_values."kind", new_values."minutes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."present", new_values."recorded_by_id", new_values."roster", new_values."topic", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="695fdb9e1b1f78e3329431fa97fd4eeab0041802",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cec37",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_meetingevent" ("campaign_id", "chair", "created_at", "expected", "held_on", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "recorded_by_id", "roster", "topic", "unit_id", "updated_at", "version") VALUES (NEW."campaign_id", NEW."chair", NEW."created_at", NEW."expected", NEW."held_on", NEW."id", NEW."kind", NEW."minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."present", NEW."recorded_by_id", NEW."roster", NEW."topic", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="0f12306eace3a6b680c488824717181d3cf06f32",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e849c",
                    table="campaign_meeting",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_meetingevent" ("campaign_id", "chair", "created_at", "expected", "held_on", "id", "kind", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "recorded_by_id", "roster", "topic", "unit_id", "updated_at", "version") SELECT old_values."campaign_id", old_values."chair", old_values."created_at", old_values."expected", old_values."held_on", old_values."id", old_values."kind", old_values."minutes", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."present", old_values."recorded_by_id", old_values."roster", old_values."topic", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="a0fd4829f0da9b36d412eb9b5d35d8b1800b748c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ee38f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_meeting",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="attendanceevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_attendanceevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_attendance_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(fields=("unit", "meeting", "school"), name="attendance_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_attendanceevent" ("created_at", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "unit_id", "updated_at", "version", "who") SELECT new_values."created_at", new_values."id", new_values."meeting_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."school_id", new_values."unit_id", new_values."updated_at", new_values."version", new_values."who" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="50b2837aa7343ce796bd9cbd07997b67def96814",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9727f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_attendanceevent" ("created_at", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "unit_id", "updated_at", "version", "who") VALUES (NEW."created_at", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."unit_id", NEW."updated_at", NEW."version", NEW."who"); RETURN NULL;',
                    hash="bd1f8efa6ead73374f76fc6e6e027c4d8c2aa854",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cbcf9",
                    table="campaign_attendance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_attendanceevent" ("created_at", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "unit_id", "updated_at", "version", "who") SELECT old_values."created_at", old_values."id", old_values."meeting_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."school_id", old_values."unit_id", old_values."updated_at", old_values."version", old_values."who" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8720f456ea562a1324c727e3a7b38ce128c30681",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5ec5d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_attendance",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_meetingevent_scope"
            ),
        ),
    ]
