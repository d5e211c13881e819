"""What of a campaign people are reminded of; the notices app finds this module by its name."""

from django.db.models import F, Value
from django.db.models.functions import Concat, Left, Substr

from campaign.choices import IssueState
from campaign.choices.opinion import RiskState
from campaign.models import Assignment, Issue, Risk, Rumour
from yangguang.notices.reminders import Dues, register_dues
from yangguang.tenancy.choices import Right

register_dues(
    Dues(
        "assignment",
        "报送任务",
        lambda: Assignment.objects.unfinished(),
        title=F("deliverable__title"),
        url_name="campaign:assignments-detail",
    )
)

# An issue is with the unit until it is handed in; from then on it waits for a verifier.
register_dues(
    Dues(
        "issue",
        "问题整改",
        lambda: Issue.objects.filter(state__in=[IssueState.PENDING, IssueState.RECTIFYING]),
        title=Concat(Value("整改问题 "), F("number")),
        url_name="campaign:issues-detail",
    )
)
register_dues(
    Dues(
        "county-check",
        "县级验收",
        lambda: Issue.objects.filter(state=IssueState.COUNTY_CHECK),
        title=Concat(Value("验收问题 "), F("number")),
        url_name="campaign:issues-detail",
        unit=Substr("unit_id", 1, 6),
        right=Right.REVIEW,
    )
)
register_dues(
    Dues(
        "city-check",
        "市级销号",
        lambda: Issue.objects.filter(state=IssueState.CITY_CHECK),
        title=Concat(Value("销号问题 "), F("number")),
        url_name="campaign:issues-detail",
        unit=Substr("unit_id", 1, 4),
        right=Right.REVIEW,
    )
)
register_dues(
    Dues(
        "rumour",
        "不实信息",
        lambda: Rumour.objects.unanswered(),
        title=Concat(Value("回应传言："), Left("claim", 60)),
        url_name="campaign:rumours-detail",
        due="answer_by",
    )
)
register_dues(
    Dues(
        "risk",
        "风险研判",
        lambda: Risk.objects.filter(state=RiskState.WATCHED),
        title=Concat(Value("重新研判风险："), Left("title", 60)),
        url_name="campaign:risks-detail",
        due="review_on",
    )
)
