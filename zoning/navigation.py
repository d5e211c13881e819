"""Entries of the zoning app in the menu."""

from yangguang.common.navigation import SCHOOLS, NavItem, register
from yangguang.tenancy.choices import Right

register(
    NavItem("招生片区", "zoning:zones-list", "map-2", SCHOOLS, (Right.VIEW,), 16),
    NavItem("片区调整", "zoning:adjustments-list", "route", SCHOOLS, (Right.VIEW,), 16),
    NavItem("片区检查", "zoning:checks-counties", "map-search", SCHOOLS, (Right.VIEW,), 17),
    NavItem("片区地图", "zoning:maps", "map", SCHOOLS, (Right.VIEW,), 17),
)
