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
        ("enrollment", "0005_personal_data"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0002_cross_check"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AtSchool",
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
                (
                    "sex",
                    models.CharField(
                        choices=[("male", "男"), ("female", "女")], max_length=6, verbose_name="性别"
                    ),
                ),
                (
                    "id_number_index",
                    yangguang.common.fields.BlindIndexField(
                        blank=True, editable=False, max_length=64, source="id_number"
                    ),
                ),
                ("id_number", yangguang.common.fields.SealedField(verbose_name="证件号码")),
                ("birth_date", models.DateField(verbose_name="出生日期")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("p1", "一年级"),
                            ("p2", "二年级"),
                            ("p3", "三年级"),
                            ("p4", "四年级"),
                            ("p5", "五年级"),
                            ("p6", "六年级"),
                            ("j1", "七年级"),
                            ("j2", "八年级"),
                            ("j3", "九年级"),
                        ],
                        max_length=2,
                        verbose_name="年级",
                    ),
                ),
                ("counted_on", models.DateField(verbose_name="点名日期")),
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
                "verbose_name": "在校学生",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AtSchoolEvent",
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
                (
                    "sex",
                    models.CharField(
                        choices=[("male", "男"), ("female", "女")], max_length=6, verbose_name="性别"
                    ),
                ),
                (
                    "id_number_index",
                    yangguang.common.fields.BlindIndexField(
                        blank=True, editable=False, max_length=64, source="id_number"
                    ),
                ),
                ("id_number", yangguang.common.fields.SealedField(verbose_name="证件号码")),
                ("birth_date", models.DateField(verbose_name="出生日期")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("p1", "一年级"),
                            ("p2", "二年级"),
                            ("p3", "三年级"),
                            ("p4", "四年级"),
                            ("p5", "五年级"),
                            ("p6", "六年级"),
                            ("j1", "七年级"),
                            ("j2", "八年级"),
                            ("j3", "九年级"),
                        ],
                        max_length=2,
                        verbose_name="年级",
                    ),
                ),
                ("counted_on", models.DateField(verbose_name="点名日期")),
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
                        to="enrollment.atschool",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DuplicateChild",
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
                ("id_number_index", models.CharField(editable=False, max_length=64)),
                ("counties", models.CharField(max_length=200, verbose_name="登记县（区）")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待市级核对"), ("resolved", "已处理")],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("same", "同一儿童，由一个县（区）保留"),
                            ("both", "同一儿童，各县（区）按实际情况都保留"),
                            ("different", "不是同一儿童，有一方证件号码录错"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="处理结果",
                    ),
                ),
                ("note", models.TextField(blank=True, editable=False, verbose_name="核对情况")),
                ("at", models.DateTimeField(editable=False, null=True, verbose_name="处理时间")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="处理人",
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tenancy.unit",
                        verbose_name="保留县（区）",
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
                "verbose_name": "跨县重复登记",
                "ordering": ["-found_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DuplicateChildEvent",
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
                ("id_number_index", models.CharField(editable=False, max_length=64)),
                ("counties", models.CharField(max_length=200, verbose_name="登记县（区）")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待市级核对"), ("resolved", "已处理")],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("same", "同一儿童，由一个县（区）保留"),
                            ("both", "同一儿童，各县（区）按实际情况都保留"),
                            ("different", "不是同一儿童，有一方证件号码录错"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="处理结果",
                    ),
                ),
                ("note", models.TextField(blank=True, editable=False, verbose_name="核对情况")),
                ("at", models.DateTimeField(editable=False, null=True, verbose_name="处理时间")),
                (
                    "by",
                    models.ForeignKey(
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
                (
                    "keeper",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tenancy.unit",
                        verbose_name="保留县（区）",
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
                        to="enrollment.duplicatechild",
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
            name="DuplicateNotice",
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
                ("duplicate", models.UUIDField(editable=False)),
                ("found_on", models.DateField(verbose_name="发现日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待市级核对"), ("resolved", "已处理")],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "advice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "本县（区）保留该记录"),
                            ("remove", "请核实后移出本县（区）台账"),
                            ("check", "请核对本县（区）登记的证件号码"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="市级意见",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="enrollment.child",
                        verbose_name="儿童",
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
                "verbose_name": "重复登记提示",
                "ordering": ["-found_on"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DuplicateNoticeEvent",
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
                ("duplicate", models.UUIDField(editable=False)),
                ("found_on", models.DateField(verbose_name="发现日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待市级核对"), ("resolved", "已处理")],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "advice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "本县（区）保留该记录"),
                            ("remove", "请核实后移出本县（区）台账"),
                            ("check", "请核对本县（区）登记的证件号码"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="市级意见",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enrollment.child",
                        verbose_name="儿童",
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
                        to="enrollment.duplicatenotice",
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
            name="ListMapping",
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
                            ("police", "公安部门名单"),
                            ("civil_affairs", "民政部门名单"),
                            ("disabled", "残联名单"),
                            ("rural", "乡村振兴部门名单"),
                            ("household", "户籍名单"),
                            ("property", "房产名单"),
                            ("permit", "居住证名单"),
                            ("insurance", "社保名单"),
                            ("three_way", "户籍、学籍、在校三方比对"),
                        ],
                        max_length=15,
                        verbose_name="名单来源",
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="表头校验值")),
                ("headings", models.JSONField(default=dict, verbose_name="列对应")),
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
                "verbose_name": "列名对应",
                "ordering": ["-updated_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ListMappingEvent",
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
                            ("police", "公安部门名单"),
                            ("civil_affairs", "民政部门名单"),
                            ("disabled", "残联名单"),
                            ("rural", "乡村振兴部门名单"),
                            ("household", "户籍名单"),
                            ("property", "房产名单"),
                            ("permit", "居住证名单"),
                            ("insurance", "社保名单"),
                            ("three_way", "户籍、学籍、在校三方比对"),
                        ],
                        max_length=15,
                        verbose_name="名单来源",
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="表头校验值")),
                ("headings", models.JSONField(default=dict, verbose_name="列对应")),
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
                        to="enrollment.listmapping",
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
            name="MatchRound",
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
                            ("police", "公安部门名单"),
                            ("civil_affairs", "民政部门名单"),
                            ("disabled", "残联名单"),
                            ("rural", "乡村振兴部门名单"),
                            ("household", "户籍名单"),
                            ("property", "房产名单"),
                            ("permit", "居住证名单"),
                            ("insurance", "社保名单"),
                            ("three_way", "户籍、学籍、在校三方比对"),
                        ],
                        max_length=15,
                        verbose_name="名单来源",
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=80, verbose_name="比对台账")),
                ("as_of", models.DateField(verbose_name="名单截止日期")),
                (
                    "file",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="存储位置"),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="文件名")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "正在读取表头"),
                            ("mapping", "待对应列名"),
                            ("queued", "正在比对"),
                            ("faulty", "有几行读不懂，待确认"),
                            ("open", "核查中"),
                            ("closed", "已结束"),
                            ("refused", "未完成"),
                        ],
                        default="reading",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("message", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                ("columns", models.JSONField(blank=True, default=dict, verbose_name="列对应")),
                ("good_only", models.BooleanField(default=False, verbose_name="只比对读得懂的行")),
                ("outcome", models.JSONField(blank=True, default=dict, verbose_name="结果")),
                ("opened_at", models.DateTimeField(editable=False, null=True, verbose_name="比对完成时间")),
                ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="结束时间")),
                ("erased_at", models.DateTimeField(editable=False, null=True, verbose_name="名单删除时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发起人",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enrollment.matchround",
                        verbose_name="所用户籍名单",
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
                "verbose_name": "比对轮次",
                "ordering": ["-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MatchRoundEvent",
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
                            ("police", "公安部门名单"),
                            ("civil_affairs", "民政部门名单"),
                            ("disabled", "残联名单"),
                            ("rural", "乡村振兴部门名单"),
                            ("household", "户籍名单"),
                            ("property", "房产名单"),
                            ("permit", "居住证名单"),
                            ("insurance", "社保名单"),
                            ("three_way", "户籍、学籍、在校三方比对"),
                        ],
                        max_length=15,
                        verbose_name="名单来源",
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=80, verbose_name="比对台账")),
                ("as_of", models.DateField(verbose_name="名单截止日期")),
                (
                    "file",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="存储位置"),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="文件名")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "正在读取表头"),
                            ("mapping", "待对应列名"),
                            ("queued", "正在比对"),
                            ("faulty", "有几行读不懂，待确认"),
                            ("open", "核查中"),
                            ("closed", "已结束"),
                            ("refused", "未完成"),
                        ],
                        default="reading",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("message", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                ("columns", models.JSONField(blank=True, default=dict, verbose_name="列对应")),
                ("good_only", models.BooleanField(default=False, verbose_name="只比对读得懂的行")),
                ("outcome", models.JSONField(blank=True, default=dict, verbose_name="结果")),
                ("opened_at", models.DateTimeField(editable=False, null=True, verbose_name="比对完成时间")),
                ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="结束时间")),
                ("erased_at", models.DateTimeField(editable=False, null=True, verbose_name="名单删除时间")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发起人",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enrollment.matchround",
                        verbose_name="所用户籍名单",
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
                        to="enrollment.matchround",
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
            name="MatchRow",
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
                ("number", models.PositiveIntegerField(verbose_name="行号")),
                ("name", models.CharField(blank=True, max_length=50, verbose_name="姓名")),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("male", "男"), ("female", "女")],
                        max_length=6,
                        verbose_name="性别",
                    ),
                ),
                (
                    "id_number_index",
                    yangguang.common.fields.BlindIndexField(
                        blank=True, editable=False, max_length=64, source="id_number"
                    ),
                ),
                ("id_number", yangguang.common.fields.SealedField(verbose_name="证件号码")),
                ("birth_date", models.DateField(null=True, verbose_name="出生日期")),
                ("guardian", yangguang.common.fields.SealedField(blank=True, verbose_name="监护人")),
                ("phone", yangguang.common.fields.SealedField(blank=True, verbose_name="联系电话")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="地址")),
                ("school", models.CharField(blank=True, max_length=100, verbose_name="就读学校")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("both", "双方都有，一致"),
                            ("differing", "双方都有，内容不同"),
                            ("theirs", "只有对方有"),
                        ],
                        default="theirs",
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                ("differs", models.CharField(blank=True, max_length=100, verbose_name="不同之处")),
                (
                    "child",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="enrollment.child",
                        verbose_name="儿童",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="enrollment.matchround",
                        verbose_name="轮次",
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
                "verbose_name": "名单行",
                "ordering": ["number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MatchFinding",
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
                            ("theirs", "只有对方有"),
                            ("ours", "只有我方有"),
                            ("differing", "内容不同"),
                            ("twice", "学籍重复"),
                            ("apart", "人籍分离"),
                            ("hollow", "空挂学籍"),
                            ("no_status", "在校无学籍"),
                            ("nowhere", "有户籍，无学籍、不在校"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待核查"), ("looked", "已核查"), ("closed", "已办结")],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("added", "已补登入台账"),
                            ("elsewhere", "不属于本台账对象（已在其他台账或年龄不符）"),
                            ("moved", "已迁出或在外地就读"),
                            ("duplicate", "与已有记录重复"),
                            ("their_error", "对方名单有误"),
                            ("kept", "我方记录核实无误，保留"),
                            ("removed", "我方记录不再符合，已处理"),
                            ("ours_right", "以我方为准"),
                            ("theirs_right", "以对方为准，按对方内容更正"),
                            ("corrected", "已更正学籍或在校信息"),
                            ("to_issue", "已转入问题整改台账"),
                            ("explained", "情况属实且合规（休学、交流、转学办理中等）"),
                        ],
                        editable=False,
                        max_length=15,
                        verbose_name="处理结果",
                    ),
                ),
                ("note", models.TextField(blank=True, editable=False, verbose_name="核查情况")),
                ("at", models.DateTimeField(editable=False, null=True, verbose_name="核查时间")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核查人",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="enrollment.child",
                        verbose_name="儿童",
                    ),
                ),
                (
                    "pupil",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="enrollment.atschool",
                        verbose_name="在校",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="enrollment.matchround",
                        verbose_name="轮次",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="enrollment.matchrow",
                        verbose_name="名单行",
                    ),
                ),
            ],
            options={
                "verbose_name": "比对核查",
                "ordering": ["state", "-updated_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StudentStatus",
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
                (
                    "sex",
                    models.CharField(
                        choices=[("male", "男"), ("female", "女")], max_length=6, verbose_name="性别"
                    ),
                ),
                (
                    "id_number_index",
                    yangguang.common.fields.BlindIndexField(
                        blank=True, editable=False, max_length=64, source="id_number"
                    ),
                ),
                ("id_number", yangguang.common.fields.SealedField(verbose_name="证件号码")),
                ("birth_date", models.DateField(verbose_name="出生日期")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("p1", "一年级"),
                            ("p2", "二年级"),
                            ("p3", "三年级"),
                            ("p4", "四年级"),
                            ("p5", "五年级"),
                            ("p6", "六年级"),
                            ("j1", "七年级"),
                            ("j2", "八年级"),
                            ("j3", "九年级"),
                        ],
                        max_length=2,
                        verbose_name="年级",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("expected", "应入学"),
                            ("registered", "已注册"),
                            ("suspended", "休学"),
                            ("transferred", "已转出"),
                        ],
                        default="registered",
                        max_length=12,
                        verbose_name="学籍状态",
                    ),
                ),
                ("entered_on", models.DateField(blank=True, null=True, verbose_name="入学日期")),
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
                "verbose_name": "学籍",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MatchFindingEvent",
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
                            ("theirs", "只有对方有"),
                            ("ours", "只有我方有"),
                            ("differing", "内容不同"),
                            ("twice", "学籍重复"),
                            ("apart", "人籍分离"),
                            ("hollow", "空挂学籍"),
                            ("no_status", "在校无学籍"),
                            ("nowhere", "有户籍，无学籍、不在校"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待核查"), ("looked", "已核查"), ("closed", "已办结")],
                        default="open",
                        editable=False,
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("added", "已补登入台账"),
                            ("elsewhere", "不属于本台账对象（已在其他台账或年龄不符）"),
                            ("moved", "已迁出或在外地就读"),
                            ("duplicate", "与已有记录重复"),
                            ("their_error", "对方名单有误"),
                            ("kept", "我方记录核实无误，保留"),
                            ("removed", "我方记录不再符合，已处理"),
                            ("ours_right", "以我方为准"),
                            ("theirs_right", "以对方为准，按对方内容更正"),
                            ("corrected", "已更正学籍或在校信息"),
                            ("to_issue", "已转入问题整改台账"),
                            ("explained", "情况属实且合规（休学、交流、转学办理中等）"),
                        ],
                        editable=False,
                        max_length=15,
                        verbose_name="处理结果",
                    ),
                ),
                ("note", models.TextField(blank=True, editable=False, verbose_name="核查情况")),
                ("at", models.DateTimeField(editable=False, null=True, verbose_name="核查时间")),
                (
                    "by",
                    models.ForeignKey(
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
                    "child",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enrollment.child",
                        verbose_name="儿童",
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
                        to="enrollment.matchfinding",
                    ),
                ),
                (
                    "pupil",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enrollment.atschool",
                        verbose_name="在校",
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
                        to="enrollment.matchround",
                        verbose_name="轮次",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enrollment.matchrow",
                        verbose_name="名单行",
                    ),
                ),
                (
                    "status",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enrollment.studentstatus",
                        verbose_name="学籍",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="matchfinding",
            name="status",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="enrollment.studentstatus",
                verbose_name="学籍",
            ),
        ),
        migrations.CreateModel(
            name="StudentStatusEvent",
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
                (
                    "sex",
                    models.CharField(
                        choices=[("male", "男"), ("female", "女")], max_length=6, verbose_name="性别"
                    ),
                ),
                (
                    "id_number_index",
                    yangguang.common.fields.BlindIndexField(
                        blank=True, editable=False, max_length=64, source="id_number"
                    ),
                ),
                ("id_number", yangguang.common.fields.SealedField(verbose_name="证件号码")),
                ("birth_date", models.DateField(verbose_name="出生日期")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("p1", "一年级"),
                            ("p2", "二年级"),
                            ("p3", "三年级"),
                            ("p4", "四年级"),
                            ("p5", "五年级"),
                            ("p6", "六年级"),
                            ("j1", "七年级"),
                            ("j2", "八年级"),
                            ("j3", "九年级"),
                        ],
                        max_length=2,
                        verbose_name="年级",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("expected", "应入学"),
                            ("registered", "已注册"),
                            ("suspended", "休学"),
                            ("transferred", "已转出"),
                        ],
                        default="registered",
                        max_length=12,
                        verbose_name="学籍状态",
                    ),
                ),
                ("entered_on", models.DateField(blank=True, null=True, verbose_name="入学日期")),
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
                        to="enrollment.studentstatus",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="atschool",
            index=models.Index(fields=["-updated_at", "id"], name="at_school_latest"),
        ),
        migrations.AddConstraint(
            model_name="atschool",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_atschool_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="atschool",
            constraint=models.UniqueConstraint(
                fields=("unit", "id_number_index", "school"), name="at_school_once_a_school"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="atschool",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_atschoolevent" ("birth_date", "counted_on", "created_at", "grade", "id", "id_number", "id_number_index", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "sex", "unit_id", "updated_at", "version") SELECT new_values."birth_date", new_values."counted_on", new_values."created_at", new_values."grade", new_values."id", new_values."id_number", new_values."id_number_index", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."school_id", new_values."sex", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4d34973b5e103a0eb6ce4b00bf92530488dd5d57",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5f854",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_atschool",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="atschool",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_atschoolevent" ("birth_date", "counted_on", "created_at", "grade", "id", "id_number", "id_number_index", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "sex", "unit_id", "updated_at", "version") VALUES (NEW."birth_date", NEW."counted_on", NEW."created_at", NEW."grade", NEW."id", NEW."id_number", NEW."id_number_index", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."sex", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="99e95b9ffb75b611f828162436cd237720d7b376",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0cedd",
                    table="enrollment_atschool",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="atschool",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_atschoolevent" ("birth_date", "counted_on", "created_at", "grade", "id", "id_number", "id_number_index", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "sex", "unit_id", "updated_at", "version") SELECT old_values."birth_date", old_values."counted_on", old_values."created_at", old_values."grade", old_values."id", old_values."id_number", old_values."id_number_index", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."school_id", old_values."sex", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="19a76e6ee0c88cc92335d70086340fef3dbcfd2c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6a8e2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_atschool",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="atschoolevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_atschoolevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatechild",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_duplicatechild_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatechild",
            constraint=models.UniqueConstraint(
                fields=("unit", "id_number_index"), name="duplicate_child_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatechild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", ""), ("state", "open")),
                    models.Q(
                        ("at__isnull", False),
                        ("by__isnull", False),
                        ("state", "resolved"),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="duplicate_resolved_with_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatechild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "same"), _negated=True), ("keeper__isnull", False), _connector="OR"
                ),
                name="duplicate_same_has_keeper",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duplicatechild",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_duplicatechildevent" ("at", "by_id", "counties", "created_at", "found_on", "id", "id_number_index", "keeper_id", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "updated_at", "version") SELECT new_values."at", new_values."by_id", new_values."counties", new_values."created_at", new_values."found_on", new_values."id", new_values."id_number_index", new_values."keeper_id", new_values."note", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f7155f6d3223ba2ae770f43e43d482e43e2914d2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_84226",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_duplicatechild",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duplicatechild",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_duplicatechildevent" ("at", "by_id", "counties", "created_at", "found_on", "id", "id_number_index", "keeper_id", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "updated_at", "version") VALUES (NEW."at", NEW."by_id", NEW."counties", NEW."created_at", NEW."found_on", NEW."id", NEW."id_number_index", NEW."keeper_id", NEW."note", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="e1d5b87743ff32c782c3e30992d390152c36ab94",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ac80f",
                    table="enrollment_duplicatechild",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duplicatechild",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_duplicatechildevent" ("at", "by_id", "counties", "created_at", "found_on", "id", "id_number_index", "keeper_id", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "updated_at", "version") SELECT old_values."at", old_values."by_id", old_values."counties", old_values."created_at", old_values."found_on", old_values."id", old_values."id_number_index", old_values."keeper_id", old_values."note", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="6209a22571963c1686f44f79d40c65462f5e5fff",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_728be",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_duplicatechild",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatechildevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_duplicatechildevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatenotice",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_duplicatenotice_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatenotice",
            constraint=models.UniqueConstraint(
                fields=("unit", "duplicate", "child"), name="duplicate_notice_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatenotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("advice", ""), ("state", "open")),
                    models.Q(("state", "resolved"), models.Q(("advice", ""), _negated=True)),
                    _connector="OR",
                ),
                name="duplicate_notice_resolved_says_what",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duplicatenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_duplicatenoticeevent" ("advice", "child_id", "created_at", "duplicate", "found_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "updated_at", "version") SELECT new_values."advice", new_values."child_id", new_values."created_at", new_values."duplicate", new_values."found_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2c896365f8d7d54491a2cca0278840ed4bb0e3eb",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e729e",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_duplicatenotice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duplicatenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_duplicatenoticeevent" ("advice", "child_id", "created_at", "duplicate", "found_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "updated_at", "version") VALUES (NEW."advice", NEW."child_id", NEW."created_at", NEW."duplicate", NEW."found_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="3e35cc6ef21ab51571b36bf1f3224f0d26c6c4c7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fadf3",
                    table="enrollment_duplicatenotice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duplicatenotice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_duplicatenoticeevent" ("advice", "child_id", "created_at", "duplicate", "found_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unit_id", "updated_at", "version") SELECT old_values."advice", old_values."child_id", old_values."created_at", old_values."duplicate", old_values."found_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c762306607ee84e3c6c9b5e612e3a817c444d5b0",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_38c08",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_duplicatenotice",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatenoticeevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_duplicatenoticeevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="listmapping",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_listmapping_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="listmapping",
            constraint=models.UniqueConstraint(fields=("unit", "kind", "digest"), name="list_mapping_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="listmapping",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_listmappingevent" ("created_at", "digest", "headings", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT new_values."created_at", new_values."digest", new_values."headings", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f97c2ecf082672694a3781a725b63c970efbc900",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3fc69",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_listmapping",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="listmapping",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_listmappingevent" ("created_at", "digest", "headings", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") VALUES (NEW."created_at", NEW."digest", NEW."headings", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="3c3152f61bbeeb9112d1a30c7abeb9f8b0970162",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_35152",
                    table="enrollment_listmapping",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="listmapping",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_listmappingevent" ("created_at", "digest", "headings", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT old_values."created_at", old_values."digest", old_values."headings", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="5ccf8e3348701620387e58f8c9205cea06a379c2",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_794b8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_listmapping",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="listmappingevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_listmappingevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="matchround",
            index=models.Index(fields=["state", "created_at"], name="match_round_waiting"),
        ),
        migrations.AddConstraint(
            model_name="matchround",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_matchround_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="matchround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("state", "closed")),
                    models.Q(models.Q(("state", "closed"), _negated=True), ("closed_at", None)),
                    _connector="OR",
                ),
                name="match_round_closed_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="matchround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at", None), ("state", "closed"), ("state", "refused"), _connector="OR"
                ),
                name="match_round_erased_after_closing",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchround",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_matchroundevent" ("as_of", "by_id", "closed_at", "columns", "created_at", "erased_at", "file", "good_only", "household_id", "id", "kind", "message", "name", "opened_at", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "target", "unit_id", "updated_at", "version") SELECT new_values."as_of", new_values."by_id", new_values."closed_at", new_values."columns", new_values."created_at", new_values."erased_at", new_values."file", new_values."good_only", new_values."household_id", new_values."id", new_values."kind", new_values."message", new_values."name", new_values."opened_at", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."state", new_values."target", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="dc3af6b7484704539c1449fe4a8f82dd8bdf41d9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b5234",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_matchround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchround",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_matchroundevent" ("as_of", "by_id", "closed_at", "columns", "created_at", "erased_at", "file", "good_only", "household_id", "id", "kind", "message", "name", "opened_at", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "target", "unit_id", "updated_at", "version") VALUES (NEW."as_of", NEW."by_id", NEW."closed_at", NEW."columns", NEW."created_at", NEW."erased_at", NEW."file", NEW."good_only", NEW."household_id", NEW."id", NEW."kind", NEW."message", NEW."name", NEW."opened_at", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."target", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="a3506cfe2e62d8000dc4f847e182ceb901f04eab",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ce4e9",
                    table="enrollment_matchround",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchround",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_matchroundevent" ("as_of", "by_id", "closed_at", "columns", "created_at", "erased_at", "file", "good_only", "household_id", "id", "kind", "message", "name", "opened_at", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "target", "unit_id", "updated_at", "version") SELECT old_values."as_of", old_values."by_id", old_values."closed_at", old_values."columns", old_values."created_at", old_values."erased_at", old_values."file", old_values."good_only", old_values."household_id", old_values."id", old_values."kind", old_values."message", old_values."name", old_values."opened_at", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."state", old_values."target", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="dc9dc3b42351461e32e6787fa0e9fc373210480d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3cc1f",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_matchround",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="matchroundevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_matchroundevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="matchrow",
            index=models.Index(fields=["round", "result", "number"], name="match_row_by_result"),
        ),
        migrations.AddConstraint(
            model_name="matchrow",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_matchrow_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="matchrow",
            constraint=models.UniqueConstraint(
                fields=("unit", "round", "id_number_index"), name="match_row_once"
            ),
        ),
        migrations.AddIndex(
            model_name="studentstatus",
            index=models.Index(fields=["-updated_at", "id"], name="student_status_latest"),
        ),
        migrations.AddConstraint(
            model_name="studentstatus",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_studentstatus_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="studentstatus",
            constraint=models.UniqueConstraint(
                fields=("unit", "id_number_index", "school"), name="student_status_once_a_school"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studentstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_studentstatusevent" ("birth_date", "created_at", "entered_on", "grade", "id", "id_number", "id_number_index", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "sex", "status", "unit_id", "updated_at", "version") SELECT new_values."birth_date", new_values."created_at", new_values."entered_on", new_values."grade", new_values."id", new_values."id_number", new_values."id_number_index", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."school_id", new_values."sex", new_values."status", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="35a588e2d641c0c78715e941ce5ffb3e25c1bf11",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fed98",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_studentstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studentstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_studentstatusevent" ("birth_date", "created_at", "entered_on", "grade", "id", "id_number", "id_number_index", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "sex", "status", "unit_id", "updated_at", "version") VALUES (NEW."birth_date", NEW."created_at", NEW."entered_on", NEW."grade", NEW."id", NEW."id_number", NEW."id_number_index", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."school_id", NEW."sex", NEW."status", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="d71e52446a92dd7699a8314c5f04dc902df52e64",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_426b2",
                    table="enrollment_studentstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studentstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_studentstatusevent" ("birth_date", "created_at", "entered_on", "grade", "id", "id_number", "id_number_index", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "sex", "status", "unit_id", "updated_at", "version") SELECT old_values."birth_date", old_values."created_at", old_values."entered_on", old_values."grade", old_values."id", old_values."id_number", old_values."id_number_index", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."school_id", old_values."sex", old_values."status", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="8aa94342c2a0a6a9a7759b17c302908962cc417c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a17d5",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_studentstatus",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="matchfindingevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_matchfindingevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="matchfinding",
            index=models.Index(fields=["round", "kind", "id"], name="match_finding_by_kind"),
        ),
        migrations.AddIndex(
            model_name="matchfinding",
            index=models.Index(fields=["unit", "state"], name="match_finding_by_state"),
        ),
        migrations.AddConstraint(
            model_name="matchfinding",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_matchfinding_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="matchfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("at__isnull", False),
                        ("by__isnull", False),
                        ("state", "closed"),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    models.Q(models.Q(("state", "closed"), _negated=True), ("outcome", "")),
                    _connector="OR",
                ),
                name="match_finding_closed_with_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="matchfinding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "looked"), _negated=True),
                    models.Q(
                        ("at__isnull", False), ("by__isnull", False), models.Q(("note", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="match_finding_looked_says_what",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_matchfindingevent" ("at", "by_id", "child_id", "created_at", "id", "kind", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupil_id", "round_id", "row_id", "state", "status_id", "unit_id", "updated_at", "version") SELECT new_values."at", new_values."by_id", new_values."child_id", new_values."created_at", new_values."id", new_values."kind", new_values."note", new_values."outcome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."pupil_id", new_values."round_id", new_values."row_id", new_values."state", new_values."status_id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5a18af99d4c1030c0b57dc5efbb74e82a1c9432d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_25a16",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_matchfinding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_matchfindingevent" ("at", "by_id", "child_id", "created_at", "id", "kind", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupil_id", "round_id", "row_id", "state", "status_id", "unit_id", "updated_at", "version") VALUES (NEW."at", NEW."by_id", NEW."child_id", NEW."created_at", NEW."id", NEW."kind", NEW."note", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pupil_id", NEW."round_id", NEW."row_id", NEW."state", NEW."status_id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="d4239f383ae525d722d8b7cbc44ed8d495dc76b0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9acf1",
                    table="enrollment_matchfinding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="matchfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_matchfindingevent" ("at", "by_id", "child_id", "created_at", "id", "kind", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pupil_id", "round_id", "row_id", "state", "status_id", "unit_id", "updated_at", "version") SELECT old_values."at", old_values."by_id", old_values."child_id", old_values."created_at", old_values."id", old_values."kind", old_values."note", old_values."outcome", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."pupil_id", old_values."round_id", old_values."row_id", old_values."state", old_values."status_id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="531168699e90a6a68eef50c0b7e06df500e8cb17",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4cb75",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_matchfinding",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="studentstatusevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_studentstatusevent_scope"
            ),
        ),
    ]
