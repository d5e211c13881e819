from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="unit",
            options={
                "default_permissions": (),
                "ordering": ["code"],
                "permissions": [
                    ("view", "查看"),
                    ("fill", "填报"),
                    ("review", "审核"),
                    ("sign", "签发"),
                    ("handle", "办理投诉"),
                    ("supervise", "督办"),
                    ("reveal", "查看完整个人信息"),
                    ("grant", "授权"),
                    ("audit", "审计"),
                    ("configure", "系统配置"),
                    ("cross_check", "相互检查"),
                ],
                "verbose_name": "单位",
            },
        ),
    ]
