"""The role 审核人 carries ``supervise`` (decision 0009): give it to those who hold the role already."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the permission the grant action would write today."""
    permission_model = apps.get_model("auth", "Permission")
    using = schema_editor.connection.alias
    supervise = permission_model.objects.using(using).filter(
        codename="supervise", content_type__app_label="tenancy", content_type__model="unit"
    )
    permission = supervise.first()
    if permission is None:
        return  # a new installation: rights are written after its first migration
    held = apps.get_model("guardian", "UserObjectPermission")
    grants = apps.get_model("accounts", "Grant").objects.using(using).filter(role="reviewer", revoked_at=None)
    for user_id, unit_id in grants.values_list("user_id", "unit_id").distinct():
        held.objects.using(using).get_or_create(
            user_id=user_id,
            permission=permission,
            content_type_id=permission.content_type_id,
            object_pk=unit_id,
        )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_grant_kind_key"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("guardian", "0003_remove_groupobjectpermission_guardian_gr_content_ae6aec_idx_and_more"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
