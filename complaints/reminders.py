"""What of a complaint people are reminded of; the notices app finds this module by its name.

Titles hold the number and nothing else of the case: they are mailed, and whoever is above the handlers may
read figures, never cases. A late case climbs to them by itself (domain.md §6).
"""

from django.db.models import F, Value
from django.db.models.functions import Concat
from django.urls import reverse

from complaints.choices import State
from complaints.models import Case
from yangguang.notices.reminders import Dues, register_dues
from yangguang.tenancy.choices import Right


def figures() -> str:
    """The page that counts the late ones."""
    return f"{reverse('complaints:figures')}?by=clock"


register_dues(
    Dues(
        "case-accept",
        "投诉受理",
        lambda: Case.objects.filter(state=State.REGISTERED),
        title=Concat(Value("决定是否受理投诉 "), F("number")),
        url_name="complaints:cases-detail",
        page_above=figures,
        due="accept_by",
        right=Right.HANDLE,
    )
)
register_dues(
    Dues(
        "case-reply",
        "投诉答复",
        lambda: Case.objects.to_answer(),
        title=Concat(Value("答复投诉人 "), F("number")),
        url_name="complaints:cases-detail",
        page_above=figures,
        due="reply_by",
        right=Right.HANDLE,
    )
)
# The clock stands still while the complainant is asked, but not for ever.
register_dues(
    Dues(
        "case-wait",
        "投诉等待补充",
        lambda: Case.objects.waiting(),
        title=Concat(Value("群众没有补充，继续办理 "), F("number")),
        url_name="complaints:cases-detail",
        page_above=figures,
        due="waiting_until",
        right=Right.HANDLE,
    )
)
