"""Units (单位) and the base of every row that belongs to one."""

import uuid
from datetime import datetime
from typing import Any, ClassVar, Self, cast

from django.db import models

from yangguang.common import clock
from yangguang.common.refusals import StaleVersion
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.policy import ScopePolicy


class UnitQuerySet(models.QuerySet["Unit"]):
    def under(self, *scopes: str) -> Self:
        """Units reached by any of the codes."""
        if not scopes:
            return self.none()
        if codes.NATION in scopes:
            return self
        wanted = models.Q()
        for scope in scopes:
            low, high = codes.hull((scope,))
            wanted |= models.Q(code__gte=low, code__lt=high)
        return self.filter(wanted)

    def counties(self) -> Self:
        return self.filter(level=Level.COUNTY)


class Unit(models.Model):
    """A province, city, county or school. Names are public; rights on it are guardian permissions.

    The primary key is the national code, so the tree is the prefix (domain.md §2).
    """

    code = models.CharField("代码", max_length=17, primary_key=True, db_collation="C")
    name = models.CharField("名称", max_length=100)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    active = models.BooleanField("在用", default=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "单位"
        ordering = ["code"]
        default_permissions = ()
        permissions = [(right.value, right.label) for right in Right]

    def __str__(self) -> str:
        return self.name

    @property
    def parent_code(self) -> str:
        return codes.parent_of(self.code)

    @property
    def county_code(self) -> str:
        return codes.county_of(self.code)


class TenantQuerySet(models.QuerySet):
    def under(self, *scopes: str) -> Self:
        """Rows of units reached by any of the codes (the policy says the same; this plans better)."""
        if not scopes:
            return self.none()
        if codes.NATION in scopes:
            return self
        wanted = models.Q()
        for scope in scopes:
            low, high = codes.hull((scope,))
            wanted |= models.Q(unit_id__gte=low, unit_id__lt=high)
        return self.filter(wanted)


class TenantModel(models.Model):
    """Base of every row that belongs to a unit.

    Subclasses repeat ``constraints = [*TenantModel.Meta.constraints, …]`` when they add their own; a guard
    test refuses a tenant table without policy or history.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="单位", related_name="+")
    version = models.PositiveIntegerField("版本", default=1, editable=False)
    created_at = models.DateTimeField("建立时间", default=clock.now, editable=False)
    updated_at = models.DateTimeField("修改时间", default=clock.now, editable=False)

    objects: ClassVar[Any] = TenantQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [ScopePolicy(name="%(app_label)s_%(class)s_scope")]

    def bump(self, *, now: datetime) -> None:
        """Mark the row as changed; the caller saves. Version n was what people saw before."""
        self.version += 1
        self.updated_at = now

    @classmethod
    def lock(cls, pk: Any, *, version: int | None = None) -> Self:
        """The row locked for this transaction; :class:`StaleVersion` when it is no longer ``version``."""
        row: Any = cls._default_manager.select_for_update(of=("self",)).get(pk=pk)
        if version is not None and row.version != version:
            raise StaleVersion(current=row.version)
        return cast(Self, row)
