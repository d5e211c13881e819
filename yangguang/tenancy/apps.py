from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def _after_migrate(sender: Any, using: str, **kwargs: Any) -> None:
    from yangguang.tenancy.indexes import drop_needless_indexes
    from yangguang.tenancy.privileges import grant_runtime_privileges

    drop_needless_indexes(alias=using)
    grant_runtime_privileges(alias=using)


class TenancyConfig(AppConfig):
    name = "yangguang.tenancy"
    label = "tenancy"
    verbose_name = "单位与数据范围"

    def ready(self) -> None:
        from yangguang.tenancy import checks  # noqa: F401 - registers the checks

        post_migrate.connect(_after_migrate, sender=self)
