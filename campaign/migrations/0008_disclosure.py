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
        ("campaign", "0007_policies"),
        ("evidence", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("registration", "报名"),
                            ("review", "审核"),
                            ("allocation", "派位"),
                            ("admission", "录取"),
                            ("supplement", "补录"),
                        ],
                        max_length=12,
                        verbose_name="环节",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="标题")),
                ("text", models.TextField(max_length=8000, verbose_name="正文")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="原文网址")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "未公布"), ("published", "已公布")],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="公布时间")),
                ("published", models.BooleanField(default=False, editable=False, verbose_name="对外展示")),
            ],
            options={
                "verbose_name": "阶段公告",
                "ordering": ["-published_at", "-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AnnouncementEvent",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("registration", "报名"),
                            ("review", "审核"),
                            ("allocation", "派位"),
                            ("admission", "录取"),
                            ("supplement", "补录"),
                        ],
                        max_length=12,
                        verbose_name="环节",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="标题")),
                ("text", models.TextField(max_length=8000, verbose_name="正文")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="原文网址")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "未公布"), ("published", "已公布")],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="公布时间")),
                ("published", models.BooleanField(default=False, editable=False, verbose_name="对外展示")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
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
                    "element",
                    models.CharField(
                        choices=[
                            ("policy", "招生政策"),
                            ("plan", "招生计划"),
                            ("zone", "招生片区"),
                            ("conditions", "报名条件"),
                            ("procedure", "录取程序"),
                        ],
                        max_length=12,
                        verbose_name="要素",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="公布内容")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="公布网址")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="公布位置")),
                ("due_on", models.DateField(verbose_name="公布期限")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "待公布"), ("published", "已公布")],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "edition",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="公布版次"),
                ),
                (
                    "first_published_on",
                    models.DateField(editable=False, null=True, verbose_name="首次公布日期"),
                ),
                ("proved_at", models.DateTimeField(editable=False, null=True, verbose_name="快照时间")),
            ],
            options={
                "verbose_name": "公开要素",
                "ordering": ["unit_id", "element"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DisclosureEdition",
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
                (
                    "element",
                    models.CharField(
                        choices=[
                            ("policy", "招生政策"),
                            ("plan", "招生计划"),
                            ("zone", "招生片区"),
                            ("conditions", "报名条件"),
                            ("procedure", "录取程序"),
                        ],
                        max_length=12,
                        verbose_name="要素",
                    ),
                ),
                ("text", models.TextField(verbose_name="公布内容")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="公布网址")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="公布位置")),
                ("published_on", models.DateField(verbose_name="公布日期")),
                ("first_published_on", models.DateField(verbose_name="首次公布日期")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                ("published", models.BooleanField(default=True, verbose_name="对外展示")),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500, verbose_name="撤回原因")),
            ],
            options={
                "verbose_name": "公布版本",
                "ordering": ["-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DisclosureEditionEvent",
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
                (
                    "element",
                    models.CharField(
                        choices=[
                            ("policy", "招生政策"),
                            ("plan", "招生计划"),
                            ("zone", "招生片区"),
                            ("conditions", "报名条件"),
                            ("procedure", "录取程序"),
                        ],
                        max_length=12,
                        verbose_name="要素",
                    ),
                ),
                ("text", models.TextField(verbose_name="公布内容")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="公布网址")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="公布位置")),
                ("published_on", models.DateField(verbose_name="公布日期")),
                ("first_published_on", models.DateField(verbose_name="首次公布日期")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                ("published", models.BooleanField(default=True, verbose_name="对外展示")),
                ("withdrawn_reason", models.CharField(blank=True, max_length=500, verbose_name="撤回原因")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DisclosureEvent",
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
                    "element",
                    models.CharField(
                        choices=[
                            ("policy", "招生政策"),
                            ("plan", "招生计划"),
                            ("zone", "招生片区"),
                            ("conditions", "报名条件"),
                            ("procedure", "录取程序"),
                        ],
                        max_length=12,
                        verbose_name="要素",
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="公布内容")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="公布网址")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="公布位置")),
                ("due_on", models.DateField(verbose_name="公布期限")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "待公布"), ("published", "已公布")],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "edition",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="公布版次"),
                ),
                (
                    "first_published_on",
                    models.DateField(editable=False, null=True, verbose_name="首次公布日期"),
                ),
                ("proved_at", models.DateTimeField(editable=False, null=True, verbose_name="快照时间")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DisclosureSnapshot",
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
                ("edition", models.PositiveSmallIntegerField(verbose_name="公布版次")),
                ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                ("url", models.URLField(blank=True, max_length=300, verbose_name="快照网址")),
                ("taken_at", models.DateTimeField(verbose_name="存证时间")),
            ],
            options={
                "verbose_name": "公布快照",
                "ordering": ["-taken_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DisclosureSnapshotEvent",
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
                ("edition", models.PositiveSmallIntegerField(verbose_name="公布版次")),
                ("sha256", models.CharField(max_length=64, verbose_name="校验值")),
                ("url", models.URLField(blank=True, max_length=300, verbose_name="快照网址")),
                ("taken_at", models.DateTimeField(verbose_name="存证时间")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Prospectus",
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
                ("edition", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="版次")),
                (
                    "plan",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="招生计划（人）",
                    ),
                ),
                ("scope", models.CharField(max_length=300, verbose_name="招生范围")),
                ("fee", models.CharField(max_length=300, verbose_name="收费标准")),
                ("conditions", models.TextField(max_length=2000, verbose_name="报名条件")),
                ("text", models.TextField(max_length=8000, verbose_name="简章正文")),
                ("revision", models.CharField(blank=True, max_length=500, verbose_name="调整说明")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "起草中"),
                            ("submitted", "待审核"),
                            ("returned", "已退回"),
                            ("accepted", "审核通过"),
                            ("published", "已公布"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("returned_reason", models.TextField(blank=True, editable=False, verbose_name="退回原因")),
                ("submitted_at", models.DateTimeField(editable=False, null=True, verbose_name="提交时间")),
                ("judged_at", models.DateTimeField(editable=False, null=True, verbose_name="审核时间")),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="公布时间")),
                ("published", models.BooleanField(default=False, editable=False, verbose_name="对外展示")),
            ],
            options={
                "verbose_name": "招生简章",
                "ordering": ["unit_id", "-edition"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProspectusEvent",
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
                ("edition", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="版次")),
                (
                    "plan",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="招生计划（人）",
                    ),
                ),
                ("scope", models.CharField(max_length=300, verbose_name="招生范围")),
                ("fee", models.CharField(max_length=300, verbose_name="收费标准")),
                ("conditions", models.TextField(max_length=2000, verbose_name="报名条件")),
                ("text", models.TextField(max_length=8000, verbose_name="简章正文")),
                ("revision", models.CharField(blank=True, max_length=500, verbose_name="调整说明")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "起草中"),
                            ("submitted", "待审核"),
                            ("returned", "已退回"),
                            ("accepted", "审核通过"),
                            ("published", "已公布"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("returned_reason", models.TextField(blank=True, editable=False, verbose_name="退回原因")),
                ("submitted_at", models.DateTimeField(editable=False, null=True, verbose_name="提交时间")),
                ("judged_at", models.DateTimeField(editable=False, null=True, verbose_name="审核时间")),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="公布时间")),
                ("published", models.BooleanField(default=False, editable=False, verbose_name="对外展示")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicFigure",
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
                ("group", models.CharField(max_length=30, verbose_name="分组")),
                ("key", models.CharField(max_length=30, verbose_name="项目")),
                ("label", models.CharField(max_length=60, verbose_name="名称")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="序号")),
                ("value", models.PositiveIntegerField(null=True, verbose_name="数值")),
                ("on", models.DateField(verbose_name="截至")),
            ],
            options={
                "verbose_name": "公开数据",
                "ordering": ["unit_id", "group", "position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicFigureEvent",
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
                ("group", models.CharField(max_length=30, verbose_name="分组")),
                ("key", models.CharField(max_length=30, verbose_name="项目")),
                ("label", models.CharField(max_length=60, verbose_name="名称")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="序号")),
                ("value", models.PositiveIntegerField(null=True, verbose_name="数值")),
                ("on", models.DateField(verbose_name="截至")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Publicity",
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
                            ("conference", "新闻发布会"),
                            ("picture", "一图读懂"),
                            ("questions", "一问一答"),
                            ("video", "短视频"),
                            ("hotline", "热线接听"),
                            ("radio", "阳光热线"),
                            ("meeting", "政策解读会"),
                            ("example", "典型做法报道"),
                            ("fraud", "防诈骗宣传"),
                        ],
                        max_length=12,
                        verbose_name="形式",
                    ),
                ),
                ("topic", models.CharField(max_length=100, verbose_name="主题")),
                ("outlet", models.CharField(blank=True, max_length=100, verbose_name="媒体或平台")),
                ("on", models.DateField(verbose_name="日期")),
                ("reach", models.PositiveIntegerField(blank=True, null=True, verbose_name="覆盖人次")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="网址")),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="说明")),
            ],
            options={
                "verbose_name": "宣传活动",
                "ordering": ["-on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublicityEvent",
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
                            ("conference", "新闻发布会"),
                            ("picture", "一图读懂"),
                            ("questions", "一问一答"),
                            ("video", "短视频"),
                            ("hotline", "热线接听"),
                            ("radio", "阳光热线"),
                            ("meeting", "政策解读会"),
                            ("example", "典型做法报道"),
                            ("fraud", "防诈骗宣传"),
                        ],
                        max_length=12,
                        verbose_name="形式",
                    ),
                ),
                ("topic", models.CharField(max_length=100, verbose_name="主题")),
                ("outlet", models.CharField(blank=True, max_length=100, verbose_name="媒体或平台")),
                ("on", models.DateField(verbose_name="日期")),
                ("reach", models.PositiveIntegerField(blank=True, null=True, verbose_name="覆盖人次")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="网址")),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="说明")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Question",
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
                    "topic",
                    models.CharField(
                        choices=[
                            ("who", "报名条件"),
                            ("zone", "片区划分"),
                            ("papers", "报名材料"),
                            ("migrant", "随迁子女"),
                            ("private", "民办学校"),
                            ("money", "收费"),
                            ("status", "转学和学籍"),
                            ("appeal", "咨询和举报"),
                            ("fraud", "防诈骗"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("question", models.CharField(max_length=200, verbose_name="问题")),
                ("answer", models.TextField(max_length=2000, verbose_name="答复")),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="依据")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "未公布"), ("published", "已公布")],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("published", models.BooleanField(default=False, editable=False, verbose_name="对外展示")),
                ("published_on", models.DateField(editable=False, null=True, verbose_name="公布日期")),
            ],
            options={
                "verbose_name": "问答",
                "ordering": ["topic", "question"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QuestionEvent",
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
                    "topic",
                    models.CharField(
                        choices=[
                            ("who", "报名条件"),
                            ("zone", "片区划分"),
                            ("papers", "报名材料"),
                            ("migrant", "随迁子女"),
                            ("private", "民办学校"),
                            ("money", "收费"),
                            ("status", "转学和学籍"),
                            ("appeal", "咨询和举报"),
                            ("fraud", "防诈骗"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("question", models.CharField(max_length=200, verbose_name="问题")),
                ("answer", models.TextField(max_length=2000, verbose_name="答复")),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="依据")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "未公布"), ("published", "已公布")],
                        default="draft",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("published", models.BooleanField(default=False, editable=False, verbose_name="对外展示")),
                ("published_on", models.DateField(editable=False, null=True, verbose_name="公布日期")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Statement",
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
                ("question", models.TextField(max_length=1000, verbose_name="社会关切")),
                ("raised_on", models.DateField(verbose_name="提出日期")),
                ("due_on", models.DateField(editable=False, verbose_name="回应期限")),
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="回应内容")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="发布网址")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "待回应"), ("published", "已回应")],
                        default="waiting",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("published_on", models.DateField(editable=False, null=True, verbose_name="回应日期")),
                ("published", models.BooleanField(default=False, editable=False, verbose_name="对外展示")),
            ],
            options={
                "verbose_name": "回应声明",
                "ordering": ["-raised_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatementEvent",
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
                ("question", models.TextField(max_length=1000, verbose_name="社会关切")),
                ("raised_on", models.DateField(verbose_name="提出日期")),
                ("due_on", models.DateField(editable=False, verbose_name="回应期限")),
                ("text", models.TextField(blank=True, max_length=4000, verbose_name="回应内容")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="发布网址")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "待回应"), ("published", "已回应")],
                        default="waiting",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("published_on", models.DateField(editable=False, null=True, verbose_name="回应日期")),
                ("published", models.BooleanField(default=False, editable=False, verbose_name="对外展示")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="announcement",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="campaign.announcement",
                verbose_name="更正",
            ),
        ),
        migrations.AddField(
            model_name="announcement",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="公布人",
            ),
        ),
        migrations.AddField(
            model_name="announcement",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="announcementevent",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.announcement",
                verbose_name="更正",
            ),
        ),
        migrations.AddField(
            model_name="announcementevent",
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
            model_name="announcementevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.announcement",
            ),
        ),
        migrations.AddField(
            model_name="announcementevent",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="公布人",
            ),
        ),
        migrations.AddField(
            model_name="announcementevent",
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
            model_name="disclosure",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaign.campaign",
                verbose_name="专项行动",
            ),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="disclosureedition",
            name="by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="公布人",
            ),
        ),
        migrations.AddField(
            model_name="disclosureedition",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaign.campaign",
                verbose_name="专项行动",
            ),
        ),
        migrations.AddField(
            model_name="disclosureedition",
            name="disclosure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="campaign.disclosure",
                verbose_name="公开要素",
            ),
        ),
        migrations.AddField(
            model_name="disclosureedition",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="disclosureeditionevent",
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
                verbose_name="公布人",
            ),
        ),
        migrations.AddField(
            model_name="disclosureeditionevent",
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
            model_name="disclosureeditionevent",
            name="disclosure",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.disclosure",
                verbose_name="公开要素",
            ),
        ),
        migrations.AddField(
            model_name="disclosureeditionevent",
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
            model_name="disclosureeditionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.disclosureedition",
            ),
        ),
        migrations.AddField(
            model_name="disclosureeditionevent",
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
            model_name="disclosureevent",
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
            model_name="disclosureevent",
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
            model_name="disclosureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.disclosure",
            ),
        ),
        migrations.AddField(
            model_name="disclosureevent",
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
            model_name="disclosuresnapshot",
            name="by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="存证人",
            ),
        ),
        migrations.AddField(
            model_name="disclosuresnapshot",
            name="disclosure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="snapshots",
                to="campaign.disclosure",
                verbose_name="公开要素",
            ),
        ),
        migrations.AddField(
            model_name="disclosuresnapshot",
            name="evidence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="evidence.evidence",
                verbose_name="文件",
            ),
        ),
        migrations.AddField(
            model_name="disclosuresnapshot",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="disclosuresnapshotevent",
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
                verbose_name="存证人",
            ),
        ),
        migrations.AddField(
            model_name="disclosuresnapshotevent",
            name="disclosure",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="campaign.disclosure",
                verbose_name="公开要素",
            ),
        ),
        migrations.AddField(
            model_name="disclosuresnapshotevent",
            name="evidence",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="evidence.evidence",
                verbose_name="文件",
            ),
        ),
        migrations.AddField(
            model_name="disclosuresnapshotevent",
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
            model_name="disclosuresnapshotevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.disclosuresnapshot",
            ),
        ),
        migrations.AddField(
            model_name="disclosuresnapshotevent",
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
            model_name="prospectus",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaign.campaign",
                verbose_name="专项行动",
            ),
        ),
        migrations.AddField(
            model_name="prospectus",
            name="judged_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="审核人",
            ),
        ),
        migrations.AddField(
            model_name="prospectus",
            name="submitted_by",
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
            model_name="prospectus",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="prospectusevent",
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
            model_name="prospectusevent",
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
                verbose_name="审核人",
            ),
        ),
        migrations.AddField(
            model_name="prospectusevent",
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
            model_name="prospectusevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.prospectus",
            ),
        ),
        migrations.AddField(
            model_name="prospectusevent",
            name="submitted_by",
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
            model_name="prospectusevent",
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
            model_name="publicfigure",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="publicfigureevent",
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
            model_name="publicfigureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.publicfigure",
            ),
        ),
        migrations.AddField(
            model_name="publicfigureevent",
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
            model_name="publicity",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="publicityevent",
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
            model_name="publicityevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.publicity",
            ),
        ),
        migrations.AddField(
            model_name="publicityevent",
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
            model_name="question",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="questionevent",
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
            model_name="questionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.question",
            ),
        ),
        migrations.AddField(
            model_name="questionevent",
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
            model_name="statement",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="发布人",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="statementevent",
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
            model_name="statementevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="campaign.statement",
            ),
        ),
        migrations.AddField(
            model_name="statementevent",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="发布人",
            ),
        ),
        migrations.AddField(
            model_name="statementevent",
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
        migrations.AddIndex(
            model_name="announcement",
            index=models.Index(fields=["-published_at"], name="announcement_latest"),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_announcement_scope", public="published"
            ),
        ),
        migrations.AddConstraint(
            model_name="announcement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published", False), ("published_at", None), ("state", "draft")),
                    models.Q(("published", True), ("published_at__isnull", False), ("state", "published")),
                    _connector="OR",
                ),
                name="announcement_published_has_moment",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="announcement",
            trigger=pgtrigger.compiler.Trigger(
                name="announcement_said_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state = 'published' AND (NEW.state <> 'published' OR (NEW.unit_id, NEW.stage, NEW.title, NEW.text, NEW.link, NEW.published, NEW.published_at, NEW.corrects_id) IS DISTINCT FROM (OLD.unit_id, OLD.stage, OLD.title, OLD.text, OLD.link, OLD.published, OLD.published_at, OLD.corrects_id)))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="a1045bd61185b988675bd2b1da5552afaa82108b",
                    operation="UPDATE",
                    pgid="pgtrigger_announcement_said_stays_9b618",
                    table="campaign_announcement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="announcement",
            trigger=pgtrigger.compiler.Trigger(
                name="announcement_said_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" = 'published')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="00afb882fe618f71817020a6e108e6af8c2be82f",
                    operation="DELETE",
                    pgid="pgtrigger_announcement_said_is_kept_819b4",
                    table="campaign_announcement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="announcement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_announcementevent" ("corrects_id", "created_at", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_at", "published_by_id", "stage", "state", "text", "title", "unit_id", "updated_at", "version") SELECT new_values."corrects_id", new_values."created_at", new_values."id", new_values."link", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published", new_values."published_at", new_values."published_by_id", new_values."stage", new_values."state", new_values."text", new_values."title", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c13ac2b2cf4bca65bce3d08583e54db814728f3b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_da097",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_announcement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="announcement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_announcementevent" ("corrects_id", "created_at", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_at", "published_by_id", "stage", "state", "text", "title", "unit_id", "updated_at", "version") VALUES (NEW."corrects_id", NEW."created_at", NEW."id", NEW."link", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published", NEW."published_at", NEW."published_by_id", NEW."stage", NEW."state", NEW."text", NEW."title", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="119f89af84d4edcdbb212b83bb416c11522638d2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_efb5b",
                    table="campaign_announcement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="announcement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_announcementevent" ("corrects_id", "created_at", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_at", "published_by_id", "stage", "state", "text", "title", "unit_id", "updated_at", "version") SELECT old_values."corrects_id", old_values."created_at", old_values."id", old_values."link", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published", old_values."published_at", old_values."published_by_id", old_values."stage", old_values."state", old_values."text", old_values."title", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="7b6af1ac707d1cc5042ea5df8d62e5f038a95945",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b22e1",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_announcement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="announcementevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_announcementevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="disclosure",
            index=models.Index(fields=["campaign", "unit", "element"], name="disclosure_matrix"),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_disclosure_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.UniqueConstraint(
                fields=("unit", "campaign", "element"), name="disclosure_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("edition", 0), ("first_published_on", None), ("proved_at", None)),
                    models.Q(("edition__gt", 0), ("first_published_on__isnull", False)),
                    _connector="OR",
                ),
                name="disclosure_public_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "draft"), models.Q(("edition__gt", 0), ("state", "published")), _connector="OR"
                ),
                name="disclosure_published_has_edition",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_disclosureevent" ("campaign_id", "created_at", "due_on", "edition", "element", "first_published_on", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proved_at", "published_on", "state", "text", "unit_id", "updated_at", "version") SELECT new_values."campaign_id", new_values."created_at", new_values."due_on", new_values."edition", new_values."element", new_values."first_published_on", new_values."id", new_values."link", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."proved_at", new_values."published_on", new_values."state", new_values."text", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="516fe77e30679eeda66c4adcd9842fc5931d3e8b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2f371",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_disclosure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_disclosureevent" ("campaign_id", "created_at", "due_on", "edition", "element", "first_published_on", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proved_at", "published_on", "state", "text", "unit_id", "updated_at", "version") VALUES (NEW."campaign_id", NEW."created_at", NEW."due_on", NEW."edition", NEW."element", NEW."first_published_on", NEW."id", NEW."link", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."proved_at", NEW."published_on", NEW."state", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="8848fc70aa158a3684d573b6677811dda0066825",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97a2f",
                    table="campaign_disclosure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_disclosureevent" ("campaign_id", "created_at", "due_on", "edition", "element", "first_published_on", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proved_at", "published_on", "state", "text", "unit_id", "updated_at", "version") SELECT old_values."campaign_id", old_values."created_at", old_values."due_on", old_values."edition", old_values."element", old_values."first_published_on", old_values."id", old_values."link", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."proved_at", old_values."published_on", old_values."state", old_values."text", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c4c9d898a8327b69f4bd552ce02ebd17cae97af9",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_88e89",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_disclosure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosureedition",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_disclosureedition_scope", public="published"
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosureedition",
            constraint=models.UniqueConstraint(
                fields=("unit", "disclosure", "number"), name="edition_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosureedition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published", True)),
                fields=("unit", "disclosure"),
                name="edition_one_is_public",
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosureedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="edition_says_something"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosureedition",
            trigger=pgtrigger.compiler.Trigger(
                name="edition_text_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."disclosure_id" IS DISTINCT FROM (NEW."disclosure_id") OR OLD."campaign_id" IS DISTINCT FROM (NEW."campaign_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."element" IS DISTINCT FROM (NEW."element") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."first_published_on" IS DISTINCT FROM (NEW."first_published_on") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."at" IS DISTINCT FROM (NEW."at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="01d1e7d2a6cc5b862548c6e955d06a05fb2c7cc1",
                    operation="UPDATE",
                    pgid="pgtrigger_edition_text_stays_dd350",
                    table="campaign_disclosureedition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosureedition",
            trigger=pgtrigger.compiler.Trigger(
                name="edition_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="833b6d51f1049ce0379f1984fd4533c8a4499a85",
                    operation="DELETE",
                    pgid="pgtrigger_edition_is_kept_f7add",
                    table="campaign_disclosureedition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosureedition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_disclosureeditionevent" ("at", "by_id", "campaign_id", "created_at", "disclosure_id", "element", "first_published_on", "id", "link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published", "published_on", "text", "unit_id", "updated_at", "version", "withdrawn_reason") SELECT new_values."at", new_values."by_id", new_values."campaign_id", new_values."created_at", new_values."disclosure_id", new_values."element", new_values."first_published_on", new_values."id", new_values."link", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place", new_values."published", new_values."published_on", new_values."text", new_values."unit_id", new_values."updated_at", new_values."version", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b918df18b0088f8c4b06686ac0dbf53ab5051683",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c567a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_disclosureedition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosureedition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_disclosureeditionevent" ("at", "by_id", "campaign_id", "created_at", "disclosure_id", "element", "first_published_on", "id", "link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published", "published_on", "text", "unit_id", "updated_at", "version", "withdrawn_reason") VALUES (NEW."at", NEW."by_id", NEW."campaign_id", NEW."created_at", NEW."disclosure_id", NEW."element", NEW."first_published_on", NEW."id", NEW."link", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."published", NEW."published_on", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version", NEW."withdrawn_reason"); RETURN NULL;',
                    hash="f701cb82fe3fdfe03d2ebd725618292360569f67",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b70e3",
                    table="campaign_disclosureedition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosureedition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_disclosureeditionevent" ("at", "by_id", "campaign_id", "created_at", "disclosure_id", "element", "first_published_on", "id", "link", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "published", "published_on", "text", "unit_id", "updated_at", "version", "withdrawn_reason") SELECT old_values."at", old_values."by_id", old_values."campaign_id", old_values."created_at", old_values."disclosure_id", old_values."element", old_values."first_published_on", old_values."id", old_values."link", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."published", old_values."published_on", old_values."text", old_values."unit_id", old_values."updated_at", old_values."version", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="9989be8e8540a2269c17ac2eda0c63d73afb0d75",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1f401",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_disclosureedition",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosureeditionevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_disclosureeditionevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosureevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_disclosureevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosuresnapshot",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_disclosuresnapshot_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosuresnapshot",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="snapshot_has_a_digest"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosuresnapshot",
            trigger=pgtrigger.compiler.Trigger(
                name="snapshot_append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a7b3d246c810a484fc4b70acc8a521955bea1b9a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_snapshot_append_only_79383",
                    table="campaign_disclosuresnapshot",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosuresnapshot",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_disclosuresnapshotevent" ("by_id", "created_at", "disclosure_id", "edition", "evidence_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "taken_at", "unit_id", "updated_at", "url", "version") SELECT new_values."by_id", new_values."created_at", new_values."disclosure_id", new_values."edition", new_values."evidence_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sha256", new_values."taken_at", new_values."unit_id", new_values."updated_at", new_values."url", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5f55b560fe0a497eb584b6631dd0ba890ecf6905",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d4108",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_disclosuresnapshot",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosuresnapshot",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_disclosuresnapshotevent" ("by_id", "created_at", "disclosure_id", "edition", "evidence_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "taken_at", "unit_id", "updated_at", "url", "version") VALUES (NEW."by_id", NEW."created_at", NEW."disclosure_id", NEW."edition", NEW."evidence_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sha256", NEW."taken_at", NEW."unit_id", NEW."updated_at", NEW."url", NEW."version"); RETURN NULL;',
                    hash="f41f4b9bb18ffe8079a48e3002a7b839fb079e29",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_309e2",
                    table="campaign_disclosuresnapshot",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disclosuresnapshot",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_disclosuresnapshotevent" ("by_id", "created_at", "disclosure_id", "edition", "evidence_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256", "taken_at", "unit_id", "updated_at", "url", "version") SELECT old_values."by_id", old_values."created_at", old_values."disclosure_id", old_values."edition", old_values."evidence_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."sha256", old_values."taken_at", old_values."unit_id", old_values."updated_at", old_values."url", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="a8e6163986233c613633a8cb0b7a8a0106063e15",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5fe46",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_disclosuresnapshot",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosuresnapshotevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_disclosuresnapshotevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="prospectus",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_prospectus_scope", public="published"
            ),
        ),
        migrations.AddConstraint(
            model_name="prospectus",
            constraint=models.UniqueConstraint(
                fields=("unit", "campaign", "edition"), name="prospectus_edition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="prospectus",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published", True)),
                fields=("unit", "campaign"),
                name="prospectus_one_is_public",
            ),
        ),
        migrations.AddConstraint(
            model_name="prospectus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published", False),
                    models.Q(("published_at__isnull", False), ("state", "published")),
                    _connector="OR",
                ),
                name="prospectus_public_is_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="prospectus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["accepted", "published"]), _negated=True),
                    ("judged_by__isnull", False),
                    _connector="OR",
                ),
                name="prospectus_agreed_has_judge",
            ),
        ),
        migrations.AddConstraint(
            model_name="prospectus",
            constraint=models.CheckConstraint(
                condition=models.Q(("judged_by", models.F("submitted_by")), _negated=True),
                name="prospectus_judge_is_not_author",
            ),
        ),
        migrations.AddConstraint(
            model_name="prospectus",
            constraint=models.CheckConstraint(
                condition=models.Q(("plan__gte", 1)), name="prospectus_plan_is_positive"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prospectus",
            trigger=pgtrigger.compiler.Trigger(
                name="prospectus_agreed_is_locked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state IN ('accepted', 'published') AND ((NEW.unit_id, NEW.campaign_id, NEW.edition, NEW.plan, NEW.scope, NEW.fee, NEW.conditions, NEW.text, NEW.revision) IS DISTINCT FROM (OLD.unit_id, OLD.campaign_id, OLD.edition, OLD.plan, OLD.scope, OLD.fee, OLD.conditions, OLD.text, OLD.revision) OR NEW.state NOT IN ('accepted', 'published')))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="c0eb3164ee123eb30eed7ca217d7f9917a60314d",
                    operation="UPDATE",
                    pgid="pgtrigger_prospectus_agreed_is_locked_17c4f",
                    table="campaign_prospectus",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prospectus",
            trigger=pgtrigger.compiler.Trigger(
                name="prospectus_agreed_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" IN ('accepted', 'published'))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="658874e59a05b4f4283f14c15fa050a2b39c73b6",
                    operation="DELETE",
                    pgid="pgtrigger_prospectus_agreed_is_kept_05f45",
                    table="campaign_prospectus",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prospectus",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_prospectusevent" ("campaign_id", "conditions", "created_at", "edition", "fee", "id", "judged_at", "judged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "published", "published_at", "returned_reason", "revision", "scope", "state", "submitted_at", "submitted_by_id", "text", "unit_id", "updated_at", "version") SELECT new_values."campaign_id", new_values."conditions", new_values."created_at", new_values."edition", new_values."fee", new_values."id", new_values."judged_at", new_values."judged_by_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan", new_values."published", new_values."published_at", new_values."returned_reason", new_values."revision", new_values."scope", new_values."state", new_values."submitted_at", new_values."submitted_by_id", new_values."text", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="852e0905222a5ed7a93cfd50ad4637f76c579add",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_11bf4",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_prospectus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prospectus",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_prospectusevent" ("campaign_id", "conditions", "created_at", "edition", "fee", "id", "judged_at", "judged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "published", "published_at", "returned_reason", "revision", "scope", "state", "submitted_at", "submitted_by_id", "text", "unit_id", "updated_at", "version") VALUES (NEW."campaign_id", NEW."conditions", NEW."created_at", NEW."edition", NEW."fee", NEW."id", NEW."judged_at", NEW."judged_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan", NEW."published", NEW."published_at", NEW."returned_reason", NEW."revision", NEW."scope", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="6f0e55ad2e802e292085d9a8d0c743fcf2b46fe4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_62610",
                    table="campaign_prospectus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prospectus",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_prospectusevent" ("campaign_id", "conditions", "created_at", "edition", "fee", "id", "judged_at", "judged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "published", "published_at", "returned_reason", "revision", "scope", "state", "submitted_at", "submitted_by_id", "text", "unit_id", "updated_at", "version") SELECT old_values."campaign_id", old_values."conditions", old_values."created_at", old_values."edition", old_values."fee", old_values."id", old_values."judged_at", old_values."judged_by_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan", old_values."published", old_values."published_at", old_values."returned_reason", old_values."revision", old_values."scope", old_values."state", old_values."submitted_at", old_values."submitted_by_id", old_values."text", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="bf1538ced377ff14ff6fde231d1fc316ae110642",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_aff2c",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_prospectus",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="prospectusevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_prospectusevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="publicfigure",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_publicfigure_scope", public="true"
            ),
        ),
        migrations.AddConstraint(
            model_name="publicfigure",
            constraint=models.UniqueConstraint(fields=("unit", "group", "key"), name="public_figure_once"),
        ),
        migrations.AddConstraint(
            model_name="publicfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("value", None), ("value", 0), ("value__gte", 3), _connector="OR"),
                name="public_figure_is_not_small",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publicfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_publicfigureevent" ("created_at", "group", "id", "key", "label", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "unit_id", "updated_at", "value", "version") SELECT new_values."created_at", new_values."group", new_values."id", new_values."key", new_values."label", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."unit_id", new_values."updated_at", new_values."value", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="180ff860ae1014b1b113b45801d9fc189c0caf82",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d39cb",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_publicfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publicfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_publicfigureevent" ("created_at", "group", "id", "key", "label", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "unit_id", "updated_at", "value", "version") VALUES (NEW."created_at", NEW."group", NEW."id", NEW."key", NEW."label", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."unit_id", NEW."updated_at", NEW."value", NEW."version"); RETURN NULL;',
                    hash="87d52c7abc405fd253479b0f3863ef7c136f1232",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1dc70",
                    table="campaign_publicfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publicfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_publicfigureevent" ("created_at", "group", "id", "key", "label", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "unit_id", "updated_at", "value", "version") SELECT old_values."created_at", old_values."group", old_values."id", old_values."key", old_values."label", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."unit_id", old_values."updated_at", old_values."value", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c0b0ad127ec9f84e49d86a16e6619c434f9a36ed",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fa2b9",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_publicfigure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="publicfigureevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_publicfigureevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="publicity",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_publicity_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="publicity",
            constraint=models.UniqueConstraint(fields=("unit", "on", "kind", "topic"), name="publicity_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publicity",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_publicityevent" ("created_at", "id", "kind", "link", "note", "on", "outlet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "topic", "unit_id", "updated_at", "version") SELECT new_values."created_at", new_values."id", new_values."kind", new_values."link", new_values."note", new_values."on", new_values."outlet", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reach", new_values."topic", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="9474d3c67a760b3178f21edd48fb0d27bb59b7b2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e9996",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_publicity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publicity",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_publicityevent" ("created_at", "id", "kind", "link", "note", "on", "outlet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "topic", "unit_id", "updated_at", "version") VALUES (NEW."created_at", NEW."id", NEW."kind", NEW."link", NEW."note", NEW."on", NEW."outlet", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reach", NEW."topic", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="14e97aa960add26dbeb2678167a2388774eaffdd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a4cba",
                    table="campaign_publicity",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publicity",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_publicityevent" ("created_at", "id", "kind", "link", "note", "on", "outlet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "topic", "unit_id", "updated_at", "version") SELECT old_values."created_at", old_values."id", old_values."kind", old_values."link", old_values."note", old_values."on", old_values."outlet", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reach", old_values."topic", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="62cbee3f10513a20d8bb9edefd6d0aa24be0d3c5",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6a77b",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_publicity",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="publicityevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_publicityevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_question_scope", public="published"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("unit", "question"), name="question_once"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published", False), ("state", "draft")),
                    models.Q(("published", True), ("published_on__isnull", False), ("state", "published")),
                    _connector="OR",
                ),
                name="question_published_has_day",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_questionevent" ("answer", "basis", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_on", "question", "state", "topic", "unit_id", "updated_at", "version") SELECT new_values."answer", new_values."basis", new_values."created_at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published", new_values."published_on", new_values."question", new_values."state", new_values."topic", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d8cc372017f5deaa691923ce3c1765fd7a4bc6c9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4878f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_questionevent" ("answer", "basis", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_on", "question", "state", "topic", "unit_id", "updated_at", "version") VALUES (NEW."answer", NEW."basis", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published", NEW."published_on", NEW."question", NEW."state", NEW."topic", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="69b3056b0f5578431435ca1f52e1979863490ac8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0f503",
                    table="campaign_question",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="question",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_questionevent" ("answer", "basis", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_on", "question", "state", "topic", "unit_id", "updated_at", "version") SELECT old_values."answer", old_values."basis", old_values."created_at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published", old_values."published_on", old_values."question", old_values."state", old_values."topic", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="a1145633daab8e14b0ced159d55d3d015ba7d6a8",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d38cd",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_question",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="questionevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_questionevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_statement_scope", public="published"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published", False), ("published_on", None), ("state", "waiting")),
                    models.Q(
                        ("published", True),
                        ("published_on__isnull", False),
                        ("state", "published"),
                        models.Q(("text", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="statement_published_says_something",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="statement_said_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.state = 'published' AND (NEW.state <> 'published' OR (NEW.unit_id, NEW.question, NEW.raised_on, NEW.due_on, NEW.text, NEW.link, NEW.published, NEW.published_on) IS DISTINCT FROM (OLD.unit_id, OLD.question, OLD.raised_on, OLD.due_on, OLD.text, OLD.link, OLD.published, OLD.published_on)))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="64f888f5af45412236d6c5ce2bfab4f40932b73c",
                    operation="UPDATE",
                    pgid="pgtrigger_statement_said_stays_3dc2e",
                    table="campaign_statement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="statement_said_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" = 'published')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="5acdb9ccf7f868f1704e5ca6b602812845465924",
                    operation="DELETE",
                    pgid="pgtrigger_statement_said_is_kept_f44ef",
                    table="campaign_statement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_statementevent" ("created_at", "due_on", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_by_id", "published_on", "question", "raised_on", "state", "text", "unit_id", "updated_at", "version") SELECT new_values."created_at", new_values."due_on", new_values."id", new_values."link", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published", new_values."published_by_id", new_values."published_on", new_values."question", new_values."raised_on", new_values."state", new_values."text", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c97233606ce563e640d71a142f4368d2c1f99b50",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_17418",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="campaign_statement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "campaign_statementevent" ("created_at", "due_on", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_by_id", "published_on", "question", "raised_on", "state", "text", "unit_id", "updated_at", "version") VALUES (NEW."created_at", NEW."due_on", NEW."id", NEW."link", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published", NEW."published_by_id", NEW."published_on", NEW."question", NEW."raised_on", NEW."state", NEW."text", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="579dacfc07a3565758ff11f2a8f5da6e17ee9d5a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a2ca2",
                    table="campaign_statement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "campaign_statementevent" ("created_at", "due_on", "id", "link", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "published_by_id", "published_on", "question", "raised_on", "state", "text", "unit_id", "updated_at", "version") SELECT old_values."created_at", old_values."due_on", old_values."id", old_values."link", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published", old_values."published_by_id", old_values."published_on", old_values."question", old_values."raised_on", old_values."state", old_values."text", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="f16310e726f9ac3460560f4026c1779439b32775",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4378e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="campaign_statement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="statementevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="campaign_statementevent_scope"
            ),
        ),
    ]
