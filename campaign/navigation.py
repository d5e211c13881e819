"""Entries of the campaign app in the menu."""

from yangguang.common.navigation import CAMPAIGN, DISCIPLINE, OPENNESS, TODAY, NavItem, register
from yangguang.tenancy.choices import Right

register(
    NavItem("我的待办", "campaign:desk", "checklist", TODAY, order=10),
    NavItem("数据看板", "campaign:dashboard", "chart-grid-dots", TODAY, (Right.VIEW,), 20),
    NavItem("检查清单", "campaign:checks", "clipboard-check", CAMPAIGN, (Right.VIEW,), 10),
    NavItem("覆盖情况", "campaign:coverage", "target-arrow", CAMPAIGN, (Right.VIEW,), 20),
    NavItem("相互检查", "campaign:crosschecks", "arrows-exchange", CAMPAIGN, (Right.REVIEW,), 25),
    NavItem("问题台账", "campaign:issues-list", "alert-triangle", CAMPAIGN, (Right.VIEW,), 30),
    NavItem("问题整改进度", "campaign:issues-trend", "chart-line", CAMPAIGN, (Right.VIEW,), 35),
    NavItem("时间轴", "campaign:timeline", "chart-bar", CAMPAIGN, (Right.VIEW,), 5),
    NavItem("报送看板", "campaign:board", "layout-grid", CAMPAIGN, (Right.VIEW,), 38),
    NavItem("报送任务", "campaign:assignments-list", "calendar-due", CAMPAIGN, (Right.VIEW,), 40),
    NavItem("阶段进展", "campaign:phases", "flag", CAMPAIGN, (Right.VIEW,), 45),
    NavItem("制度与政策", "campaign:registers", "books", CAMPAIGN, (Right.VIEW,), 46),
    NavItem("专项行动设置", "campaign:setup", "adjustments", CAMPAIGN, (Right.REVIEW,), 90),
    NavItem("热线电话", "campaign:hotlines-list", "phone", CAMPAIGN, (Right.VIEW,), 50),
    NavItem("承诺书", "campaign:pledges-coverage", "writing-sign", DISCIPLINE, (Right.VIEW,), 40),
    NavItem("警示教育", "campaign:cases", "book-2", DISCIPLINE, (Right.VIEW,), 41),
    NavItem("定期摸排", "campaign:patrols-board", "walk", DISCIPLINE, (Right.VIEW,), 42),
    NavItem("双随机抽查", "campaign:draws", "dice-5", DISCIPLINE, (Right.VIEW,), 50),
    NavItem("信息公开", "campaign:disclosure", "speakerphone", OPENNESS, (Right.VIEW,), 10),
    NavItem("舆情与应急", "campaign:opinion", "alarm", OPENNESS, (Right.VIEW,), 60),
    NavItem("问题线索", "campaign:clues-list", "zoom-question", DISCIPLINE, (Right.VIEW,), 10),
    NavItem("督办提醒函", "campaign:letters-list", "mail-exclamation", DISCIPLINE, (Right.VIEW,), 20),
    NavItem("约谈台账", "campaign:interviews-list", "messages", DISCIPLINE, (Right.VIEW,), 30),
    NavItem("约谈建议", "campaign:proposals", "school", DISCIPLINE, (Right.SUPERVISE,), 35),
    NavItem("会议与谈话", "campaign:meetings-list", "users-group", DISCIPLINE, (Right.VIEW,), 40),
    NavItem("责任追究", "campaign:accountability-list", "gavel", DISCIPLINE, (Right.VIEW,), 90),
)
