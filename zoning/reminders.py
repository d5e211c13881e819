"""What of an adjustment people are reminded of; the notices app finds this module by its name."""

from django.db.models import F, Value
from django.db.models.functions import Concat

from yangguang.notices.reminders import Dues, register_dues
from yangguang.tenancy.choices import Right
from zoning.choices.adjustments import AdjustmentState
from zoning.models import Adjustment

# The title of what was put to the public is public; a draft is nobody's due.
register_dues(
    Dues(
        "consultation",
        "片区征求意见",
        lambda: Adjustment.objects.consulting(),
        title=Concat(Value("征求意见截止并答复："), F("title")),
        url_name="zoning:adjustments-detail",
        due="closes_on",
    )
)
register_dues(
    Dues(
        "zones-publish",
        "公布新片区",
        lambda: Adjustment.objects.filter(state=AdjustmentState.DECISION),
        title=Concat(Value("报名开始以前公布新片区："), F("title")),
        url_name="zoning:adjustments-detail",
        due="registration_opens_on",
        right=Right.SIGN,
    )
)
