"""A county's list of roads, estates, villages and townships, and its outline: what a rule may name."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from yangguang.audit.history import audited
from yangguang.tenancy.models import TenantModel
from yangguang.tenancy.policy import ScopePolicy
from zoning.choices.zones import PlaceKind

NAMES_ARE_LISTED = """
    DELETE FROM zoning_placename WHERE place_id = NEW.id;
    INSERT INTO zoning_placename (id, unit_id, version, created_at, updated_at, place_id, text)
    SELECT gen_random_uuid(), NEW.unit_id, 1, NEW.updated_at, NEW.updated_at, NEW.id, listed.name
    FROM (SELECT DISTINCT unnest(NEW.names) AS name) AS listed;
    RETURN NULL;
"""


@audited
class Place(TenantModel):
    """A road, estate, village or township of a county. ``unit`` is the county.

    ``names`` holds the normalised name and the normalised aliases (``zoning.rules.addresses``); the action
    that writes a place fills it, and a trigger keeps one :class:`PlaceName` for each.
    """

    kind = models.CharField("类别", max_length=10, choices=PlaceKind.choices)
    name = models.CharField("名称", max_length=60)
    normalised = models.CharField("规范名称", max_length=60, db_collation="C", editable=False)
    aliases = ArrayField(
        models.CharField(max_length=60), default=list, blank=True, verbose_name="别名、曾用名"
    )
    names = ArrayField(models.CharField(max_length=60), default=list, blank=True, editable=False)
    township = models.CharField("所在乡镇代码", max_length=9, blank=True, db_collation="C")

    class Meta(TenantModel.Meta):
        verbose_name = "地名"
        ordering = ["unit_id", "kind", "name"]
        constraints = [
            # Names of roads and villages are on every street corner: the look-up of the public reads them.
            ScopePolicy(name="zoning_place_scope", public="true"),
            models.UniqueConstraint(fields=["unit", "kind", "normalised", "township"], name="place_once"),
            models.CheckConstraint(condition=~Q(normalised=""), name="place_has_a_name"),
            models.CheckConstraint(
                condition=~Q(kind="township") | Q(township__regex=r"^\d{9}$"), name="township_has_its_code"
            ),
        ]
        indexes = [models.Index(fields=["unit", "normalised"], name="place_by_name")]
        triggers = [
            pgtrigger.Trigger(
                name="names_are_listed",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("names"),  # type: ignore[no-untyped-call]
                func=NAMES_ARE_LISTED,
            )
        ]

    def __str__(self) -> str:
        return self.name


class PlaceName(TenantModel):
    """One normalised name or alias of a place, written by a trigger: what a look-up and its suggestions
    search. No history: it follows from :class:`Place`, which has one."""

    place = models.ForeignKey(Place, models.CASCADE, verbose_name="地名", related_name="listed")
    text = models.CharField("规范名称", max_length=60, db_collation="C")

    class Meta(TenantModel.Meta):
        verbose_name = "地名索引"
        constraints = [
            # As public as the place itself.
            ScopePolicy(name="zoning_placename_scope", public="true"),
            models.UniqueConstraint(fields=["unit", "place", "text"], name="place_name_once"),
        ]
        indexes = [
            models.Index(fields=["text", "unit"], name="place_name_anywhere"),
            models.Index(fields=["unit", "text"], name="place_name_in_county"),
        ]

    def __str__(self) -> str:
        return self.text


@audited
class CountyOutline(TenantModel):
    """The county's border as a polygon (WKB, WGS 84 / CGCS2000), so that holes and strays can be told."""

    polygon = models.BinaryField("边界")
    west = models.FloatField("西界")
    south = models.FloatField("南界")
    east = models.FloatField("东界")
    north = models.FloatField("北界")
    source = models.CharField("来源", max_length=200)
    file_name = models.CharField("文件名", max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "县（区）边界"
        constraints = [
            # A county's border is on every map.
            ScopePolicy(name="zoning_countyoutline_scope", public="true"),
            models.UniqueConstraint(fields=["unit"], name="county_outline_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit}边界"
