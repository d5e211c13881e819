"""Pictures of zones for pages."""

from django import template

from zoning.models import Zone
from zoning.rules import geometry
from zoning.rules.drawing import Drawing, draw

register = template.Library()


@register.simple_tag
def picture_of(zone: Zone) -> Drawing | None:
    """The polygon of a zone, None without one."""
    shape = geometry.read(zone.polygon)
    return None if shape is None else draw([(shape, "zone", str(zone))])


@register.simple_tag
def hectares(zone: Zone) -> str:
    """Its area in words."""
    shape = geometry.read(zone.polygon)
    return "" if shape is None else f"{geometry.area(shape) / 10_000:,.1f} 公顷"


@register.filter
def grouped(number: float, digits: int = 0) -> str:
    """``{{ area|grouped }}`` → 3,204,618: the locale's own groups of four are read by nobody."""
    return f"{number:,.{digits}f}"
