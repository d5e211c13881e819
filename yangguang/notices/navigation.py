"""The bell, and the inbox in the menu."""

from yangguang.common.navigation import UPWARDS, NavItem, register, register_bell
from yangguang.notices.access import unread_count
from yangguang.tenancy.choices import Right

register_bell("notices:inbox", unread_count)
register(
    NavItem("提醒与通知记录", "notices:sent", "bell-cog", UPWARDS, (Right.REVIEW,), 60),
)
