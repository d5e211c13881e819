"""Passwords, and what a signed-in person must do before anything else (security.md C15, C17, C20)."""

import re
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError

from yangguang.accounts.models import User

# Two rule books contradict each other: 等保 wants complexity and a period, ASVS 6.2.5/6.2.10 forbids both.
DENGBAO, ASVS = "dengbao", "asvs"
PASSWORD_LIFE: Final = timedelta(days=90)
CONFIRMED_FOR: Final = timedelta(minutes=30)  # how long a re-entered password counts (sudo mode)

_KINDS = (re.compile("[a-z]"), re.compile("[A-Z]"), re.compile("[0-9]"), re.compile("[^A-Za-z0-9]"))
# The words everybody tries first in an education bureau of this place, pinyin and English.
_LOCAL_WORDS = (
    "puyang qingfeng nanle fanxian taiqian hualong henan zhengzhou yangguang sunshine zhaosheng jiaoyu"
    " jiaotiju jyj xuexiao school admin mima password 阳光 招生 濮阳 清丰 南乐 台前 华龙 河南 教育 学校 密码"
).split()


def profile() -> str:
    """Which rule book is in force."""
    return str(settings.PASSWORD_PROFILE)


def pending_step(user: User, *, factor_due: bool, now: datetime) -> str:
    """What must be done first: "second_factor", then "password"; "" when nothing is left.

    ``now`` is real time: passwords age with the real calendar.
    """
    if factor_due:
        return "second_factor"
    return "password" if user.must_change_password or password_is_old(user, now=now) else ""


def password_is_old(user: User, *, now: datetime) -> bool:
    """Whether the period of the 等保 profile is over; never in training, whose accounts are invented."""
    if profile() != DENGBAO or settings.TRAINING_TODAY or user.password_changed_at is None:
        return False
    return now - user.password_changed_at > PASSWORD_LIFE


class LongEnough(MinimumLengthValidator):
    """Django's validator; its own message has no Chinese translation."""

    def get_error_message(self) -> str:
        return f"密码太短，至少需要 {self.min_length} 个字符。"

    def get_help_text(self) -> str:
        return f"密码至少需要 {self.min_length} 个字符。"


class NoLocalWords:
    """Validator: words of the place and the trade, the person's own unit among them, are guessed first."""

    def validate(self, password: str, user: User | None = None) -> None:
        lowered = password.lower()
        words = [*_LOCAL_WORDS, *self._words_of(user)]
        if any(word in lowered for word in words):
            raise ValidationError(
                "密码不能包含地名、单位、用户名或“招生”“学校”一类的常用词。", code="local_word"
            )

    def get_help_text(self) -> str:
        return "密码不能包含地名、单位名称、用户名或常用词。"

    @staticmethod
    def _words_of(user: User | None) -> list[str]:
        parts = re.split(r"[._@-]", user.username.lower()) if user else []
        return [part for part in parts if len(part) > 3]


class EnoughKinds:
    """Validator of the 等保 profile: three of lower case, upper case, digits, signs."""

    def validate(self, password: str, user: User | None = None) -> None:
        if profile() == DENGBAO and sum(bool(kind.search(password)) for kind in _KINDS) < 3:
            raise ValidationError("密码须包含小写字母、大写字母、数字、符号中的三种。", code="too_plain")

    def get_help_text(self) -> str:
        return "密码须包含小写字母、大写字母、数字、符号中的三种。" if profile() == DENGBAO else ""
