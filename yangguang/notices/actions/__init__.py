"""Verbs on notices: tell, read, remind, mail."""

from yangguang.notices.actions.alarms import alarm_reveals
from yangguang.notices.actions.digests import plan_digests, send_next_digest
from yangguang.notices.actions.inbox import mark_read, tell
from yangguang.notices.actions.mail import send_next_mail
from yangguang.notices.actions.reminding import remind, settle

__all__ = [
    "alarm_reveals",
    "mark_read",
    "plan_digests",
    "remind",
    "send_next_digest",
    "send_next_mail",
    "settle",
    "tell",
]
