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
        ("enrollment", "0006_matching"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0002_cross_check"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Applicant",
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
                ("number", models.CharField(editable=False, max_length=6, verbose_name="票号")),
                ("name", yangguang.common.fields.SealedField(verbose_name="姓名")),
                ("listed", models.CharField(editable=False, max_length=3, verbose_name="公布的姓名")),
                (
                    "id_type",
                    models.CharField(
                        choices=[("identity", "居民身份证"), ("other", "其他证件")],
                        default="identity",
                        max_length=10,
                        verbose_name="证件类型",
                    ),
                ),
                (
                    "id_number_index",
                    yangguang.common.fields.BlindIndexField(
                        blank=True, editable=False, max_length=64, source="id_number"
                    ),
                ),
                ("id_number", yangguang.common.fields.SealedField(verbose_name="证件号码")),
                ("tie", models.CharField(blank=True, max_length=20, verbose_name="多胞胎捆绑标记")),
                ("withdrawn", models.BooleanField(default=False, verbose_name="已撤回报名")),
                (
                    "county",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="户籍或居住证所在县（区）",
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
                "verbose_name": "报名登记",
                "ordering": ["number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Decline",
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
                ("sequence", models.PositiveIntegerField(verbose_name="顺序")),
                ("number", models.CharField(max_length=6, verbose_name="放弃的票号")),
                (
                    "cause",
                    models.CharField(
                        choices=[("written", "家长书面放弃"), ("absent", "逾期未报到")],
                        max_length=10,
                        verbose_name="放弃方式",
                    ),
                ),
                ("declined_on", models.DateField(verbose_name="放弃日期")),
                ("moved_up", models.JSONField(blank=True, default=list, verbose_name="递补的票号")),
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
                "verbose_name": "放弃和递补",
                "ordering": ["sequence"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Lottery",
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
                ("title", models.CharField(editable=False, max_length=150, verbose_name="名称")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(2024)], verbose_name="招生年份"
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[("p1", "一年级"), ("j1", "七年级")], max_length=2, verbose_name="招生年级"
                    ),
                ),
                (
                    "plan",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="招生计划（人）",
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="报名开始日期")),
                ("closes_on", models.DateField(verbose_name="报名截止日期")),
                ("seed_source", models.CharField(max_length=200, verbose_name="公开随机数来源")),
                ("seed_on", models.DateField(verbose_name="随机数公布日期")),
                ("draw_on", models.DateField(verbose_name="抽取日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registering", "登记中"),
                            ("frozen", "名单已冻结"),
                            ("entered", "随机数待复核"),
                            ("drawn", "已抽取"),
                            ("admitted", "全部录取"),
                        ],
                        default="registering",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "frozen_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="名单公布日期"),
                ),
                (
                    "frozen_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="名单冻结时间"),
                ),
                (
                    "list_hash",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="名单校验值"),
                ),
                ("ticket_count", models.PositiveIntegerField(default=0, editable=False, verbose_name="票数")),
                (
                    "child_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="报名人数"),
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
                    models.JSONField(blank=True, default=list, editable=False, verbose_name="见证人"),
                ),
                (
                    "entered_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="录入时间"),
                ),
                (
                    "corrections",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="更正次数"),
                ),
                (
                    "correction",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="最近一次更正原因"
                    ),
                ),
                (
                    "drawn_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="抽取完成日期"),
                ),
                (
                    "drawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="抽取完成时间"),
                ),
                (
                    "number",
                    models.CharField(blank=True, editable=False, max_length=50, verbose_name="记录编号"),
                ),
                (
                    "verify_code",
                    models.CharField(blank=True, editable=False, max_length=16, verbose_name="验证码"),
                ),
                ("content", models.JSONField(blank=True, editable=False, null=True, verbose_name="记录内容")),
                (
                    "content_hash",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="记录校验值"),
                ),
                ("file", models.CharField(blank=True, editable=False, max_length=50, verbose_name="文件")),
                (
                    "sha256",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="文件校验值"),
                ),
                (
                    "made_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="文件生成时间"),
                ),
                (
                    "county",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="审批地",
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
                        verbose_name="复核人",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="录入人",
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
                "verbose_name": "随机录取",
                "ordering": ["-year", "unit_id", "grade"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DeclineEvent",
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
                ("sequence", models.PositiveIntegerField(verbose_name="顺序")),
                ("number", models.CharField(max_length=6, verbose_name="放弃的票号")),
                (
                    "cause",
                    models.CharField(
                        choices=[("written", "家长书面放弃"), ("absent", "逾期未报到")],
                        max_length=10,
                        verbose_name="放弃方式",
                    ),
                ),
                ("declined_on", models.DateField(verbose_name="放弃日期")),
                ("moved_up", models.JSONField(blank=True, default=list, verbose_name="递补的票号")),
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
                        to="enrollment.decline",
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
                    "lottery",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enrollment.lottery",
                        verbose_name="随机录取",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="decline",
            name="lottery",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="declines",
                to="enrollment.lottery",
                verbose_name="随机录取",
            ),
        ),
        migrations.CreateModel(
            name="ApplicantEvent",
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
                ("number", models.CharField(editable=False, max_length=6, verbose_name="票号")),
                ("name", yangguang.common.fields.SealedField(verbose_name="姓名")),
                ("listed", models.CharField(editable=False, max_length=3, verbose_name="公布的姓名")),
                (
                    "id_type",
                    models.CharField(
                        choices=[("identity", "居民身份证"), ("other", "其他证件")],
                        default="identity",
                        max_length=10,
                        verbose_name="证件类型",
                    ),
                ),
                (
                    "id_number_index",
                    yangguang.common.fields.BlindIndexField(
                        blank=True, editable=False, max_length=64, source="id_number"
                    ),
                ),
                ("id_number", yangguang.common.fields.SealedField(verbose_name="证件号码")),
                ("tie", models.CharField(blank=True, max_length=20, verbose_name="多胞胎捆绑标记")),
                ("withdrawn", models.BooleanField(default=False, verbose_name="已撤回报名")),
                (
                    "county",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="户籍或居住证所在县（区）",
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
                        to="enrollment.applicant",
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
                    "lottery",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enrollment.lottery",
                        verbose_name="随机录取",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="applicant",
            name="lottery",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="applicants",
                to="enrollment.lottery",
                verbose_name="随机录取",
            ),
        ),
        migrations.CreateModel(
            name="LotteryEvent",
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
                ("title", models.CharField(editable=False, max_length=150, verbose_name="名称")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(2024)], verbose_name="招生年份"
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[("p1", "一年级"), ("j1", "七年级")], max_length=2, verbose_name="招生年级"
                    ),
                ),
                (
                    "plan",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="招生计划（人）",
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="报名开始日期")),
                ("closes_on", models.DateField(verbose_name="报名截止日期")),
                ("seed_source", models.CharField(max_length=200, verbose_name="公开随机数来源")),
                ("seed_on", models.DateField(verbose_name="随机数公布日期")),
                ("draw_on", models.DateField(verbose_name="抽取日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registering", "登记中"),
                            ("frozen", "名单已冻结"),
                            ("entered", "随机数待复核"),
                            ("drawn", "已抽取"),
                            ("admitted", "全部录取"),
                        ],
                        default="registering",
                        editable=False,
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                (
                    "frozen_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="名单公布日期"),
                ),
                (
                    "frozen_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="名单冻结时间"),
                ),
                (
                    "list_hash",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="名单校验值"),
                ),
                ("ticket_count", models.PositiveIntegerField(default=0, editable=False, verbose_name="票数")),
                (
                    "child_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="报名人数"),
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
                    models.JSONField(blank=True, default=list, editable=False, verbose_name="见证人"),
                ),
                (
                    "entered_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="录入时间"),
                ),
                (
                    "corrections",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="更正次数"),
                ),
                (
                    "correction",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="最近一次更正原因"
                    ),
                ),
                (
                    "drawn_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="抽取完成日期"),
                ),
                (
                    "drawn_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="抽取完成时间"),
                ),
                (
                    "number",
                    models.CharField(blank=True, editable=False, max_length=50, verbose_name="记录编号"),
                ),
                (
                    "verify_code",
                    models.CharField(blank=True, editable=False, max_length=16, verbose_name="验证码"),
                ),
                ("content", models.JSONField(blank=True, editable=False, null=True, verbose_name="记录内容")),
                (
                    "content_hash",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="记录校验值"),
                ),
                ("file", models.CharField(blank=True, editable=False, max_length=50, verbose_name="文件")),
                (
                    "sha256",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="文件校验值"),
                ),
                (
                    "made_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="文件生成时间"),
                ),
                (
                    "county",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="审批地",
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
                        verbose_name="复核人",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="录入人",
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
                        to="enrollment.lottery",
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
            name="LotteryList",
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
                        choices=[("tickets", "冻结名单"), ("ranking", "抽取顺序")],
                        max_length=10,
                        verbose_name="名单",
                    ),
                ),
                ("content", models.TextField(verbose_name="内容")),
                (
                    "lottery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lists",
                        to="enrollment.lottery",
                        verbose_name="随机录取",
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
                "verbose_name": "公布的名单",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LotteryListEvent",
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
                        choices=[("tickets", "冻结名单"), ("ranking", "抽取顺序")],
                        max_length=10,
                        verbose_name="名单",
                    ),
                ),
                ("content", models.TextField(verbose_name="内容")),
                (
                    "lottery",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enrollment.lottery",
                        verbose_name="随机录取",
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
                        to="enrollment.lotterylist",
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
            model_name="lottery",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_lottery_scope", public="state <> 'registering'"
            ),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.UniqueConstraint(fields=("unit", "year", "grade"), name="lottery_once"),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.CheckConstraint(
                condition=models.Q(("plan__gte", 1)), name="lottery_has_places"
            ),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opens_on"))), name="lottery_opens_first"
            ),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.CheckConstraint(
                condition=models.Q(("draw_on__gte", models.F("seed_on"))), name="lottery_draws_after_numbers"
            ),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "registering"),
                    models.Q(("frozen_on__isnull", False), models.Q(("list_hash", ""), _negated=True)),
                    _connector="OR",
                ),
                name="lottery_frozen_has_hash",
            ),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["registering", "admitted"]),
                    ("seed_on__gt", models.F("frozen_on")),
                    _connector="OR",
                ),
                name="lottery_numbers_come_later",
            ),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("seed", ""), ("state__in", ["registering", "frozen", "admitted"])),
                    models.Q(
                        ("state__in", ["entered", "drawn"]),
                        models.Q(("seed", ""), _negated=True),
                        models.Q(("witnesses", []), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="lottery_entered_has_numbers",
            ),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("drawn_on__gte", models.F("draw_on")),
                        ("drawn_on__isnull", False),
                        ("state", "drawn"),
                    ),
                    models.Q(models.Q(("state", "drawn"), _negated=True), ("drawn_on", None)),
                    _connector="OR",
                ),
                name="lottery_drawn_on_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("drawn_by", None),
                    ("entered_by", None),
                    models.Q(("drawn_by", models.F("entered_by")), _negated=True),
                    _connector="OR",
                ),
                name="lottery_confirmed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "admitted"), _negated=True),
                    ("child_count__lte", models.F("plan")),
                    _connector="OR",
                ),
                name="lottery_all_have_places",
            ),
        ),
        migrations.AddConstraint(
            model_name="lottery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["frozen", "entered", "drawn"]), _negated=True),
                    ("child_count__gt", models.F("plan")),
                    _connector="OR",
                ),
                name="lottery_is_needed",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lottery",
            trigger=pgtrigger.compiler.Trigger(
                name="lottery_is_sealed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP = 'INSERT' THEN\n        IF NEW.state <> 'registering' OR NEW.seed <> '' THEN\n            RAISE EXCEPTION 'A draw begins with registering.' USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n    END IF;\n    IF TG_OP = 'DELETE' THEN\n        IF OLD.state <> 'registering' THEN RAISE EXCEPTION 'A frozen draw stays.' USING ERRCODE = 'check_violation'; END IF;\n        RETURN OLD;\n    END IF;\n    IF (OLD.state, NEW.state) NOT IN (\n        ('registering', 'registering'), ('registering', 'frozen'), ('registering', 'admitted'),\n        ('frozen', 'frozen'), ('frozen', 'entered'), ('entered', 'entered'), ('entered', 'frozen'),\n        ('entered', 'drawn'), ('drawn', 'drawn'), ('admitted', 'admitted')\n    ) THEN RAISE EXCEPTION 'A draw does not go back.' USING ERRCODE = 'check_violation'; END IF;\n    IF OLD.state = 'registering' AND NEW.seed <> '' THEN\n        RAISE EXCEPTION 'The list is frozen before the numbers are known.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF OLD.state <> 'registering' AND (NEW.unit_id, NEW.title, NEW.year, NEW.grade, NEW.county_id, NEW.plan, NEW.opens_on, NEW.closes_on, NEW.seed_source, NEW.seed_on, NEW.draw_on, NEW.frozen_on, NEW.frozen_at, NEW.frozen_by_id, NEW.list_hash, NEW.ticket_count, NEW.child_count) IS DISTINCT FROM (OLD.unit_id, OLD.title, OLD.year, OLD.grade, OLD.county_id, OLD.plan, OLD.opens_on, OLD.closes_on, OLD.seed_source, OLD.seed_on, OLD.draw_on, OLD.frozen_on, OLD.frozen_at, OLD.frozen_by_id, OLD.list_hash, OLD.ticket_count, OLD.child_count) THEN RAISE EXCEPTION 'The list is frozen.' USING ERRCODE = 'check_violation'; END IF;\n    IF OLD.state = 'entered' AND NEW.state = 'frozen'\n        AND (NEW.corrections <> OLD.corrections + 1 OR NEW.correction = '') THEN\n        RAISE EXCEPTION 'A correction is counted and has a reason.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF OLD.state = 'entered' AND NEW.state <> 'frozen' AND (NEW.seed, NEW.seed_link, NEW.witnesses, NEW.entered_by_id, NEW.entered_at, NEW.corrections, NEW.correction) IS DISTINCT FROM (OLD.seed, OLD.seed_link, OLD.witnesses, OLD.entered_by_id, OLD.entered_at, OLD.corrections, OLD.correction) THEN\n        RAISE EXCEPTION 'The numbers are entered once.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF OLD.state IN ('drawn', 'admitted') AND (NEW.seed, NEW.seed_link, NEW.witnesses, NEW.entered_by_id, NEW.entered_at, NEW.corrections, NEW.correction, NEW.drawn_by_id, NEW.drawn_on, NEW.drawn_at, NEW.number, NEW.verify_code, NEW.content, NEW.content_hash, NEW.file) IS DISTINCT FROM (OLD.seed, OLD.seed_link, OLD.witnesses, OLD.entered_by_id, OLD.entered_at, OLD.corrections, OLD.correction, OLD.drawn_by_id, OLD.drawn_on, OLD.drawn_at, OLD.number, OLD.verify_code, OLD.content, OLD.content_hash, OLD.file) THEN\n        RAISE EXCEPTION 'A draw is held once.' USING ERRCODE = 'check_violation';\n    END IF;\n    IF NEW.state = 'drawn' AND OLD.state = 'entered' AND NOT EXISTS (\n        SELECT 1 FROM enrollment_lotterylist WHERE lottery_id = NEW.id AND kind = 'ranking'\n    ) THEN RAISE EXCEPTION 'A draw has its ranking.' USING ERRCODE = 'check_violation'; END IF;\n    RETURN NEW;\n",
                    hash="884edc393a89ee21d868ddacf3dc2e16f7a82196",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_lottery_is_sealed_4c949",
                    table="enrollment_lottery",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lottery",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_lotteryevent" ("child_count", "closes_on", "content", "content_hash", "correction", "corrections", "county_id", "created_at", "draw_on", "drawn_at", "drawn_by_id", "drawn_on", "entered_at", "entered_by_id", "file", "frozen_at", "frozen_by_id", "frozen_on", "grade", "id", "list_hash", "made_at", "number", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "seed", "seed_link", "seed_on", "seed_source", "sha256", "state", "ticket_count", "title", "unit_id", "updated_at", "verify_code", "version", "witnesses", "year") SELECT new_values."child_count", new_values."closes_on", new_values."content", new_values."content_hash", new_values."correction", new_values."corrections", new_values."county_id", new_values."created_at", new_values."draw_on", new_values."drawn_at", new_values."drawn_by_id", new_values."drawn_on", new_values."entered_at", new_values."entered_by_id", new_values."file", new_values."frozen_at", new_values."frozen_by_id", new_values."frozen_on", new_values."grade", new_values."id", new_values."list_hash", new_values."made_at", new_values."number", new_values."opens_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plan", new_values."seed", new_values."seed_link", new_values."seed_on", new_values."seed_source", new_values."sha256", new_values."state", new_values."ticket_count", new_values."title", new_values."unit_id", new_values."updated_at", new_values."verify_code", new_values."version", new_values."witnesses", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="dcfda02f736b62d587d78facd29e451790172dbf",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d89e7",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_lottery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lottery",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_lotteryevent" ("child_count", "closes_on", "content", "content_hash", "correction", "corrections", "county_id", "created_at", "draw_on", "drawn_at", "drawn_by_id", "drawn_on", "entered_at", "entered_by_id", "file", "frozen_at", "frozen_by_id", "frozen_on", "grade", "id", "list_hash", "made_at", "number", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "seed", "seed_link", "seed_on", "seed_source", "sha256", "state", "ticket_count", "title", "unit_id", "updated_at", "verify_code", "version", "witnesses", "year") VALUES (NEW."child_count", NEW."closes_on", NEW."content", NEW."content_hash", NEW."correction", NEW."corrections", NEW."county_id", NEW."created_at", NEW."draw_on", NEW."drawn_at", NEW."drawn_by_id", NEW."drawn_on", NEW."entered_at", NEW."entered_by_id", NEW."file", NEW."frozen_at", NEW."frozen_by_id", NEW."frozen_on", NEW."grade", NEW."id", NEW."list_hash", NEW."made_at", NEW."number", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan", NEW."seed", NEW."seed_link", NEW."seed_on", NEW."seed_source", NEW."sha256", NEW."state", NEW."ticket_count", NEW."title", NEW."unit_id", NEW."updated_at", NEW."verify_code", NEW."version", NEW."witnesses", NEW."year"); RETURN NULL;',
                    hash="ed1a1ca42e71dfcc66af626e845c6c55d555e495",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ea80b",
                    table="enrollment_lottery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lottery",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_lotteryevent" ("child_count", "closes_on", "content", "content_hash", "correction", "corrections", "county_id", "created_at", "draw_on", "drawn_at", "drawn_by_id", "drawn_on", "entered_at", "entered_by_id", "file", "frozen_at", "frozen_by_id", "frozen_on", "grade", "id", "list_hash", "made_at", "number", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "seed", "seed_link", "seed_on", "seed_source", "sha256", "state", "ticket_count", "title", "unit_id", "updated_at", "verify_code", "version", "witnesses", "year") SELECT old_values."child_count", old_values."closes_on", old_values."content", old_values."content_hash", old_values."correction", old_values."corrections", old_values."county_id", old_values."created_at", old_values."draw_on", old_values."drawn_at", old_values."drawn_by_id", old_values."drawn_on", old_values."entered_at", old_values."entered_by_id", old_values."file", old_values."frozen_at", old_values."frozen_by_id", old_values."frozen_on", old_values."grade", old_values."id", old_values."list_hash", old_values."made_at", old_values."number", old_values."opens_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."plan", old_values."seed", old_values."seed_link", old_values."seed_on", old_values."seed_source", old_values."sha256", old_values."state", old_values."ticket_count", old_values."title", old_values."unit_id", old_values."updated_at", old_values."verify_code", old_values."version", old_values."witnesses", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="94fe17be175b9a089933a8113482b021f9d32e9f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_633c2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_lottery",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="declineevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_declineevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="decline",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_decline_scope", public="true"
            ),
        ),
        migrations.AddConstraint(
            model_name="decline",
            constraint=models.UniqueConstraint(fields=("unit", "lottery", "number"), name="decline_once"),
        ),
        migrations.AddConstraint(
            model_name="decline",
            constraint=models.UniqueConstraint(
                fields=("unit", "lottery", "sequence"), name="decline_in_order"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decline",
            trigger=pgtrigger.compiler.Trigger(
                name="declines_stay",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION 'What was given up stays given up.' USING ERRCODE = 'check_violation'; END IF;\n    IF (SELECT state FROM enrollment_lottery WHERE id = NEW.lottery_id) NOT IN ('drawn', 'admitted') THEN\n        RAISE EXCEPTION 'A place is given up after the draw.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="fffb13bffd8eeced4c1b1c7eb1d0dd600512e070",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_declines_stay_8f5e2",
                    table="enrollment_decline",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_declineevent" ("cause", "created_at", "declined_on", "id", "lottery_id", "moved_up", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "sequence", "unit_id", "updated_at", "version") SELECT new_values."cause", new_values."created_at", new_values."declined_on", new_values."id", new_values."lottery_id", new_values."moved_up", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_by_id", new_values."sequence", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ff772af236e2c555590f6054d1d8e92635c89d51",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eb21f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_decline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_declineevent" ("cause", "created_at", "declined_on", "id", "lottery_id", "moved_up", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "sequence", "unit_id", "updated_at", "version") VALUES (NEW."cause", NEW."created_at", NEW."declined_on", NEW."id", NEW."lottery_id", NEW."moved_up", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_by_id", NEW."sequence", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="26b931194291f45cd6b5f7f6308b0b8ecf124993",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cc120",
                    table="enrollment_decline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decline",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_declineevent" ("cause", "created_at", "declined_on", "id", "lottery_id", "moved_up", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "sequence", "unit_id", "updated_at", "version") SELECT old_values."cause", old_values."created_at", old_values."declined_on", old_values."id", old_values."lottery_id", old_values."moved_up", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_by_id", old_values."sequence", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="bff2451633cc77ed9e9fbd3e31a5b08d93222990",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1e582",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_decline",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="applicantevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_applicantevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="applicant",
            index=models.Index(fields=["lottery", "number"], name="applicant_number"),
        ),
        migrations.AddConstraint(
            model_name="applicant",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_applicant_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="applicant",
            constraint=models.UniqueConstraint(
                fields=("unit", "lottery", "id_number_index"), name="applicant_once_per_lottery"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicant",
            trigger=pgtrigger.compiler.Trigger(
                name="applicants_are_frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP <> 'INSERT' AND EXISTS (\n        SELECT 1 FROM enrollment_lottery AS lottery WHERE lottery.id = OLD.lottery_id\n            AND lottery.state <> 'registering'\n            AND (TG_OP = 'UPDATE' OR lottery.frozen_at > now() - interval '2 years')\n    ) THEN\n        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'The list is frozen.' USING ERRCODE = 'check_violation'; END IF;\n        IF (NEW.unit_id, NEW.lottery_id, NEW.number, NEW.listed, NEW.id_type, NEW.id_number_index, NEW.county_id, NEW.tie, NEW.withdrawn) IS DISTINCT FROM (OLD.unit_id, OLD.lottery_id, OLD.number, OLD.listed, OLD.id_type, OLD.id_number_index, OLD.county_id, OLD.tie, OLD.withdrawn) THEN RAISE EXCEPTION 'The list is frozen.' USING ERRCODE = 'check_violation'; END IF;\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    IF (TG_OP = 'INSERT' OR NEW.lottery_id <> OLD.lottery_id) AND (\n        SELECT state FROM enrollment_lottery WHERE id = NEW.lottery_id\n    ) IS DISTINCT FROM 'registering' THEN RAISE EXCEPTION 'The list is frozen.' USING ERRCODE = 'check_violation'; END IF;\n    RETURN NEW;\n",
                    hash="a5a9003eb8098fe54402478a18e6ad81f717e6ae",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_applicants_are_frozen_ca2d6",
                    table="enrollment_applicant",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_applicantevent" ("county_id", "created_at", "id", "id_number", "id_number_index", "id_type", "listed", "lottery_id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tie", "unit_id", "updated_at", "version", "withdrawn") SELECT new_values."county_id", new_values."created_at", new_values."id", new_values."id_number", new_values."id_number_index", new_values."id_type", new_values."listed", new_values."lottery_id", new_values."name", new_values."number", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."tie", new_values."unit_id", new_values."updated_at", new_values."version", new_values."withdrawn" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c78c9cce6cda4af53a39ca9df191b69b34166524",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0042e",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_applicant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_applicantevent" ("county_id", "created_at", "id", "id_number", "id_number_index", "id_type", "listed", "lottery_id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tie", "unit_id", "updated_at", "version", "withdrawn") VALUES (NEW."county_id", NEW."created_at", NEW."id", NEW."id_number", NEW."id_number_index", NEW."id_type", NEW."listed", NEW."lottery_id", NEW."name", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."tie", NEW."unit_id", NEW."updated_at", NEW."version", NEW."withdrawn"); RETURN NULL;',
                    hash="7384bfcd71e48ffa27051d966ebe17d3f2bd3094",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1c558",
                    table="enrollment_applicant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_applicantevent" ("county_id", "created_at", "id", "id_number", "id_number_index", "id_type", "listed", "lottery_id", "name", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tie", "unit_id", "updated_at", "version", "withdrawn") SELECT old_values."county_id", old_values."created_at", old_values."id", old_values."id_number", old_values."id_number_index", old_values."id_type", old_values."listed", old_values."lottery_id", old_values."name", old_values."number", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."tie", old_values."unit_id", old_values."updated_at", old_values."version", old_values."withdrawn" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6ca166918bbef7f4276f050e017b53dc803855b8",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_992d8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_applicant",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="lotteryevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_lotteryevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="lotterylist",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_lotterylist_scope", public="true"
            ),
        ),
        migrations.AddConstraint(
            model_name="lotterylist",
            constraint=models.UniqueConstraint(fields=("unit", "lottery", "kind"), name="lottery_list_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lotterylist",
            trigger=pgtrigger.compiler.Trigger(
                name="lottery_lists_stay",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP <> 'INSERT' THEN RAISE EXCEPTION 'A published list stays.' USING ERRCODE = 'check_violation'; END IF;\n    IF (SELECT state FROM enrollment_lottery WHERE id = NEW.lottery_id) IS DISTINCT FROM\n        (CASE NEW.kind WHEN 'tickets' THEN 'registering' ELSE 'entered' END) THEN\n        RAISE EXCEPTION 'A list is published once, at its step.' USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n",
                    hash="6e1a14af43cb2e75b8f1b910dcbd060c526a8fbc",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_lottery_lists_stay_dda85",
                    table="enrollment_lotterylist",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lotterylist",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_lotterylistevent" ("content", "created_at", "id", "kind", "lottery_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT new_values."content", new_values."created_at", new_values."id", new_values."kind", new_values."lottery_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6d03e3ac48a83d80bf14cd981b5c8cc3cd584f5e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5d1a9",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_lotterylist",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lotterylist",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_lotterylistevent" ("content", "created_at", "id", "kind", "lottery_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") VALUES (NEW."content", NEW."created_at", NEW."id", NEW."kind", NEW."lottery_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="9e16b47c7647b19c548c198bc524ab9b09110d25",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_eef76",
                    table="enrollment_lotterylist",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lotterylist",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_lotterylistevent" ("content", "created_at", "id", "kind", "lottery_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT old_values."content", old_values."created_at", old_values."id", old_values."kind", old_values."lottery_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0e69b4de4394dd9634618f3c0643bc1663ffc625",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_732e0",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_lotterylist",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="lotterylistevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_lotterylistevent_scope"
            ),
        ),
    ]
