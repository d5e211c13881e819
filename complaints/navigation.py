"""Entries of the complaints app in the menu."""

from yangguang.common.navigation import PUBLIC, NavItem, register
from yangguang.tenancy.choices import Right

register(NavItem("投诉办理", "complaints:cases-list", "message-report", PUBLIC, (Right.HANDLE,), 10))
