"""Entries of the accounts app and of the installation in the menu."""

from yangguang.common.navigation import SYSTEM, NavItem, register
from yangguang.tenancy.choices import Right

register(
    NavItem("授权", "accounts:grants", "key", SYSTEM, (Right.GRANT,), 10),
    NavItem("账号", "accounts:users", "user-cog", SYSTEM, (Right.GRANT,), 20),
    NavItem("安全事件", "audit:events", "shield-check", SYSTEM, (Right.AUDIT,), 30),
    NavItem("操作记录", "audit:history", "history", SYSTEM, (Right.AUDIT,), 31),
    NavItem("完整信息查看", "audit:reveals", "eye", SYSTEM, (Right.AUDIT,), 32),
    NavItem("历史封存", "audit:seals", "lock", SYSTEM, (Right.AUDIT,), 33),
    NavItem("演练日期", "common:clock", "clock-edit", SYSTEM, (Right.CONFIGURE,), 40, training_only=True),
)
