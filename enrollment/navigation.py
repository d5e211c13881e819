"""Entries of the enrolment app in the menu."""

from yangguang.common.navigation import SCHOOLS, NavItem, register
from yangguang.tenancy.choices import Right

register(
    NavItem("学校", "enrollment:schools-list", "school", SCHOOLS, (Right.VIEW,), 10),
    NavItem("农村留守儿童", "enrollment:left-behind-list", "users", SCHOOLS, (Right.VIEW,), 20),
)
