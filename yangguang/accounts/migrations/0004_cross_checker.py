from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_reviewers_supervise"),
    ]

    operations = [
        migrations.AlterField(
            model_name="grant",
            name="role",
            field=models.CharField(
                choices=[
                    ("clerk", "经办人"),
                    ("reviewer", "审核人"),
                    ("leader", "分管领导"),
                    ("handler", "投诉办理人"),
                    ("school", "学校经办人"),
                    ("supervisor", "督办人"),
                    ("viewer", "查看"),
                    ("cross_checker", "相互检查人"),
                    ("admin_system", "系统管理员"),
                    ("admin_security", "安全管理员"),
                    ("admin_audit", "审计管理员"),
                ],
                max_length=20,
                verbose_name="角色",
            ),
        ),
    ]
