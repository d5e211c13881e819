"""Entries of the reports app in the menu."""

from yangguang.common.navigation import UPWARDS, NavItem, register
from yangguang.tenancy.choices import Right

register(
    NavItem("报告上报", "reports:home", "file-text", UPWARDS, (Right.VIEW,), 10),
    NavItem("报告台账", "reports:filings-list", "archive", UPWARDS, (Right.VIEW,), 20),
)
