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
        ("accounts", "__first__"),
        ("campaign", "0006_inspections"),
        ("evidence", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DepartmentDuty",
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
                ("department", models.CharField(max_length=100, verbose_name="部门")),
                ("duty", models.TextField(verbose_name="职责")),
                ("contact", models.CharField(blank=True, max_length=50, verbose_name="联系人")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
            ],
            options={
                "verbose_name": "部门职责",
                "ordering": ["unit_id", "department"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DepartmentDutyEvent",
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
                ("department", models.CharField(max_length=100, verbose_name="部门")),
                ("duty", models.TextField(verbose_name="职责")),
                ("contact", models.CharField(blank=True, max_length=50, verbose_name="联系人")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GroupMember",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("leader", "组长（一把手）"),
                            ("deputy", "副组长（分管领导）"),
                            ("office", "办公室主任"),
                            ("member", "成员"),
                        ],
                        max_length=10,
                        verbose_name="职责",
                    ),
                ),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("post", models.CharField(max_length=50, verbose_name="职务")),
                ("department", models.CharField(max_length=100, verbose_name="部门")),
                ("phone", models.CharField(max_length=30, verbose_name="办公电话")),
                ("duty", models.CharField(max_length=300, verbose_name="分工")),
            ],
            options={
                "verbose_name": "工作组成员",
                "ordering": ["unit_id", "role", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GroupMemberEvent",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("leader", "组长（一把手）"),
                            ("deputy", "副组长（分管领导）"),
                            ("office", "办公室主任"),
                            ("member", "成员"),
                        ],
                        max_length=10,
                        verbose_name="职责",
                    ),
                ),
                ("name", models.CharField(max_length=50, verbose_name="姓名")),
                ("post", models.CharField(max_length=50, verbose_name="职务")),
                ("department", models.CharField(max_length=100, verbose_name="部门")),
                ("phone", models.CharField(max_length=30, verbose_name="办公电话")),
                ("duty", models.CharField(max_length=300, verbose_name="分工")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PhaseClosing",
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
                ("closed_at", models.DateTimeField(verbose_name="结束时间")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
            ],
            options={
                "verbose_name": "阶段结束",
                "ordering": ["closed_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PhaseClosingEvent",
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
                ("closed_at", models.DateTimeField(verbose_name="结束时间")),
                ("note", models.TextField(blank=True, verbose_name="说明")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PhaseExplanation",
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
                ("requirement", models.CharField(max_length=20, verbose_name="事项")),
                ("title", models.CharField(max_length=200, verbose_name="事项名称")),
                ("missing", models.CharField(max_length=300, verbose_name="结束时的情况")),
                ("text", models.TextField(verbose_name="说明")),
            ],
            options={
                "verbose_name": "阶段结束说明",
                "ordering": ["unit_id", "requirement"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PhaseExplanationEvent",
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
                ("requirement", models.CharField(max_length=20, verbose_name="事项")),
                ("title", models.CharField(max_length=200, verbose_name="事项名称")),
                ("missing", models.CharField(max_length=300, verbose_name="结束时的情况")),
                ("text", models.TextField(verbose_name="说明")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlatformUse",
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
                    "platform",
                    models.CharField(
                        choices=[
                            ("province", "河南省义务教育阶段招生管理服务平台"),
                            ("city", "市城区“一网通办”招生管理服务平台"),
                            ("other", "其他平台"),
                        ],
                        max_length=10,
                        verbose_name="招生平台",
                    ),
                ),
                ("used_since", models.DateField(verbose_name="启用日期")),
                (
                    "online_rate",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="网上办理率（%）",
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="平台网址")),
                (
                    "checked_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="核验日期"),
                ),
            ],
            options={
                "verbose_name": "招生平台",
                "ordering": ["unit_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlatformUseEvent",
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
                    "platform",
                    models.CharField(
                        choices=[
                            ("province", "河南省义务教育阶段招生管理服务平台"),
                            ("city", "市城区“一网通办”招生管理服务平台"),
                            ("other", "其他平台"),
                        ],
                        max_length=10,
                        verbose_name="招生平台",
                    ),
                ),
                ("used_since", models.DateField(verbose_name="启用日期")),
                (
                    "online_rate",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="网上办理率（%）",
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="平台网址")),
                (
                    "checked_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="核验日期"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PolicyDocument",
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
                ("title", models.CharField(max_length=200, verbose_name="文件名称")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan", "实施方案"),
                            ("measure", "管理办法"),
                            ("notice", "通知公告"),
                            ("practice", "不成文做法"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("city", "全市"), ("county", "全县（区）"), ("school", "一所学校")],
                        max_length=10,
                        verbose_name="适用范围",
                    ),
                ),
                ("office", models.CharField(max_length=100, verbose_name="发文机关")),
                ("issued_on", models.DateField(verbose_name="发文日期")),
                ("superior", models.CharField(blank=True, max_length=300, verbose_name="其他上级规定")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("keep", "保留"), ("amend", "修改"), ("repeal", "废止")],
                        max_length=10,
                        verbose_name="清理意见",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="理由")),
                ("done_by", models.DateField(blank=True, null=True, verbose_name="完成时限")),
                (
                    "state",
                    models.CharField(
                        choices=[("pending", "待判定"), ("judged", "已判定"), ("done", "已完成")],
                        default="pending",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "judged_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="判定时间"),
                ),
                ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="完成日期")),
                (
                    "notice_number",
                    models.CharField(
                        blank=True, editable=False, max_length=60, verbose_name="修改或废止文号"
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="公布网址")),
            ],
            options={
                "verbose_name": "招生政策文件",
                "ordering": ["unit_id", "issued_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PolicyDocumentEvent",
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
                ("title", models.CharField(max_length=200, verbose_name="文件名称")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan", "实施方案"),
                            ("measure", "管理办法"),
                            ("notice", "通知公告"),
                            ("practice", "不成文做法"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[("city", "全市"), ("county", "全县（区）"), ("school", "一所学校")],
                        max_length=10,
                        verbose_name="适用范围",
                    ),
                ),
                ("office", models.CharField(max_length=100, verbose_name="发文机关")),
                ("issued_on", models.DateField(verbose_name="发文日期")),
                ("superior", models.CharField(blank=True, max_length=300, verbose_name="其他上级规定")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("keep", "保留"), ("amend", "修改"), ("repeal", "废止")],
                        max_length=10,
                        verbose_name="清理意见",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="理由")),
                ("done_by", models.DateField(blank=True, null=True, verbose_name="完成时限")),
                (
                    "state",
                    models.CharField(
                        choices=[("pending", "待判定"), ("judged", "已判定"), ("done", "已完成")],
                        default="pending",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "judged_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="判定时间"),
                ),
                ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="完成日期")),
                (
                    "notice_number",
                    models.CharField(
                        blank=True, editable=False, max_length=60, verbose_name="修改或废止文号"
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="公布网址")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PreferenceCategory",
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
                ("group", models.CharField(max_length=100, verbose_name="优待对象")),
                ("basis", models.TextField(verbose_name="依据")),
                ("scope", models.TextField(verbose_name="范围")),
                ("conditions", models.TextField(verbose_name="条件标准")),
                ("procedure", models.TextField(verbose_name="办理程序")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                ("public", models.BooleanField(default=False, verbose_name="已公开")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="公开日期")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="公开网址")),
            ],
            options={
                "verbose_name": "优待政策",
                "ordering": ["unit_id", "group"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PreferenceCategoryEvent",
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
                ("group", models.CharField(max_length=100, verbose_name="优待对象")),
                ("basis", models.TextField(verbose_name="依据")),
                ("scope", models.TextField(verbose_name="范围")),
                ("conditions", models.TextField(verbose_name="条件标准")),
                ("procedure", models.TextField(verbose_name="办理程序")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                ("public", models.BooleanField(default=False, verbose_name="已公开")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="公开日期")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="公开网址")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProcessStep",
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
                ("position", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("step", models.CharField(max_length=100, verbose_name="环节")),
                ("materials_before", models.PositiveSmallIntegerField(verbose_name="原需材料（份）")),
                ("materials_after", models.PositiveSmallIntegerField(verbose_name="现需材料（份）")),
                ("days_before", models.PositiveSmallIntegerField(verbose_name="原需时间（工作日）")),
                ("days_after", models.PositiveSmallIntegerField(verbose_name="现需时间（工作日）")),
                ("visits_before", models.PositiveSmallIntegerField(verbose_name="原需跑动（次）")),
                ("visits_after", models.PositiveSmallIntegerField(verbose_name="现需跑动（次）")),
                ("online", models.BooleanField(default=False, verbose_name="可网上办理")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
            ],
            options={
                "verbose_name": "流程环节",
                "ordering": ["unit_id", "position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProcessStepEvent",
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
                ("position", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("step", models.CharField(max_length=100, verbose_name="环节")),
                ("materials_before", models.PositiveSmallIntegerField(verbose_name="原需材料（份）")),
                ("materials_after", models.PositiveSmallIntegerField(verbose_name="现需材料（份）")),
                ("days_before", models.PositiveSmallIntegerField(verbose_name="原需时间（工作日）")),
                ("days_after", models.PositiveSmallIntegerField(verbose_name="现需时间（工作日）")),
                ("visits_before", models.PositiveSmallIntegerField(verbose_name="原需跑动（次）")),
                ("visits_after", models.PositiveSmallIntegerField(verbose_name="现需跑动（次）")),
                ("online", models.BooleanField(default=False, verbose_name="可网上办理")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SpecialAdmission",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talent", "拔尖创新人才早期培养"),
                            ("language", "外语特色"),
                            ("art", "艺术特色"),
                            ("sport", "体育特色"),
                        ],
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="省级批准文号")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="批准日期")),
                ("quota", models.PositiveIntegerField(verbose_name="核定人数")),
                ("admitted", models.PositiveIntegerField(default=0, verbose_name="已录取人数")),
                (
                    "state",
                    models.CharField(
                        choices=[("claimed", "未批准"), ("approved", "已批准")],
                        default="claimed",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
            ],
            options={
                "verbose_name": "特殊类型招生",
                "ordering": ["unit_id", "kind"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SpecialAdmissionEvent",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talent", "拔尖创新人才早期培养"),
                            ("language", "外语特色"),
                            ("art", "艺术特色"),
                            ("sport", "体育特色"),
                        ],
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="省级批准文号")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="批准日期")),
                ("quota", models.PositiveIntegerField(verbose_name="核定人数")),
                ("admitted", models.PositiveIntegerField(default=0, verbose_name="已录取人数")),
                (
                    "state",
                    models.CharField(
                        choices=[("claimed", "未批准"), ("approved", "已批准")],
                        default="claimed",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SystemDocument",
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
                            ("plan", "招生入学实施方案"),
                            ("progress", "工作推进制度"),
                            ("zoning", "划片决策制度"),
                            ("supervision", "入学监督制度"),
                            ("disclosure", "信息公开制度"),
                            ("accountability", "责任追究制度"),
                        ],
                        max_length=15,
                        verbose_name="制度",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="文件名称")),
                ("number", models.CharField(max_length=60, verbose_name="文号")),
                ("issued_on", models.DateField(verbose_name="印发日期")),
                ("in_force_from", models.DateField(verbose_name="施行日期")),
            ],
            options={
                "verbose_name": "制度文件",
                "ordering": ["unit_id", "kind"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SystemDocumentEvent",
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
                            ("plan", "招生入学实施方案"),
                            ("progress", "工作推进制度"),
                            ("zoning", "划片决策制度"),
                            ("supervision", "入学监督制度"),
                            ("disclosure", "信息公开制度"),
                            ("accountability", "责任追究制度"),
                        ],
                        max_length=15,
                        verbose_name="制度",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="文件名称")),
                ("number", models.CharField(max_length=60, verbose_name="文号")),
                ("issued_on", models.DateField(verbose_name="印发日期")),
                ("in_force_from", models.DateField(verbose_name="施行日期")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="hotline",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="hotline",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="hotline",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="hotline",
            name="checked_on",
            field=models.DateField(blank=True, null=True, verbose_name="核验日期"),
        ),
        migrations.AddField(
            model_name="hotline",
            name="link",
            field=models.URLField(blank=True, max_length=300, verbose_name="公布网址"),
        ),
        migrations.AddField(
            model_name="hotlineevent",
            name="checked_on",
            field=models.DateField(blank=True, null=True, verbose_name="核验日期"),
        ),
        migrations.AddField(
            model_name="hotlineevent",
            name="link",
            field=models.URLField(blank=True, max_length=300, verbose_name="公布网址"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hotline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_hotlineevent" ("checked_on", "created_at", "hours", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "purpose", "unit_id", "updated_at", "version") SELECT new_values."checked_on", new_values."created_at", new_values."hours", new_values."id", new_values."link", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."purpose", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="079a8962461f54b902994d32adfd2c3e7833f74a",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4a030",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_hotline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hotline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_hotlineevent" ("checked_on", "created_at", "hours", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "purpose", "unit_id", "updated_at", "version") VALUES (NEW."checked_on", NEW."created_at", NEW."hours", NEW."id", NEW."link", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."purpose", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="523eecbcb731faf2f0f1e1a2e22718339f0553f0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a02e0",
                    table="campaign_hotline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hotline",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_hotlineevent" ("checked_on", "created_at", "hours", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "purpose", "unit_id", "updated_at", "version") SELECT old_values."checked_on", old_values."created_at", old_values."hours", old_values."id", old_values."link", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."purpose", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="57e07f7efebcf64f260ae88a59a5e01c94df1ddc",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6d03d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_hotline",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="departmentduty",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="departmentdutyevent",
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
            model_name="departmentdutyevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.departmentduty",
            ),
        ),
        migrations.AddField(
            model_name="departmentdutyevent",
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
            model_name="groupmember",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="groupmemberevent",
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
            model_name="groupmemberevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.groupmember",
            ),
        ),
        migrations.AddField(
            model_name="groupmemberevent",
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
            model_name="phaseclosing",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="办理人",
            ),
        ),
        migrations.AddField(
            model_name="phaseclosing",
            name="phase",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="closing",
                to="campaign.phase",
                verbose_name="阶段",
            ),
        ),
        migrations.AddField(
            model_name="phaseclosing",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="phaseclosingevent",
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
                verbose_name="办理人",
            ),
        ),
        migrations.AddField(
            model_name="phaseclosingevent",
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
            model_name="phaseclosingevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.phaseclosing",
            ),
        ),
        migrations.AddField(
            model_name="phaseclosingevent",
            name="phase",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.phase",
                verbose_name="阶段",
            ),
        ),
        migrations.AddField(
            model_name="phaseclosingevent",
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
            model_name="phaseexplanation",
            name="closing",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="explanations",
                to="campaign.phaseclosing",
                verbose_name="阶段结束",
            ),
        ),
        migrations.AddField(
            model_name="phaseexplanation",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="phaseexplanationevent",
            name="closing",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.phaseclosing",
                verbose_name="阶段结束",
            ),
        ),
        migrations.AddField(
            model_name="phaseexplanationevent",
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
            model_name="phaseexplanationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.phaseexplanation",
            ),
        ),
        migrations.AddField(
            model_name="phaseexplanationevent",
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
            model_name="platformuse",
            name="checked_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="核验人",
            ),
        ),
        migrations.AddField(
            model_name="platformuse",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="platform_uses",
                to="campaign.issue",
                verbose_name="问题台账编号",
            ),
        ),
        migrations.AddField(
            model_name="platformuse",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="platformuseevent",
            name="checked_by",
            field=models.ForeignKey(
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
        migrations.AddField(
            model_name="platformuseevent",
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
                verbose_name="问题台账编号",
            ),
        ),
        migrations.AddField(
            model_name="platformuseevent",
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
            model_name="platformuseevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.platformuse",
            ),
        ),
        migrations.AddField(
            model_name="platformuseevent",
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
            model_name="policydocument",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="policies",
                to="campaign.issue",
                verbose_name="问题台账编号",
            ),
        ),
        migrations.AddField(
            model_name="policydocument",
            name="judged_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="判定人",
            ),
        ),
        migrations.AddField(
            model_name="policydocument",
            name="legal_basis",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaign.legalbasis",
                verbose_name="对照的上级规定",
            ),
        ),
        migrations.AddField(
            model_name="policydocument",
            name="notice",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="evidence.evidence",
                verbose_name="修改或废止文件",
            ),
        ),
        migrations.AddField(
            model_name="policydocument",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="policydocumentevent",
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
                verbose_name="问题台账编号",
            ),
        ),
        migrations.AddField(
            model_name="policydocumentevent",
            name="judged_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="判定人",
            ),
        ),
        migrations.AddField(
            model_name="policydocumentevent",
            name="legal_basis",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.legalbasis",
                verbose_name="对照的上级规定",
            ),
        ),
        migrations.AddField(
            model_name="policydocumentevent",
            name="notice",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="evidence.evidence",
                verbose_name="修改或废止文件",
            ),
        ),
        migrations.AddField(
            model_name="policydocumentevent",
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
            model_name="policydocumentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.policydocument",
            ),
        ),
        migrations.AddField(
            model_name="policydocumentevent",
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
            model_name="preferencecategory",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="preferencecategoryevent",
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
            model_name="preferencecategoryevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.preferencecategory",
            ),
        ),
        migrations.AddField(
            model_name="preferencecategoryevent",
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
            model_name="processstep",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="processstepevent",
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
            model_name="processstepevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.processstep",
            ),
        ),
        migrations.AddField(
            model_name="processstepevent",
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
            model_name="specialadmission",
            name="approval",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="evidence.evidence",
                verbose_name="省级批准文件",
            ),
        ),
        migrations.AddField(
            model_name="specialadmission",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="special_admissions",
                to="campaign.issue",
                verbose_name="问题台账编号",
            ),
        ),
        migrations.AddField(
            model_name="specialadmission",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="specialadmissionevent",
            name="approval",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="evidence.evidence",
                verbose_name="省级批准文件",
            ),
        ),
        migrations.AddField(
            model_name="specialadmissionevent",
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
                verbose_name="问题台账编号",
            ),
        ),
        migrations.AddField(
            model_name="specialadmissionevent",
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
            model_name="specialadmissionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.specialadmission",
            ),
        ),
        migrations.AddField(
            model_name="specialadmissionevent",
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
            model_name="systemdocument",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="systemdocumentevent",
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
            model_name="systemdocumentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.systemdocument",
            ),
        ),
        migrations.AddField(
            model_name="systemdocumentevent",
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
            model_name="departmentduty",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_departmentduty_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentduty",
            constraint=models.UniqueConstraint(fields=("unit", "department"), name="duty_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="departmentduty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_departmentdutyevent" ("contact", "created_at", "department", "duty", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "unit_id", "updated_at", "version") SELECT new_values."contact", new_values."created_at", new_values."department", new_values."duty", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="7aba3a3f2b574952332c1bb0a2b05a2888b93bb8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cfe40",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_departmentduty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="departmentduty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_departmentdutyevent" ("contact", "created_at", "department", "duty", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "unit_id", "updated_at", "version") VALUES (NEW."contact", NEW."created_at", NEW."department", NEW."duty", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="befc3db58351517dae573006054fc9573f49bf23",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_88cda",
                    table="campaign_departmentduty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="departmentduty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_departmentdutyevent" ("contact", "created_at", "department", "duty", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "unit_id", "updated_at", "version") SELECT old_values."contact", old_values."created_at", old_values."department", old_values."duty", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="46e4826e8b5e7c29acb7f025c53f2b9759928e19",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fcd1a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_departmentduty",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="departmentdutyevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_departmentdutyevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_groupmember_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.UniqueConstraint(fields=("unit", "name", "post"), name="member_once"),
        ),
        migrations.AddConstraint(
            model_name="groupmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "leader")), fields=("unit",), name="member_one_leader"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupmember",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_groupmemberevent" ("created_at", "department", "duty", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "role", "unit_id", "updated_at", "version") SELECT new_values."created_at", new_values."department", new_values."duty", new_values."id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."post", new_values."role", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c88b765ca6a1bad8272def921765a3948ba4e1d3",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_26524",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_groupmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupmember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_groupmemberevent" ("created_at", "department", "duty", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "role", "unit_id", "updated_at", "version") VALUES (NEW."created_at", NEW."department", NEW."duty", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."post", NEW."role", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="32e1ebd0ac445578005311f6bcad13e410117735",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_04092",
                    table="campaign_groupmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupmember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_groupmemberevent" ("created_at", "department", "duty", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "post", "role", "unit_id", "updated_at", "version") SELECT old_values."created_at", old_values."department", old_values."duty", old_values."id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."post", old_values."role", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="2d8e65f785d41cebeb3aa069d737d4cbdabc8d52",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_19d83",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_groupmember",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="groupmemberevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_groupmemberevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="phaseclosing",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_phaseclosing_scope", public="true"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phaseclosing",
            trigger=pgtrigger.compiler.Trigger(
                name="phase_closes_in_order",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (\n        SELECT 1 FROM campaign_phase mine JOIN campaign_phase before\n            ON before.campaign_id = mine.campaign_id AND before.number < mine.number\n        WHERE mine.id = NEW.phase_id\n            AND NOT EXISTS (SELECT 1 FROM campaign_phaseclosing c WHERE c.phase_id = before.id)\n    ) THEN\n        RAISE EXCEPTION 'An earlier phase is still open.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF EXISTS (SELECT 1 FROM campaign_phase p WHERE p.id = NEW.phase_id AND p.number = 1) AND EXISTS (\n        SELECT 1 FROM tenancy_unit u\n        WHERE u.active AND u.level IN ('city', 'county') AND left(u.code, 4) = NEW.unit_id\n            AND (\n                SELECT count(DISTINCT m.role) FROM campaign_groupmember m\n                WHERE m.unit_id = u.code AND m.role IN ('leader', 'deputy', 'office')\n            ) < 3\n    ) THEN\n        RAISE EXCEPTION 'A bureau has not named its three posts.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="dc80b8626565859ab9f07abf04b15a43e2ae60bb",
                    operation="INSERT",
                    pgid="pgtrigger_phase_closes_in_order_36d50",
                    table="campaign_phaseclosing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phaseclosing",
            trigger=pgtrigger.compiler.Trigger(
                name="phase_closing_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'The end of a phase is kept as it was.' USING ERRCODE = 'check_violation';",
                    hash="16072fff99c1ac1dbfaa5ed6484a5e8421d8dfe9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_phase_closing_is_kept_34037",
                    table="campaign_phaseclosing",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phaseclosing",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_phaseclosingevent" ("closed_at", "closed_by_id", "created_at", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "unit_id", "updated_at", "version") SELECT new_values."closed_at", new_values."closed_by_id", new_values."created_at", new_values."id", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phase_id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f7904fc920c62e950b5db224134cbfb46124e959",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_31f53",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_phaseclosing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phaseclosing",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_phaseclosingevent" ("closed_at", "closed_by_id", "created_at", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "unit_id", "updated_at", "version") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."created_at", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phase_id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="ab4bae37474914b047d65629b722a82a21985e74",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c3e1e",
                    table="campaign_phaseclosing",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phaseclosing",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_phaseclosingevent" ("closed_at", "closed_by_id", "created_at", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase_id", "unit_id", "updated_at", "version") SELECT old_values."closed_at", old_values."closed_by_id", old_values."created_at", old_values."id", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phase_id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="25ac5cee5c4fa35011150a1ebbc9d87c5ac1084b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5b99",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_phaseclosing",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="phaseclosingevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_phaseclosingevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="phaseexplanation",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_phaseexplanation_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="phaseexplanation",
            constraint=models.UniqueConstraint(
                fields=("unit", "closing", "requirement"), name="explanation_once_a_hole"
            ),
        ),
        migrations.AddConstraint(
            model_name="phaseexplanation",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="explanation_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="phaseexplanation",
            constraint=models.CheckConstraint(
                condition=models.Q(("requirement", "posts"), _negated=True),
                name="explanation_not_of_named_posts",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phaseexplanation",
            trigger=pgtrigger.compiler.Trigger(
                name="phase_explanation_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'The end of a phase is kept as it was.' USING ERRCODE = 'check_violation';",
                    hash="f0a3a34773093955eebcc6308e1ab843d3167a7c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_phase_explanation_is_kept_21b24",
                    table="campaign_phaseexplanation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phaseexplanation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_phaseexplanationevent" ("closing_id", "created_at", "id", "missing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requirement", "text", "title", "unit_id", "updated_at", "version") SELECT new_values."closing_id", new_values."created_at", new_values."id", new_values."missing", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."requirement", new_values."text", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="dc6a49b5695da6f3e714283542cb7e2c4b1f2b98",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_00e2d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_phaseexplanation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phaseexplanation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_phaseexplanationevent" ("closing_id", "created_at", "id", "missing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requirement", "text", "title", "unit_id", "updated_at", "version") VALUES (NEW."closing_id", NEW."created_at", NEW."id", NEW."missing", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."requirement", NEW."text", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="a79cac4e0eedfe4a748c014f81c6204584fbab31",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_89af2",
                    table="campaign_phaseexplanation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="phaseexplanation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_phaseexplanationevent" ("closing_id", "created_at", "id", "missing", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "requirement", "text", "title", "unit_id", "updated_at", "version") SELECT old_values."closing_id", old_values."created_at", old_values."id", old_values."missing", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."requirement", old_values."text", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="1070e6b5b3733102a0b435af3aed7dc2ada9daa5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b00de",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_phaseexplanation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="phaseexplanationevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_phaseexplanationevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="platformuse",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_platformuse_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="platformuse",
            constraint=models.UniqueConstraint(fields=("unit",), name="platform_one_a_county"),
        ),
        migrations.AddConstraint(
            model_name="platformuse",
            constraint=models.CheckConstraint(
                condition=models.Q(("online_rate", None), ("online_rate__lte", 100), _connector="OR"),
                name="platform_rate_of_a_hundred",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="platformuse",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_platformuseevent" ("checked_by_id", "checked_on", "created_at", "id", "issue_id", "link", "online_rate", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform", "unit_id", "updated_at", "used_since", "version") SELECT new_values."checked_by_id", new_values."checked_on", new_values."created_at", new_values."id", new_values."issue_id", new_values."link", new_values."online_rate", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."platform", new_values."unit_id", new_values."updated_at", new_values."used_since", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e815e67e9f3b4e00951853335feaa49788efea6b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_deb2c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_platformuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="platformuse",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_platformuseevent" ("checked_by_id", "checked_on", "created_at", "id", "issue_id", "link", "online_rate", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform", "unit_id", "updated_at", "used_since", "version") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."created_at", NEW."id", NEW."issue_id", NEW."link", NEW."online_rate", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."platform", NEW."unit_id", NEW."updated_at", NEW."used_since", NEW."version"); RETURN NULL;',
                    hash="f9bae1604a1fca4dbf71a0d86398a2095956975b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_376d7",
                    table="campaign_platformuse",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="platformuse",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_platformuseevent" ("checked_by_id", "checked_on", "created_at", "id", "issue_id", "link", "online_rate", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platform", "unit_id", "updated_at", "used_since", "version") SELECT old_values."checked_by_id", old_values."checked_on", old_values."created_at", old_values."id", old_values."issue_id", old_values."link", old_values."online_rate", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."platform", old_values."unit_id", old_values."updated_at", old_values."used_since", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="55d1ecd2ecd8e7ec1d8d38a191cc4278082361b9",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e1251",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_platformuse",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="platformuseevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_platformuseevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="policydocument",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_policydocument_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="policydocument",
            constraint=models.UniqueConstraint(fields=("unit", "title", "number"), name="policy_once"),
        ),
        migrations.AddConstraint(
            model_name="policydocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "pending"), ("verdict", "")),
                    models.Q(
                        models.Q(("state", "pending"), _negated=True),
                        models.Q(("verdict", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="policy_judged_has_verdict",
            ),
        ),
        migrations.AddConstraint(
            model_name="policydocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verdict__in", ["amend", "repeal"]), _negated=True),
                    models.Q(("done_by__isnull", False), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="policy_corrected_for_a_reason_by_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="policydocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "done"), ("verdict__in", ["amend", "repeal"]), _negated=True),
                    models.Q(
                        ("done_on__isnull", False),
                        ("notice__isnull", False),
                        models.Q(("notice_number", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="policy_corrected_by_notice",
            ),
        ),
        migrations.AddConstraint(
            model_name="policydocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verdict", "keep"), _negated=True),
                    models.Q(("done_on__isnull", False), ("state", "done")),
                    _connector="OR",
                ),
                name="policy_kept_is_done",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policydocument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_policydocumentevent" ("created_at", "done_by", "done_on", "id", "issue_id", "issued_on", "judged_at", "judged_by_id", "kind", "legal_basis_id", "link", "notice_id", "notice_number", "number", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scope", "state", "superior", "title", "unit_id", "updated_at", "verdict", "version") SELECT new_values."created_at", new_values."done_by", new_values."done_on", new_values."id", new_values."issue_id", new_values."issued_on", new_values."judged_at", new_values."judged_by_id", new_values."kind", new_values."legal_basis_id", new_values."link", new_values."notice_id", new_values."notice_number", new_values."number", new_values."office", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."scope", new_values."state", new_values."superior", new_values."title", new_values."unit_id", new_values."updated_at", new_values."verdict", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="14b227825f8dc0bd74070fda9abd598ca030368d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7361d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_policydocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policydocument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_policydocumentevent" ("created_at", "done_by", "done_on", "id", "issue_id", "issued_on", "judged_at", "judged_by_id", "kind", "legal_basis_id", "link", "notice_id", "notice_number", "number", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scope", "state", "superior", "title", "unit_id", "updated_at", "verdict", "version") VALUES (NEW."created_at", NEW."done_by", NEW."done_on", NEW."id", NEW."issue_id", NEW."issued_on", NEW."judged_at", NEW."judged_by_id", NEW."kind", NEW."legal_basis_id", NEW."link", NEW."notice_id", NEW."notice_number", NEW."number", NEW."office", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."scope", NEW."state", NEW."superior", NEW."title", NEW."unit_id", NEW."updated_at", NEW."verdict", NEW."version"); RETURN NULL;',
                    hash="4d64464bc780a06e5f3c2089e9a48d00cff6d537",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_72466",
                    table="campaign_policydocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="policydocument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_policydocumentevent" ("created_at", "done_by", "done_on", "id", "issue_id", "issued_on", "judged_at", "judged_by_id", "kind", "legal_basis_id", "link", "notice_id", "notice_number", "number", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "scope", "state", "superior", "title", "unit_id", "updated_at", "verdict", "version") SELECT old_values."created_at", old_values."done_by", old_values."done_on", old_values."id", old_values."issue_id", old_values."issued_on", old_values."judged_at", old_values."judged_by_id", old_values."kind", old_values."legal_basis_id", old_values."link", old_values."notice_id", old_values."notice_number", old_values."number", old_values."office", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."scope", old_values."state", old_values."superior", old_values."title", old_values."unit_id", old_values."updated_at", old_values."verdict", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="9e949395be3417fff48c435dd29569d11c5cb3a5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5eaba",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_policydocument",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="policydocumentevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_policydocumentevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="preferencecategory",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_preferencecategory_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="preferencecategory",
            constraint=models.UniqueConstraint(fields=("unit", "group"), name="preference_once"),
        ),
        migrations.AddConstraint(
            model_name="preferencecategory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", ""), _negated=True),
                    models.Q(("scope", ""), _negated=True),
                    models.Q(("conditions", ""), _negated=True),
                    models.Q(("procedure", ""), _negated=True),
                ),
                name="preference_has_four_parts",
            ),
        ),
        migrations.AddConstraint(
            model_name="preferencecategory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("public", False),
                    models.Q(("published_on__isnull", False), models.Q(("link", ""), _negated=True)),
                    _connector="OR",
                ),
                name="preference_public_somewhere_since",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="preferencecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_preferencecategoryevent" ("basis", "conditions", "created_at", "group", "id", "link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "public", "published_on", "scope", "unit_id", "updated_at", "version") SELECT new_values."basis", new_values."conditions", new_values."created_at", new_values."group", new_values."id", new_values."link", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."procedure", new_values."public", new_values."published_on", new_values."scope", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="208a782d9f31b690206e409ce0158424ed4e514c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cc51a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_preferencecategory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="preferencecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_preferencecategoryevent" ("basis", "conditions", "created_at", "group", "id", "link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "public", "published_on", "scope", "unit_id", "updated_at", "version") VALUES (NEW."basis", NEW."conditions", NEW."created_at", NEW."group", NEW."id", NEW."link", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."procedure", NEW."public", NEW."published_on", NEW."scope", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="41b9d520d0065e90b3b6f742e118454a3da3dd56",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5cda1",
                    table="campaign_preferencecategory",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="preferencecategory",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_preferencecategoryevent" ("basis", "conditions", "created_at", "group", "id", "link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure", "public", "published_on", "scope", "unit_id", "updated_at", "version") SELECT old_values."basis", old_values."conditions", old_values."created_at", old_values."group", old_values."id", old_values."link", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."procedure", old_values."public", old_values."published_on", old_values."scope", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="28d7e7a483944b87fa6de06ff371c9adef1820ce",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f99ff",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_preferencecategory",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="preferencecategoryevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_preferencecategoryevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="processstep",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_processstep_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="processstep",
            constraint=models.UniqueConstraint(fields=("unit", "step"), name="process_step_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="processstep",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_processstepevent" ("created_at", "days_after", "days_before", "id", "materials_after", "materials_before", "note", "online", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "step", "unit_id", "updated_at", "version", "visits_after", "visits_before") SELECT new_values."created_at", new_values."days_after", new_values."days_before", new_values."id", new_values."materials_after", new_values."materials_before", new_values."note", new_values."online", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."step", new_values."unit_id", new_values."updated_at", new_values."version", new_values."visits_after", new_values."visits_before" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="825d3c63de7c257d4c43f584aed44fdeb1bbc55c",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_693c3",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_processstep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="processstep",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_processstepevent" ("created_at", "days_after", "days_before", "id", "materials_after", "materials_before", "note", "online", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "step", "unit_id", "updated_at", "version", "visits_after", "visits_before") VALUES (NEW."created_at", NEW."days_after", NEW."days_before", NEW."id", NEW."materials_after", NEW."materials_before", NEW."note", NEW."online", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."step", NEW."unit_id", NEW."updated_at", NEW."version", NEW."visits_after", NEW."visits_before"); RETURN NULL;',
                    hash="aaecbfc73e7363708433997189eee05249b4480c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_92ec6",
                    table="campaign_processstep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="processstep",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_processstepevent" ("created_at", "days_after", "days_before", "id", "materials_after", "materials_before", "note", "online", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "step", "unit_id", "updated_at", "version", "visits_after", "visits_before") SELECT old_values."created_at", old_values."days_after", old_values."days_before", old_values."id", old_values."materials_after", old_values."materials_before", old_values."note", old_values."online", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."step", old_values."unit_id", old_values."updated_at", old_values."version", old_values."visits_after", old_values."visits_before" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="71faf5ccd32f7498270b9089194b1fe149254458",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_03e93",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_processstep",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="processstepevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_processstepevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="specialadmission",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_specialadmission_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="specialadmission",
            constraint=models.UniqueConstraint(fields=("unit", "year", "kind"), name="special_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="specialadmission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approval", None), ("state", "claimed")),
                    models.Q(
                        ("approval__isnull", False),
                        ("approved_on__isnull", False),
                        ("state", "approved"),
                        models.Q(("number", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="special_approved_by_the_province",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialadmission",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_specialadmissionevent" ("admitted", "approval_id", "approved_on", "created_at", "id", "issue_id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "state", "unit_id", "updated_at", "version", "year") SELECT new_values."admitted", new_values."approval_id", new_values."approved_on", new_values."created_at", new_values."id", new_values."issue_id", new_values."kind", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."quota", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ec2429a01c80a8aad567c0c0cd6d2a234a4d37b2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_135be",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_specialadmission",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialadmission",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_specialadmissionevent" ("admitted", "approval_id", "approved_on", "created_at", "id", "issue_id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "state", "unit_id", "updated_at", "version", "year") VALUES (NEW."admitted", NEW."approval_id", NEW."approved_on", NEW."created_at", NEW."id", NEW."issue_id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quota", NEW."state", NEW."unit_id", NEW."updated_at", NEW."version", NEW."year"); RETURN NULL;',
                    hash="c55c7740dcab2c4c781b7af2dd3e6247414b05cb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_aa0f1",
                    table="campaign_specialadmission",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="specialadmission",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_specialadmissionevent" ("admitted", "approval_id", "approved_on", "created_at", "id", "issue_id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "state", "unit_id", "updated_at", "version", "year") SELECT old_values."admitted", old_values."approval_id", old_values."approved_on", old_values."created_at", old_values."id", old_values."issue_id", old_values."kind", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."quota", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="2f1d77392686f1589bf02864bac0a88cbdce59a6",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_33ac0",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_specialadmission",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="specialadmissionevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_specialadmissionevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="systemdocument",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_systemdocument_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="systemdocument",
            constraint=models.UniqueConstraint(fields=("unit", "kind"), name="system_once_of_a_kind"),
        ),
        migrations.AddConstraint(
            model_name="systemdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("in_force_from__gte", models.F("issued_on"))),
                name="system_in_force_once_issued",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="systemdocument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_systemdocumentevent" ("created_at", "id", "in_force_from", "issued_on", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id", "updated_at", "version") SELECT new_values."created_at", new_values."id", new_values."in_force_from", new_values."issued_on", new_values."kind", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="8dc668f8732f38a561c18851fd4f013e781bb85f",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8e5f3",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_systemdocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="systemdocument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_systemdocumentevent" ("created_at", "id", "in_force_from", "issued_on", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id", "updated_at", "version") VALUES (NEW."created_at", NEW."id", NEW."in_force_from", NEW."issued_on", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="0809017efaeb92b47896bab22c762adc79d3167f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_899c9",
                    table="campaign_systemdocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="systemdocument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_systemdocumentevent" ("created_at", "id", "in_force_from", "issued_on", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "unit_id", "updated_at", "version") SELECT old_values."created_at", old_values."id", old_values."in_force_from", old_values."issued_on", old_values."kind", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="1959c992e67e3f4c791c34a41b9bdd0f3fac707b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9da2f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_systemdocument",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="systemdocumentevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_systemdocumentevent_scope"
            ),
        ),
    ]
