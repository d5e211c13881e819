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
        ("enrollment", "0003_schools_and_seats"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tenancy", "0002_cross_check"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Disability",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("1", "视力残疾"),
                            ("2", "听力残疾"),
                            ("3", "言语残疾"),
                            ("4", "肢体残疾"),
                            ("5", "智力残疾"),
                            ("6", "精神残疾"),
                            ("7", "多重残疾"),
                        ],
                        max_length=1,
                        verbose_name="残疾类别",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("1", "一级"), ("2", "二级"), ("3", "三级"), ("4", "四级")],
                        max_length=1,
                        verbose_name="残疾等级",
                    ),
                ),
                (
                    "certificate_number",
                    yangguang.common.fields.SealedField(blank=True, verbose_name="残疾人证号"),
                ),
                (
                    "advice",
                    yangguang.common.fields.SealedField(blank=True, verbose_name="医学和教育评估建议"),
                ),
                (
                    "individual_plan",
                    models.CharField(blank=True, max_length=300, verbose_name="个别化教育方案"),
                ),
                (
                    "lawful_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("approved", "经批准延缓入学或休学"),
                            ("elsewhere", "已在外地就读，有学籍证明"),
                            ("moved", "户籍已迁出"),
                            ("graduated", "已完成义务教育"),
                        ],
                        max_length=10,
                        verbose_name="未入学的合法理由",
                    ),
                ),
            ],
            options={
                "verbose_name": "残疾儿童",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DisabilityEvent",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("1", "视力残疾"),
                            ("2", "听力残疾"),
                            ("3", "言语残疾"),
                            ("4", "肢体残疾"),
                            ("5", "智力残疾"),
                            ("6", "精神残疾"),
                            ("7", "多重残疾"),
                        ],
                        max_length=1,
                        verbose_name="残疾类别",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("1", "一级"), ("2", "二级"), ("3", "三级"), ("4", "四级")],
                        max_length=1,
                        verbose_name="残疾等级",
                    ),
                ),
                (
                    "certificate_number",
                    yangguang.common.fields.SealedField(blank=True, verbose_name="残疾人证号"),
                ),
                (
                    "advice",
                    yangguang.common.fields.SealedField(blank=True, verbose_name="医学和教育评估建议"),
                ),
                (
                    "individual_plan",
                    models.CharField(blank=True, max_length=300, verbose_name="个别化教育方案"),
                ),
                (
                    "lawful_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("approved", "经批准延缓入学或休学"),
                            ("elsewhere", "已在外地就读，有学籍证明"),
                            ("moved", "户籍已迁出"),
                            ("graduated", "已完成义务教育"),
                        ],
                        max_length=10,
                        verbose_name="未入学的合法理由",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Dropout",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "status",
                    models.CharField(
                        choices=[("suspected", "疑似辍学"), ("confirmed", "辍学")],
                        max_length=10,
                        verbose_name="认定情况",
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("weary", "厌学"),
                            ("poverty", "家庭经济困难"),
                            ("work", "外出务工"),
                            ("illness", "因病因残"),
                            ("away", "随父母外出，去向不明"),
                            ("marriage", "早婚早育"),
                            ("family", "家庭变故或监护缺失"),
                            ("other", "其他"),
                        ],
                        max_length=10,
                        verbose_name="辍学原因",
                    ),
                ),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="离校日期")),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="返校日期")),
            ],
            options={
                "verbose_name": "疑似辍学和辍学学生",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DropoutEvent",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "status",
                    models.CharField(
                        choices=[("suspected", "疑似辍学"), ("confirmed", "辍学")],
                        max_length=10,
                        verbose_name="认定情况",
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("weary", "厌学"),
                            ("poverty", "家庭经济困难"),
                            ("work", "外出务工"),
                            ("illness", "因病因残"),
                            ("away", "随父母外出，去向不明"),
                            ("marriage", "早婚早育"),
                            ("family", "家庭变故或监护缺失"),
                            ("other", "其他"),
                        ],
                        max_length=10,
                        verbose_name="辍学原因",
                    ),
                ),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="离校日期")),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="返校日期")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
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
                    "group",
                    models.CharField(
                        choices=[
                            ("dropout", "疑似辍学和辍学"),
                            ("migrant", "进城务工人员随迁子女"),
                            ("left-behind", "农村留守儿童"),
                            ("unattended", "事实无人抚养儿童"),
                            ("orphan", "孤儿"),
                            ("poverty", "家庭经济困难"),
                            ("disability", "残疾"),
                        ],
                        max_length=12,
                        verbose_name="台账",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("persuasion", "劝返"),
                            ("home_teaching", "送教上门"),
                            ("visit", "走访"),
                            ("phone", "电话联系"),
                        ],
                        max_length=15,
                        verbose_name="方式",
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                ("person", models.CharField(max_length=50, verbose_name="走访（送教）人")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("done", "已完成"),
                            ("agreed", "同意返校（入学）"),
                            ("undecided", "仍在做工作"),
                            ("absent", "未见到本人和监护人"),
                            ("refused", "明确拒绝"),
                        ],
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="情况")),
            ],
            options={
                "verbose_name": "跟踪记录",
                "ordering": ["-on", "-created_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUpEvent",
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
                    "group",
                    models.CharField(
                        choices=[
                            ("dropout", "疑似辍学和辍学"),
                            ("migrant", "进城务工人员随迁子女"),
                            ("left-behind", "农村留守儿童"),
                            ("unattended", "事实无人抚养儿童"),
                            ("orphan", "孤儿"),
                            ("poverty", "家庭经济困难"),
                            ("disability", "残疾"),
                        ],
                        max_length=12,
                        verbose_name="台账",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("persuasion", "劝返"),
                            ("home_teaching", "送教上门"),
                            ("visit", "走访"),
                            ("phone", "电话联系"),
                        ],
                        max_length=15,
                        verbose_name="方式",
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                ("person", models.CharField(max_length=50, verbose_name="走访（送教）人")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("done", "已完成"),
                            ("agreed", "同意返校（入学）"),
                            ("undecided", "仍在做工作"),
                            ("absent", "未见到本人和监护人"),
                            ("refused", "明确拒绝"),
                        ],
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="情况")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Migrant",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "entry_year",
                    models.PositiveSmallIntegerField(
                        help_text="秋季开学的年份，如 2024", verbose_name="入读学年"
                    ),
                ),
                (
                    "seat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("public", "公办学校学位"),
                            ("private", "民办学校学位"),
                            ("purchased", "政府购买民办学位"),
                        ],
                        max_length=10,
                        verbose_name="学位性质",
                    ),
                ),
                (
                    "from_province",
                    models.CharField(
                        choices=[
                            ("11", "北京市"),
                            ("12", "天津市"),
                            ("13", "河北省"),
                            ("14", "山西省"),
                            ("15", "内蒙古自治区"),
                            ("21", "辽宁省"),
                            ("22", "吉林省"),
                            ("23", "黑龙江省"),
                            ("31", "上海市"),
                            ("32", "江苏省"),
                            ("33", "浙江省"),
                            ("34", "安徽省"),
                            ("35", "福建省"),
                            ("36", "江西省"),
                            ("37", "山东省"),
                            ("41", "河南省"),
                            ("42", "湖北省"),
                            ("43", "湖南省"),
                            ("44", "广东省"),
                            ("45", "广西壮族自治区"),
                            ("46", "海南省"),
                            ("50", "重庆市"),
                            ("51", "四川省"),
                            ("52", "贵州省"),
                            ("53", "云南省"),
                            ("54", "西藏自治区"),
                            ("61", "陕西省"),
                            ("62", "甘肃省"),
                            ("63", "青海省"),
                            ("64", "宁夏回族自治区"),
                            ("65", "新疆维吾尔自治区"),
                            ("71", "台湾省"),
                            ("81", "香港特别行政区"),
                            ("82", "澳门特别行政区"),
                        ],
                        max_length=2,
                        verbose_name="来自省份",
                    ),
                ),
                ("permit_number", yangguang.common.fields.SealedField(blank=True, verbose_name="居住证号码")),
                ("permit_issued_on", models.DateField(blank=True, null=True, verbose_name="居住证签发日期")),
                (
                    "permit_valid_until",
                    models.DateField(blank=True, null=True, verbose_name="居住证有效期至"),
                ),
                ("parents_work", models.CharField(blank=True, max_length=200, verbose_name="父母务工情况")),
            ],
            options={
                "verbose_name": "随迁子女",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MigrantEvent",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "entry_year",
                    models.PositiveSmallIntegerField(
                        help_text="秋季开学的年份，如 2024", verbose_name="入读学年"
                    ),
                ),
                (
                    "seat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("public", "公办学校学位"),
                            ("private", "民办学校学位"),
                            ("purchased", "政府购买民办学位"),
                        ],
                        max_length=10,
                        verbose_name="学位性质",
                    ),
                ),
                (
                    "from_province",
                    models.CharField(
                        choices=[
                            ("11", "北京市"),
                            ("12", "天津市"),
                            ("13", "河北省"),
                            ("14", "山西省"),
                            ("15", "内蒙古自治区"),
                            ("21", "辽宁省"),
                            ("22", "吉林省"),
                            ("23", "黑龙江省"),
                            ("31", "上海市"),
                            ("32", "江苏省"),
                            ("33", "浙江省"),
                            ("34", "安徽省"),
                            ("35", "福建省"),
                            ("36", "江西省"),
                            ("37", "山东省"),
                            ("41", "河南省"),
                            ("42", "湖北省"),
                            ("43", "湖南省"),
                            ("44", "广东省"),
                            ("45", "广西壮族自治区"),
                            ("46", "海南省"),
                            ("50", "重庆市"),
                            ("51", "四川省"),
                            ("52", "贵州省"),
                            ("53", "云南省"),
                            ("54", "西藏自治区"),
                            ("61", "陕西省"),
                            ("62", "甘肃省"),
                            ("63", "青海省"),
                            ("64", "宁夏回族自治区"),
                            ("65", "新疆维吾尔自治区"),
                            ("71", "台湾省"),
                            ("81", "香港特别行政区"),
                            ("82", "澳门特别行政区"),
                        ],
                        max_length=2,
                        verbose_name="来自省份",
                    ),
                ),
                ("permit_number", yangguang.common.fields.SealedField(blank=True, verbose_name="居住证号码")),
                ("permit_issued_on", models.DateField(blank=True, null=True, verbose_name="居住证签发日期")),
                (
                    "permit_valid_until",
                    models.DateField(blank=True, null=True, verbose_name="居住证有效期至"),
                ),
                ("parents_work", models.CharField(blank=True, max_length=200, verbose_name="父母务工情况")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NoSuchChild",
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
                    "group",
                    models.CharField(
                        choices=[
                            ("dropout", "疑似辍学和辍学"),
                            ("migrant", "进城务工人员随迁子女"),
                            ("left-behind", "农村留守儿童"),
                            ("unattended", "事实无人抚养儿童"),
                            ("orphan", "孤儿"),
                            ("poverty", "家庭经济困难"),
                            ("disability", "残疾"),
                        ],
                        max_length=12,
                        verbose_name="台账",
                    ),
                ),
                ("declared_on", models.DateField(verbose_name="确认日期")),
            ],
            options={
                "verbose_name": "零报告",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NoSuchChildEvent",
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
                    "group",
                    models.CharField(
                        choices=[
                            ("dropout", "疑似辍学和辍学"),
                            ("migrant", "进城务工人员随迁子女"),
                            ("left-behind", "农村留守儿童"),
                            ("unattended", "事实无人抚养儿童"),
                            ("orphan", "孤儿"),
                            ("poverty", "家庭经济困难"),
                            ("disability", "残疾"),
                        ],
                        max_length=12,
                        verbose_name="台账",
                    ),
                ),
                ("declared_on", models.DateField(verbose_name="确认日期")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Orphan",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "civil_affairs_number",
                    models.CharField(blank=True, max_length=30, verbose_name="民政登记编号"),
                ),
                (
                    "monthly_allowance",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每月基本生活费（元）",
                    ),
                ),
            ],
            options={
                "verbose_name": "孤儿",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrphanEvent",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "civil_affairs_number",
                    models.CharField(blank=True, max_length=30, verbose_name="民政登记编号"),
                ),
                (
                    "monthly_allowance",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每月基本生活费（元）",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Poverty",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("unstable", "脱贫不稳定户"),
                            ("marginal", "边缘易致贫户"),
                            ("sudden", "突发严重困难户"),
                            ("lifted", "脱贫户"),
                            ("minimum", "最低生活保障家庭"),
                            ("destitute", "特困供养"),
                            ("other", "其他家庭经济困难"),
                        ],
                        max_length=10,
                        verbose_name="困难类别",
                    ),
                ),
                ("aid", models.CharField(blank=True, max_length=200, verbose_name="已享受的资助")),
            ],
            options={
                "verbose_name": "家庭经济困难儿童",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PovertyEvent",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("unstable", "脱贫不稳定户"),
                            ("marginal", "边缘易致贫户"),
                            ("sudden", "突发严重困难户"),
                            ("lifted", "脱贫户"),
                            ("minimum", "最低生活保障家庭"),
                            ("destitute", "特困供养"),
                            ("other", "其他家庭经济困难"),
                        ],
                        max_length=10,
                        verbose_name="困难类别",
                    ),
                ),
                ("aid", models.CharField(blank=True, max_length=200, verbose_name="已享受的资助")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Unattended",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "civil_affairs_number",
                    models.CharField(blank=True, max_length=30, verbose_name="民政登记编号"),
                ),
                (
                    "monthly_allowance",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每月基本生活费（元）",
                    ),
                ),
            ],
            options={
                "verbose_name": "事实无人抚养儿童",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnattendedEvent",
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
                    "grade",
                    models.CharField(
                        blank=True,
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
                    "placement",
                    models.CharField(
                        choices=[
                            ("enrolled", "在校"),
                            ("inclusive", "随班就读"),
                            ("special_school", "特殊教育学校"),
                            ("home_teaching", "送教上门"),
                            ("deferred", "延缓入学"),
                            ("not_enrolled", "未入学"),
                        ],
                        max_length=15,
                        verbose_name="安置情况",
                    ),
                ),
                (
                    "not_enrolled_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="未入学原因"),
                ),
                (
                    "deferral_document",
                    models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
                ),
                ("deferred_until", models.DateField(blank=True, null=True, verbose_name="延缓至")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("school", "学校摸排"),
                            ("township", "乡镇（街道）报送"),
                            ("police", "公安部门"),
                            ("civil_affairs", "民政部门"),
                            ("disabled_federation", "残联"),
                            ("rural_office", "乡村振兴部门"),
                            ("self", "家长申报"),
                        ],
                        max_length=20,
                        verbose_name="信息来源",
                    ),
                ),
                ("found_on", models.DateField(verbose_name="首次发现日期")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核实日期")),
                (
                    "civil_affairs_number",
                    models.CharField(blank=True, max_length=30, verbose_name="民政登记编号"),
                ),
                (
                    "monthly_allowance",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="每月基本生活费（元）",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="leftbehind",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="leftbehind",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="leftbehind",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="leftbehind",
            name="deferral_document",
            field=models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
        ),
        migrations.AddField(
            model_name="leftbehind",
            name="deferred_until",
            field=models.DateField(blank=True, null=True, verbose_name="延缓至"),
        ),
        migrations.AddField(
            model_name="leftbehindevent",
            name="deferral_document",
            field=models.CharField(blank=True, max_length=100, verbose_name="延缓入学批准文号"),
        ),
        migrations.AddField(
            model_name="leftbehindevent",
            name="deferred_until",
            field=models.DateField(blank=True, null=True, verbose_name="延缓至"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leftbehind",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_leftbehindevent" ("away", "away_place", "carer", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") SELECT new_values."away", new_values."away_place", new_values."carer", new_values."child_id", new_values."created_at", new_values."deferral_document", new_values."deferred_until", new_values."found_on", new_values."grade", new_values."id", new_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement", new_values."school_id", new_values."source", new_values."unit_id", new_values."updated_at", new_values."verified_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="281690ddccf84fcd3e3e5c728a23dbc53e5341fb",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_69204",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_leftbehind",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leftbehind",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_leftbehindevent" ("away", "away_place", "carer", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") VALUES (NEW."away", NEW."away_place", NEW."carer", NEW."child_id", NEW."created_at", NEW."deferral_document", NEW."deferred_until", NEW."found_on", NEW."grade", NEW."id", NEW."not_enrolled_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placement", NEW."school_id", NEW."source", NEW."unit_id", NEW."updated_at", NEW."verified_on", NEW."version"); RETURN NULL;',
                    hash="ab09a9ee15a14d6be34edbf4bed5a8f748405f5a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3feb8",
                    table="enrollment_leftbehind",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leftbehind",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_leftbehindevent" ("away", "away_place", "carer", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") SELECT old_values."away", old_values."away_place", old_values."carer", old_values."child_id", old_values."created_at", old_values."deferral_document", old_values."deferred_until", old_values."found_on", old_values."grade", old_values."id", old_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."placement", old_values."school_id", old_values."source", old_values."unit_id", old_values."updated_at", old_values."verified_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="aa9b811fe7f28b75ce0a18122f1a2dc8d1bdd127",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e7e4a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_leftbehind",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="leftbehind",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "deferred"), _negated=True),
                    models.Q(
                        models.Q(("deferral_document", ""), _negated=True),
                        ("deferred_until__gt", models.F("found_on")),
                    ),
                    _connector="OR",
                ),
                name="left_behind_deferral_is_approved",
            ),
        ),
        migrations.AddField(
            model_name="disability",
            name="child",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="disability",
            name="issue",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaign.issue",
                verbose_name="问题台账",
            ),
        ),
        migrations.AddField(
            model_name="disability",
            name="refused_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="拒绝接收的学校",
            ),
        ),
        migrations.AddField(
            model_name="disability",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="disability",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="disabilityevent",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="disabilityevent",
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
                verbose_name="问题台账",
            ),
        ),
        migrations.AddField(
            model_name="disabilityevent",
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
            model_name="disabilityevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.disability",
            ),
        ),
        migrations.AddField(
            model_name="disabilityevent",
            name="refused_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="拒绝接收的学校",
            ),
        ),
        migrations.AddField(
            model_name="disabilityevent",
            name="school",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="disabilityevent",
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
            model_name="dropout",
            name="child",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="dropout",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="dropout",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="dropoutevent",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="dropoutevent",
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
            model_name="dropoutevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.dropout",
            ),
        ),
        migrations.AddField(
            model_name="dropoutevent",
            name="school",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="dropoutevent",
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
            model_name="followup",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="登记人",
            ),
        ),
        migrations.AddField(
            model_name="followup",
            name="child",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="follow_ups",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="followup",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="followupevent",
            name="by",
            field=models.ForeignKey(
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
            model_name="followupevent",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="followupevent",
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
            model_name="followupevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.followup",
            ),
        ),
        migrations.AddField(
            model_name="followupevent",
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
            model_name="migrant",
            name="child",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="migrant",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="migrant",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="migrantevent",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="migrantevent",
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
            model_name="migrantevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.migrant",
            ),
        ),
        migrations.AddField(
            model_name="migrantevent",
            name="school",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="migrantevent",
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
            model_name="nosuchchild",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="确认人",
            ),
        ),
        migrations.AddField(
            model_name="nosuchchild",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="nosuchchildevent",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="确认人",
            ),
        ),
        migrations.AddField(
            model_name="nosuchchildevent",
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
            model_name="nosuchchildevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.nosuchchild",
            ),
        ),
        migrations.AddField(
            model_name="nosuchchildevent",
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
            model_name="orphan",
            name="child",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="orphan",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="orphan",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="orphanevent",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="orphanevent",
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
            model_name="orphanevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.orphan",
            ),
        ),
        migrations.AddField(
            model_name="orphanevent",
            name="school",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="orphanevent",
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
            model_name="poverty",
            name="child",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="poverty",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="poverty",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="povertyevent",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="povertyevent",
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
            model_name="povertyevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.poverty",
            ),
        ),
        migrations.AddField(
            model_name="povertyevent",
            name="school",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="povertyevent",
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
            model_name="unattended",
            name="child",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="unattended",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="unattended",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tenancy.unit",
                verbose_name="单位",
            ),
        ),
        migrations.AddField(
            model_name="unattendedevent",
            name="child",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="enrollment.child",
                verbose_name="儿童",
            ),
        ),
        migrations.AddField(
            model_name="unattendedevent",
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
            model_name="unattendedevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="enrollment.unattended",
            ),
        ),
        migrations.AddField(
            model_name="unattendedevent",
            name="school",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="tenancy.unit",
                verbose_name="就读学校",
            ),
        ),
        migrations.AddField(
            model_name="unattendedevent",
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
            model_name="disability",
            index=models.Index(fields=["-updated_at", "id"], name="disability_latest"),
        ),
        migrations.AddIndex(
            model_name="disability",
            index=models.Index(fields=["placement", "unit"], name="disability_placement"),
        ),
        migrations.AddConstraint(
            model_name="disability",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_disability_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="disability",
            constraint=models.UniqueConstraint(fields=("unit", "child"), name="disability_once_per_child"),
        ),
        migrations.AddConstraint(
            model_name="disability",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "not_enrolled"), _negated=True),
                    models.Q(("not_enrolled_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="disability_unplaced_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="disability",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "deferred"), _negated=True),
                    models.Q(
                        models.Q(("deferral_document", ""), _negated=True),
                        ("deferred_until__gt", models.F("found_on")),
                    ),
                    _connector="OR",
                ),
                name="disability_deferral_is_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="disability",
            constraint=models.UniqueConstraint(
                fields=("unit", "issue"), name="disability_issue_of_one_child"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disability",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_disabilityevent" ("advice", "certificate_number", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "individual_plan", "issue_id", "kind", "lawful_reason", "level", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "refused_by_id", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") SELECT new_values."advice", new_values."certificate_number", new_values."child_id", new_values."created_at", new_values."deferral_document", new_values."deferred_until", new_values."found_on", new_values."grade", new_values."id", new_values."individual_plan", new_values."issue_id", new_values."kind", new_values."lawful_reason", new_values."level", new_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement", new_values."refused_by_id", new_values."school_id", new_values."source", new_values."unit_id", new_values."updated_at", new_values."verified_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="7eec77784ff308bf38856e2c60ac02272e272173",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4030b",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_disability",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disability",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_disabilityevent" ("advice", "certificate_number", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "individual_plan", "issue_id", "kind", "lawful_reason", "level", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "refused_by_id", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") VALUES (NEW."advice", NEW."certificate_number", NEW."child_id", NEW."created_at", NEW."deferral_document", NEW."deferred_until", NEW."found_on", NEW."grade", NEW."id", NEW."individual_plan", NEW."issue_id", NEW."kind", NEW."lawful_reason", NEW."level", NEW."not_enrolled_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placement", NEW."refused_by_id", NEW."school_id", NEW."source", NEW."unit_id", NEW."updated_at", NEW."verified_on", NEW."version"); RETURN NULL;',
                    hash="845043424c4b9d9172224c7602935ea3e683ccd9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c4cdd",
                    table="enrollment_disability",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="disability",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_disabilityevent" ("advice", "certificate_number", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "individual_plan", "issue_id", "kind", "lawful_reason", "level", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "refused_by_id", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") SELECT old_values."advice", old_values."certificate_number", old_values."child_id", old_values."created_at", old_values."deferral_document", old_values."deferred_until", old_values."found_on", old_values."grade", old_values."id", old_values."individual_plan", old_values."issue_id", old_values."kind", old_values."lawful_reason", old_values."level", old_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."placement", old_values."refused_by_id", old_values."school_id", old_values."source", old_values."unit_id", old_values."updated_at", old_values."verified_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="7949657d9273fbd9380ee29f5739fa8279c10f4a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0777e",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_disability",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="disabilityevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_disabilityevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="dropout",
            index=models.Index(fields=["-updated_at", "id"], name="dropout_latest"),
        ),
        migrations.AddIndex(
            model_name="dropout",
            index=models.Index(fields=["placement", "unit"], name="dropout_placement"),
        ),
        migrations.AddConstraint(
            model_name="dropout",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_dropout_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="dropout",
            constraint=models.UniqueConstraint(fields=("unit", "child"), name="dropout_once_per_child"),
        ),
        migrations.AddConstraint(
            model_name="dropout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "not_enrolled"), _negated=True),
                    models.Q(("not_enrolled_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="dropout_unplaced_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="dropout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "deferred"), _negated=True),
                    models.Q(
                        models.Q(("deferral_document", ""), _negated=True),
                        ("deferred_until__gt", models.F("found_on")),
                    ),
                    _connector="OR",
                ),
                name="dropout_deferral_is_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="dropout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("returned_on", None),
                    ("left_on", None),
                    ("returned_on__gte", models.F("left_on")),
                    _connector="OR",
                ),
                name="dropout_returns_after_leaving",
            ),
        ),
        migrations.AddConstraint(
            model_name="dropout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("returned_on", None),
                    models.Q(("placement__in", ["not_enrolled", "deferred"]), _negated=True),
                    _connector="OR",
                ),
                name="dropout_returned_is_placed",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dropout",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_dropoutevent" ("cause", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "left_on", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "returned_on", "school_id", "source", "status", "unit_id", "updated_at", "verified_on", "version") SELECT new_values."cause", new_values."child_id", new_values."created_at", new_values."deferral_document", new_values."deferred_until", new_values."found_on", new_values."grade", new_values."id", new_values."left_on", new_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement", new_values."returned_on", new_values."school_id", new_values."source", new_values."status", new_values."unit_id", new_values."updated_at", new_values."verified_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ab54ee791234eb2b7a936daf6dd5b1d562ad797b",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_78dc8",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_dropout",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dropout",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_dropoutevent" ("cause", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "left_on", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "returned_on", "school_id", "source", "status", "unit_id", "updated_at", "verified_on", "version") VALUES (NEW."cause", NEW."child_id", NEW."created_at", NEW."deferral_document", NEW."deferred_until", NEW."found_on", NEW."grade", NEW."id", NEW."left_on", NEW."not_enrolled_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placement", NEW."returned_on", NEW."school_id", NEW."source", NEW."status", NEW."unit_id", NEW."updated_at", NEW."verified_on", NEW."version"); RETURN NULL;',
                    hash="f97e445275ec5f3cfd884786278c8f94594ea16a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ac114",
                    table="enrollment_dropout",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dropout",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_dropoutevent" ("cause", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "left_on", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "returned_on", "school_id", "source", "status", "unit_id", "updated_at", "verified_on", "version") SELECT old_values."cause", old_values."child_id", old_values."created_at", old_values."deferral_document", old_values."deferred_until", old_values."found_on", old_values."grade", old_values."id", old_values."left_on", old_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."placement", old_values."returned_on", old_values."school_id", old_values."source", old_values."status", old_values."unit_id", old_values."updated_at", old_values."verified_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="03543116c655e131acfccfead98b866de57f6f5b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fbbc3",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_dropout",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="dropoutevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_dropoutevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(fields=["child", "group", "-on"], name="follow_up_of_entry"),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_followup_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "persuasion"), _negated=True), ("group", "dropout"), _connector="OR"
                ),
                name="follow_up_persuades_dropouts",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "home_teaching"), _negated=True),
                    ("group", "disability"),
                    _connector="OR",
                ),
                name="follow_up_teaches_disabled",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_followupevent" ("by_id", "child_id", "created_at", "group", "id", "kind", "note", "on", "outcome", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT new_values."by_id", new_values."child_id", new_values."created_at", new_values."group", new_values."id", new_values."kind", new_values."note", new_values."on", new_values."outcome", new_values."person", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4ae9f412cc7dadb619d13e14dd797e0880dafbb7",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3ce18",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_followupevent" ("by_id", "child_id", "created_at", "group", "id", "kind", "note", "on", "outcome", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") VALUES (NEW."by_id", NEW."child_id", NEW."created_at", NEW."group", NEW."id", NEW."kind", NEW."note", NEW."on", NEW."outcome", NEW."person", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="9d8bc74fdf5cf03294b464e2a49a69d239029d5c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3778c",
                    table="enrollment_followup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="followup",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_followupevent" ("by_id", "child_id", "created_at", "group", "id", "kind", "note", "on", "outcome", "person", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT old_values."by_id", old_values."child_id", old_values."created_at", old_values."group", old_values."id", old_values."kind", old_values."note", old_values."on", old_values."outcome", old_values."person", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="2bb598793d028b5eddd947e8b21414cbad876fbe",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_377ea",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_followup",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="followupevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_followupevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="migrant",
            index=models.Index(fields=["-updated_at", "id"], name="migrant_latest"),
        ),
        migrations.AddIndex(
            model_name="migrant",
            index=models.Index(fields=["placement", "unit"], name="migrant_placement"),
        ),
        migrations.AddConstraint(
            model_name="migrant",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_migrant_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="migrant",
            constraint=models.UniqueConstraint(fields=("unit", "child"), name="migrant_once_per_child"),
        ),
        migrations.AddConstraint(
            model_name="migrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "not_enrolled"), _negated=True),
                    models.Q(("not_enrolled_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="migrant_unplaced_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="migrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "deferred"), _negated=True),
                    models.Q(
                        models.Q(("deferral_document", ""), _negated=True),
                        ("deferred_until__gt", models.F("found_on")),
                    ),
                    _connector="OR",
                ),
                name="migrant_deferral_is_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="migrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("permit_issued_on", None),
                    ("permit_valid_until", None),
                    ("permit_valid_until__gt", models.F("permit_issued_on")),
                    _connector="OR",
                ),
                name="migrant_permit_ends_after_issue",
            ),
        ),
        migrations.AddConstraint(
            model_name="migrant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("placement__in", ["enrolled", "home_teaching", "inclusive", "special_school"]),
                        _negated=True,
                    ),
                    models.Q(("seat", ""), _negated=True),
                    _connector="OR",
                ),
                name="migrant_placed_has_seat",
            ),
        ),
        migrations.AddConstraint(
            model_name="migrant",
            constraint=models.CheckConstraint(
                condition=models.Q(("entry_year__gte", 2000), ("entry_year__lte", 2099)),
                name="migrant_year_is_a_year",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="migrant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_migrantevent" ("child_id", "created_at", "deferral_document", "deferred_until", "entry_year", "found_on", "from_province", "grade", "id", "not_enrolled_reason", "parents_work", "permit_issued_on", "permit_number", "permit_valid_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "seat", "source", "unit_id", "updated_at", "verified_on", "version") SELECT new_values."child_id", new_values."created_at", new_values."deferral_document", new_values."deferred_until", new_values."entry_year", new_values."found_on", new_values."from_province", new_values."grade", new_values."id", new_values."not_enrolled_reason", new_values."parents_work", new_values."permit_issued_on", new_values."permit_number", new_values."permit_valid_until", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement", new_values."school_id", new_values."seat", new_values."source", new_values."unit_id", new_values."updated_at", new_values."verified_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f363877dff750deb5ec2abc7150e4deb53a384e4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a5a44",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_migrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="migrant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_migrantevent" ("child_id", "created_at", "deferral_document", "deferred_until", "entry_year", "found_on", "from_province", "grade", "id", "not_enrolled_reason", "parents_work", "permit_issued_on", "permit_number", "permit_valid_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "seat", "source", "unit_id", "updated_at", "verified_on", "version") VALUES (NEW."child_id", NEW."created_at", NEW."deferral_document", NEW."deferred_until", NEW."entry_year", NEW."found_on", NEW."from_province", NEW."grade", NEW."id", NEW."not_enrolled_reason", NEW."parents_work", NEW."permit_issued_on", NEW."permit_number", NEW."permit_valid_until", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placement", NEW."school_id", NEW."seat", NEW."source", NEW."unit_id", NEW."updated_at", NEW."verified_on", NEW."version"); RETURN NULL;',
                    hash="4b02921e35b61854d78ea629fbdf14876363d698",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a238",
                    table="enrollment_migrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="migrant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_migrantevent" ("child_id", "created_at", "deferral_document", "deferred_until", "entry_year", "found_on", "from_province", "grade", "id", "not_enrolled_reason", "parents_work", "permit_issued_on", "permit_number", "permit_valid_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "seat", "source", "unit_id", "updated_at", "verified_on", "version") SELECT old_values."child_id", old_values."created_at", old_values."deferral_document", old_values."deferred_until", old_values."entry_year", old_values."found_on", old_values."from_province", old_values."grade", old_values."id", old_values."not_enrolled_reason", old_values."parents_work", old_values."permit_issued_on", old_values."permit_number", old_values."permit_valid_until", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."placement", old_values."school_id", old_values."seat", old_values."source", old_values."unit_id", old_values."updated_at", old_values."verified_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="817fbca164c653518bc7e744a2ee768b30133161",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6f98b",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_migrant",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="migrantevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_migrantevent_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="nosuchchild",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_nosuchchild_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="nosuchchild",
            constraint=models.UniqueConstraint(fields=("unit", "group"), name="no_such_child_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nosuchchild",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_nosuchchildevent" ("by_id", "created_at", "declared_on", "group", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT new_values."by_id", new_values."created_at", new_values."declared_on", new_values."group", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."unit_id", new_values."updated_at", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="cbab2f5dea668df61ac7289794ee4e551165c924",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_acd73",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_nosuchchild",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nosuchchild",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_nosuchchildevent" ("by_id", "created_at", "declared_on", "group", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") VALUES (NEW."by_id", NEW."created_at", NEW."declared_on", NEW."group", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="c593b0e53dfdfa7381c0431ed182e9cf1ef19482",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6abc2",
                    table="enrollment_nosuchchild",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nosuchchild",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_nosuchchildevent" ("by_id", "created_at", "declared_on", "group", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "updated_at", "version") SELECT old_values."by_id", old_values."created_at", old_values."declared_on", old_values."group", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."unit_id", old_values."updated_at", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="c032531cda88833741fc16d6d6cbde1ba650255c",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e95f8",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_nosuchchild",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="nosuchchildevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_nosuchchildevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="orphan",
            index=models.Index(fields=["-updated_at", "id"], name="orphan_latest"),
        ),
        migrations.AddIndex(
            model_name="orphan",
            index=models.Index(fields=["placement", "unit"], name="orphan_placement"),
        ),
        migrations.AddConstraint(
            model_name="orphan",
            constraint=yangguang.tenancy.policy.ScopePolicy(column="unit_id", name="enrollment_orphan_scope"),
        ),
        migrations.AddConstraint(
            model_name="orphan",
            constraint=models.UniqueConstraint(fields=("unit", "child"), name="orphan_once_per_child"),
        ),
        migrations.AddConstraint(
            model_name="orphan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "not_enrolled"), _negated=True),
                    models.Q(("not_enrolled_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="orphan_unplaced_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="orphan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "deferred"), _negated=True),
                    models.Q(
                        models.Q(("deferral_document", ""), _negated=True),
                        ("deferred_until__gt", models.F("found_on")),
                    ),
                    _connector="OR",
                ),
                name="orphan_deferral_is_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="orphan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("monthly_allowance", None), ("monthly_allowance__gte", 0), _connector="OR"
                ),
                name="orphan_allowance_not_negative",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="orphan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_orphanevent" ("child_id", "civil_affairs_number", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "monthly_allowance", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") SELECT new_values."child_id", new_values."civil_affairs_number", new_values."created_at", new_values."deferral_document", new_values."deferred_until", new_values."found_on", new_values."grade", new_values."id", new_values."monthly_allowance", new_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement", new_values."school_id", new_values."source", new_values."unit_id", new_values."updated_at", new_values."verified_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="76a9dd58210604a6ac677a653363f5ceba0054c7",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2861d",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_orphan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="orphan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_orphanevent" ("child_id", "civil_affairs_number", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "monthly_allowance", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") VALUES (NEW."child_id", NEW."civil_affairs_number", NEW."created_at", NEW."deferral_document", NEW."deferred_until", NEW."found_on", NEW."grade", NEW."id", NEW."monthly_allowance", NEW."not_enrolled_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placement", NEW."school_id", NEW."source", NEW."unit_id", NEW."updated_at", NEW."verified_on", NEW."version"); RETURN NULL;',
                    hash="a8c6212db2228426954960d89e29b8341e8d8374",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f3ca3",
                    table="enrollment_orphan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="orphan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_orphanevent" ("child_id", "civil_affairs_number", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "monthly_allowance", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") SELECT old_values."child_id", old_values."civil_affairs_number", old_values."created_at", old_values."deferral_document", old_values."deferred_until", old_values."found_on", old_values."grade", old_values."id", old_values."monthly_allowance", old_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."placement", old_values."school_id", old_values."source", old_values."unit_id", old_values."updated_at", old_values."verified_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="0be044b53b8038455224ff751867885a06fbf5ff",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_08efa",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_orphan",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="orphanevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_orphanevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="poverty",
            index=models.Index(fields=["-updated_at", "id"], name="poverty_latest"),
        ),
        migrations.AddIndex(
            model_name="poverty",
            index=models.Index(fields=["placement", "unit"], name="poverty_placement"),
        ),
        migrations.AddConstraint(
            model_name="poverty",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_poverty_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="poverty",
            constraint=models.UniqueConstraint(fields=("unit", "child"), name="poverty_once_per_child"),
        ),
        migrations.AddConstraint(
            model_name="poverty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "not_enrolled"), _negated=True),
                    models.Q(("not_enrolled_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="poverty_unplaced_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="poverty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "deferred"), _negated=True),
                    models.Q(
                        models.Q(("deferral_document", ""), _negated=True),
                        ("deferred_until__gt", models.F("found_on")),
                    ),
                    _connector="OR",
                ),
                name="poverty_deferral_is_approved",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poverty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_povertyevent" ("aid", "category", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") SELECT new_values."aid", new_values."category", new_values."child_id", new_values."created_at", new_values."deferral_document", new_values."deferred_until", new_values."found_on", new_values."grade", new_values."id", new_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement", new_values."school_id", new_values."source", new_values."unit_id", new_values."updated_at", new_values."verified_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="abf4cb506e8da2f335f218dfcd084b227575f03e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_636b9",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_poverty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poverty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_povertyevent" ("aid", "category", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") VALUES (NEW."aid", NEW."category", NEW."child_id", NEW."created_at", NEW."deferral_document", NEW."deferred_until", NEW."found_on", NEW."grade", NEW."id", NEW."not_enrolled_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placement", NEW."school_id", NEW."source", NEW."unit_id", NEW."updated_at", NEW."verified_on", NEW."version"); RETURN NULL;',
                    hash="5cb5e4996ff7fc23dbd995582a9db97bf2be7ad4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9ba05",
                    table="enrollment_poverty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poverty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_povertyevent" ("aid", "category", "child_id", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") SELECT old_values."aid", old_values."category", old_values."child_id", old_values."created_at", old_values."deferral_document", old_values."deferred_until", old_values."found_on", old_values."grade", old_values."id", old_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."placement", old_values."school_id", old_values."source", old_values."unit_id", old_values."updated_at", old_values."verified_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="fd6c21fbc2e36934d03f9e37469f46397de531f9",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ebf3a",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_poverty",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="povertyevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_povertyevent_scope"
            ),
        ),
        migrations.AddIndex(
            model_name="unattended",
            index=models.Index(fields=["-updated_at", "id"], name="unattended_latest"),
        ),
        migrations.AddIndex(
            model_name="unattended",
            index=models.Index(fields=["placement", "unit"], name="unattended_placement"),
        ),
        migrations.AddConstraint(
            model_name="unattended",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_unattended_scope"
            ),
        ),
        migrations.AddConstraint(
            model_name="unattended",
            constraint=models.UniqueConstraint(fields=("unit", "child"), name="unattended_once_per_child"),
        ),
        migrations.AddConstraint(
            model_name="unattended",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "not_enrolled"), _negated=True),
                    models.Q(("not_enrolled_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="unattended_unplaced_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="unattended",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("placement", "deferred"), _negated=True),
                    models.Q(
                        models.Q(("deferral_document", ""), _negated=True),
                        ("deferred_until__gt", models.F("found_on")),
                    ),
                    _connector="OR",
                ),
                name="unattended_deferral_is_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="unattended",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("monthly_allowance", None), ("monthly_allowance__gte", 0), _connector="OR"
                ),
                name="unattended_allowance_not_negative",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unattended",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_unattendedevent" ("child_id", "civil_affairs_number", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "monthly_allowance", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") SELECT new_values."child_id", new_values."civil_affairs_number", new_values."created_at", new_values."deferral_document", new_values."deferred_until", new_values."found_on", new_values."grade", new_values."id", new_values."monthly_allowance", new_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."placement", new_values."school_id", new_values."source", new_values."unit_id", new_values."updated_at", new_values."verified_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3c942ae8e38cb1f664c89d12630563e8bbbe14bc",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_55e43",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="enrollment_unattended",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unattended",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "enrollment_unattendedevent" ("child_id", "civil_affairs_number", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "monthly_allowance", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") VALUES (NEW."child_id", NEW."civil_affairs_number", NEW."created_at", NEW."deferral_document", NEW."deferred_until", NEW."found_on", NEW."grade", NEW."id", NEW."monthly_allowance", NEW."not_enrolled_reason", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."placement", NEW."school_id", NEW."source", NEW."unit_id", NEW."updated_at", NEW."verified_on", NEW."version"); RETURN NULL;',
                    hash="5aa3b83ad2fa99229d22a8d07e9da768c6f534ca",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_317f8",
                    table="enrollment_unattended",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unattended",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "enrollment_unattendedevent" ("child_id", "civil_affairs_number", "created_at", "deferral_document", "deferred_until", "found_on", "grade", "id", "monthly_allowance", "not_enrolled_reason", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "placement", "school_id", "source", "unit_id", "updated_at", "verified_on", "version") SELECT old_values."child_id", old_values."civil_affairs_number", old_values."created_at", old_values."deferral_document", old_values."deferred_until", old_values."found_on", old_values."grade", old_values."id", old_values."monthly_allowance", old_values."not_enrolled_reason", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."placement", old_values."school_id", old_values."source", old_values."unit_id", old_values."updated_at", old_values."verified_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="4c728ff1a7ef566006bef988756f5edbcfdf23b4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ed2d2",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="enrollment_unattended",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="unattendedevent",
            constraint=yangguang.tenancy.policy.ScopePolicy(
                column="unit_id", name="enrollment_unattendedevent_scope"
            ),
        ),
    ]
