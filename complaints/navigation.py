"""Entries of complaints in the menu."""

from yangguang.common.navigation import PUBLIC, NavItem, register
from yangguang.tenancy.choices import Right

register(
    NavItem("投诉举报", "complaints:cases-list", "message-report", PUBLIC, (Right.HANDLE,), 10),
    NavItem("登记来电来信", "complaints:register", "phone-incoming", PUBLIC, (Right.HANDLE,), 20),
    NavItem("投诉延期审批", "complaints:extensions-list", "clock-pause", PUBLIC, (Right.REVIEW,), 25),
    NavItem(
        "投诉统计",
        "complaints:figures",
        "chart-bar",
        PUBLIC,
        (Right.HANDLE, Right.REVIEW, Right.SIGN, Right.SUPERVISE),
        30,
    ),
)
