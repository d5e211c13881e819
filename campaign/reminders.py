"""What of a campaign people are reminded of; the notices app finds this module by its name."""

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from campaign.choices import IssueState
from campaign.choices.discipline import InterviewState
from campaign.choices.opinion import RiskState
from campaign.models import (
    Assignment,
    Clue,
    Inspection,
    Interview,
    Issue,
    Letter,
    PolicyDocument,
    Risk,
    Rumour,
    SecondLook,
)
from campaign.models.announcements import Statement
from yangguang.notices.reminders import Dues, register_dues
from yangguang.tenancy.choices import Right

register_dues(
    Dues(
        "assignment",
        "报送任务",
        lambda: Assignment.objects.unfinished(),
        title=F("deliverable__title"),
        url_name="campaign:assignments-detail",
        ends="campaign__ends",
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
        title=Value("核查并回应传言"),  # the words of a rumour may name somebody, and titles are mailed
        url_name="campaign:rumours-detail",
        due="answer_by",
    )
)
register_dues(
    Dues(
        "risk",
        "风险研判",
        lambda: Risk.objects.filter(state=RiskState.WATCHED),
        title=Value("重新研判风险"),
        url_name="campaign:risks-detail",
        due="review_on",
    )
)

# A letter waits for its addressee; a clue for the unit that handles it, and for an outcome.
register_dues(
    Dues(
        "letter",
        "督办提醒函",
        lambda: Letter.objects.unanswered(),
        title=Concat(Value("回复督办提醒函 "), F("number")),
        url_name="campaign:letters-detail",
        due="reply_by",
    )
)
register_dues(
    Dues(
        "clue",
        "问题线索",
        lambda: Clue.objects.open(),
        title=Concat(Value("问题线索 "), F("number"), Value(" 须有结论")),
        url_name="campaign:clues-detail",
        right=Right.SUPERVISE,
    )
)
# What was promised in a talk is the unit's to keep; the talk itself is the issuer's to hold.
register_dues(
    Dues(
        "promise",
        "约谈承诺",
        lambda: Interview.objects.filter(state=InterviewState.HELD),
        title=Value("落实约谈时的整改承诺"),
        url_name="campaign:interviews-detail",
        due="commitments_due",
    )
)

register_dues(
    Dues(
        "statement",
        "回应声明",
        lambda: Statement.objects.waiting(),
        title=Value("回应社会关切"),  # the question may name somebody
        url_name="campaign:statements-detail",
    )
)
register_dues(
    Dues(
        "policy",
        "政策清理",
        lambda: PolicyDocument.objects.unfinished(),
        title=Concat(Value("修改或废止《"), F("title"), Value("》")),
        url_name="campaign:policies-detail",
        due="done_by",
    )
)
# The city looks again, whosever issue it was; until an inspection is done its row is the city's too.
register_dues(
    Dues(
        "look",
        "回头看",
        lambda: SecondLook.objects.waiting(),
        title=Concat(Value("回头看 "), F("issue__number")),
        url_name="campaign:second-looks-detail",
        unit=Substr("unit_id", 1, 4),
        right=Right.SUPERVISE,
    )
)
register_dues(
    Dues(
        "inspection",
        "抽查检查",
        lambda: Inspection.objects.waiting(),
        title=Concat(Value("抽查 "), F("school__name")),
        url_name="campaign:inspections-detail",
        due="planned_on",
        right=Right.SUPERVISE,
    )
)
