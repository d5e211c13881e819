"""The bell, and the inbox in the menu."""

from yangguang.common.navigation import register_bell
from yangguang.notices.queries import unread_count

register_bell("notices:inbox", unread_count)
