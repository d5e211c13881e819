"""Entries of the enrolment app in the menu."""

from yangguang.common.navigation import SCHOOLS, NavItem, register
from yangguang.tenancy.choices import Right

register(
    NavItem("学校", "enrollment:schools-list", "school", SCHOOLS, (Right.VIEW,), 10),
    NavItem("学位供需", "enrollment:seats", "chart-grid-dots", SCHOOLS, (Right.VIEW,), 15),
    NavItem("随机录取", "enrollment:lotteries-list", "dice-5", SCHOOLS, (Right.VIEW,), 18),
    NavItem("特殊群体", "enrollment:groups", "users", SCHOOLS, (Right.VIEW,), 20),
    NavItem("名单比对", "enrollment:matching", "arrows-diff", SCHOOLS, (Right.VIEW,), 30),
)
