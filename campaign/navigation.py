"""Entries of the campaign app in the menu."""

from yangguang.common.navigation import CAMPAIGN, TODAY, NavItem, register
from yangguang.tenancy.choices import Right

register(
    NavItem("我的待办", "campaign:desk", "checklist", TODAY, order=10),
    NavItem("数据看板", "campaign:dashboard", "chart-grid-dots", TODAY, (Right.VIEW,), 20),
    NavItem("检查清单", "campaign:checks", "clipboard-check", CAMPAIGN, (Right.VIEW,), 10),
    NavItem("覆盖情况", "campaign:coverage", "target-arrow", CAMPAIGN, (Right.VIEW,), 20),
    NavItem("问题台账", "campaign:issues-list", "alert-triangle", CAMPAIGN, (Right.VIEW,), 30),
    NavItem("问题整改进度", "campaign:issues-trend", "chart-line", CAMPAIGN, (Right.VIEW,), 35),
    NavItem("报送任务", "campaign:assignments-list", "calendar-due", CAMPAIGN, (Right.VIEW,), 40),
    NavItem("热线电话", "campaign:hotlines-list", "phone", CAMPAIGN, (Right.VIEW,), 50),
)
