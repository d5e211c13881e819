"""Entries of the reports app in the menu."""

from yangguang.common.navigation import UPWARDS, NavItem, register
from yangguang.tenancy.choices import Right

register(NavItem("报告与上报", "reports:home", "send", UPWARDS, (Right.VIEW,), 10))
