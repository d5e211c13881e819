"""Invented complaints of the demo, through the same actions as people's. Nobody in them exists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from campaign.choices import Area
from complaints import rules
from complaints.actions import clocks, feedback, handling, intake, joining
from complaints.choices import Channel, Kind, Outcome, State
from complaints.models import Case
from yangguang.accounts.actions import grant_role
from yangguang.accounts.choices import Role
from yangguang.accounts.models import Grant, User
from yangguang.common import clock
from yangguang.tenancy.choices import Level
from yangguang.tenancy.models import Unit

CITY = "4109"
PERSON = intake.Person("演示家长", "13900000000", "母亲")


@dataclass(frozen=True)
class Tale:
    """One invented story: what was written, what may reach the school, what was answered."""

    kind: str
    area: str
    text: str
    scrubbed: str
    answer: str
    outcome: str = Outcome.UNTRUE
    prohibition: int | None = None


TALES: Sequence[Tale] = (
    Tale(
        Kind.REPORT,
        Area.CONDUCT,
        "报名的时候老师让每家交两千块钱，说是给学校买空调，不交就往后排。收钱没有给票。（演示）",
        "请核实新生报名期间是否收取或变相收取与入学挂钩的费用，并说明收费依据和去向。",
        "经核实，学校以添置设备名义向部分新生家长收费，属于违规。已责令全部退还，并追究有关人员责任。",
        Outcome.TRUE,
        6,
    ),
    Tale(
        Kind.ENQUIRY,
        Area.PROCESS,
        "我们租房住，户口在外地，孩子今年上一年级要准备哪些材料，去哪里报名？（演示）",
        "请在报名须知中写清租房随迁家庭所需材料和报名地点。",
        "随迁子女凭居住证和务工证明，在居住地对应的学校报名，不需要缴纳任何费用，报名时间见公告。",
    ),
    Tale(
        Kind.REPORT,
        Area.CONDUCT,
        "学校六月就组织了摸底考试，考得好的提前发录取通知，别的孩子还没开始报名。（演示）",
        "请核实是否在规定时间以前组织选拔性测试并提前录取学生。",
        "经核实，学校确有提前测试行为。测试结果已作废，所发通知已收回，将按规定时间重新报名。",
        Outcome.TRUE,
        3,
    ),
    Tale(
        Kind.COMPLAINT,
        Area.POLICY,
        "我们小区去年划给这所学校，今年一声不响换成另一所，离家三公里，没有人征求过意见。（演示）",
        "请说明本年度片区调整的评估、论证、征求意见和公布情况。",
        "片区调整经过评估和论证，但征求意见时间不足。现已补充征求意见，调整前的安排继续有效。",
        Outcome.PARTLY,
    ),
    Tale(
        Kind.HELP,
        Area.SPECIAL_GROUPS,
        "孩子走路不方便，报名的时候说学校没有条件，让我们去别的地方问。他现在还没有学上。（演示）",
        "请核实残疾儿童报名受理情况，并按规定落实随班就读或送教上门。",
        "已协调学校受理报名，安排随班就读，并在一楼设置教室。开学前由资源教师与您联系。",
        Outcome.PARTLY,
    ),
    Tale(
        Kind.COMPLAINT,
        Area.CONDUCT,
        "听说今年又要分实验班，交材料的时候问孩子得过什么奖，这不公平。（演示）",
        "请核实是否存在设立重点班、以竞赛证书作为分班依据的情况。",
        "经核实，学校没有设立实验班，登记获奖情况的表格已停止使用。均衡编班将邀请家长代表现场监督。",
        Outcome.UNTRUE,
        8,
    ),
    Tale(
        Kind.SUGGESTION,
        Area.DISCLOSURE,
        "招生计划和划片范围最好贴到村里的公告栏，老人不会用手机，看不到网上的消息。（演示）",
        "建议在村、社区公告栏同步张贴招生计划和划片范围。",
        "已采纳。各学校将在村、社区公告栏同步张贴，七月十五日前完成。",
        Outcome.TRUE,
    ),
    Tale(
        Kind.REPORT,
        Area.STUDENT_STATUS,
        "有个孩子人在市里上学，学籍却挂在我们这所小学，教室里从来没有见过这个人。（演示）",
        "请逐人核对在校学生与学籍，清理人籍分离和空挂学籍。",
        "经核对，发现空挂学籍一例，已按规定处理。全校学籍正在逐人复核。",
        Outcome.TRUE,
        10,
    ),
    Tale(
        Kind.APPEAL,
        Area.PROCESS,
        "报名被退回，只写材料不全，没有说缺什么，我去了三次都说系统不行。（演示）",
        "请核实报名审核退回时是否一次性告知所缺材料。",
        "经核实，退回时没有写明原因。已重新受理您的报名，并要求学校一次性告知。",
        Outcome.TRUE,
    ),
    Tale(
        Kind.COMPLAINT,
        Area.DISCLOSURE,
        "学校门口没有公示招生计划，打电话问也没有人接，都快报名了。（演示）",
        "请核实招生计划、范围、条件、程序和咨询电话是否按时公示。",
        "经核实，公示晚了六天，咨询电话已更换。现已补充公示。",
        Outcome.PARTLY,
    ),
)

BUREAU_TALE = Tale(
    Kind.COMPLAINT,
    Area.POLICY,
    "去年的招生文件还写着本地户口优先，问了几次都说没有改，新文件在哪里也查不到。（演示）",
    "请说明本级招生文件的清理情况和公布地址。",
    "已督促县级教育局完成文件清理，新文件已在政府网站公布。",
)

SCORES = (5, 4, None, 3, 5, 2)  # None: most do not say
APPEALED = ("410922", 2)
REGISTERED, ACCEPTED, HANDLING, WAITING, REPLIED, CLOSED, ISSUE, REFUSED, TRANSFERRED = range(9)
# county, tale, how far it got, day received (month, day), channel, named, urgent
PLAN: Sequence[tuple[str, int, int, tuple[int, int], str, bool, bool]] = (
    ("410922", 0, ISSUE, (6, 24), Channel.WEB, True, False),
    ("410922", 1, CLOSED, (6, 20), Channel.HOTLINE, True, False),
    ("410922", 2, REPLIED, (6, 26), Channel.WEB, False, False),
    ("410922", 4, HANDLING, (7, 3), Channel.HOTLINE, True, True),
    ("410922", 9, ACCEPTED, (7, 9), Channel.WEB, False, False),
    ("410922", 5, REGISTERED, (7, 11), Channel.WEB, False, False),
    ("410922", 8, REGISTERED, (7, 12), Channel.WEB, True, False),
    ("410923", 3, HANDLING, (6, 21), Channel.H12345, True, False),
    ("410923", 7, ISSUE, (6, 25), Channel.WEB, False, False),
    ("410923", 6, CLOSED, (6, 27), Channel.WEB, True, False),
    ("410923", 1, REGISTERED, (7, 5), Channel.WEB, True, False),
    ("410902", 5, REPLIED, (6, 24), Channel.WEB, False, False),
    ("410902", 0, ISSUE, (6, 28), Channel.WEB, False, False),
    ("410902", 1, CLOSED, (7, 1), Channel.HOTLINE, True, False),
    ("410902", 9, ACCEPTED, (7, 8), Channel.WEB, False, False),
    ("410926", 2, WAITING, (7, 2), Channel.WEB, False, False),
    ("410926", 8, CLOSED, (6, 21), Channel.VISIT, True, False),
    ("410926", 6, REGISTERED, (7, 12), Channel.WEB, False, False),
    ("410927", 4, REPLIED, (7, 4), Channel.H12345, True, True),
    ("410927", 7, REFUSED, (6, 26), Channel.WEB, False, False),
    ("410928", 0, HANDLING, (6, 20), Channel.WEB, False, False),
    ("410928", 3, ISSUE, (6, 27), Channel.SUPERIOR, True, False),
    ("410928", 5, TRANSFERRED, (7, 1), Channel.WEB, False, False),
    ("410971", 1, CLOSED, (7, 2), Channel.HOTLINE, True, False),
    ("410971", 9, ACCEPTED, (7, 10), Channel.WEB, False, False),
    ("410972", 2, REPLIED, (6, 25), Channel.WEB, False, False),
    ("410972", 6, REFUSED, (7, 3), Channel.WEB, True, False),
    ("410973", 8, HANDLING, (7, 4), Channel.WEB, True, False),
    ("410973", 3, TRANSFERRED, (7, 8), Channel.VISIT, True, False),
)
BUREAUS: Sequence[tuple[str, int, tuple[int, int]]] = (
    ("410927", HANDLING, (7, 1)),
    ("410922", REGISTERED, (7, 11)),
)


def load_cases(*, people: Mapping[str, User], now: datetime) -> list[Case]:
    """About thirty cases over nine counties, in every state. Needs schools and the campaign."""
    cases = []
    in_order = sorted(PLAN, key=lambda plan: plan[3])  # numbers follow the days
    for serial, (county, tale, stage, received, channel, named, urgent) in enumerate(in_order):
        schools = list(Unit.objects.filter(level=Level.SCHOOL).under(county).order_by("code"))
        about = schools[serial % len(schools)]
        story = _story(about, TALES[tale], channel=channel, urgent=urgent)
        walk = _Walk(now, received, _handler(people, county, now), TALES[tale])
        cases.append(walk.go(story, PERSON if named else None, stage))
        walk.say(cases[-1], score=SCORES[serial % len(SCORES)], appeals=(county, tale) == APPEALED)
    for county, stage, received in BUREAUS:
        story = _story(Unit.objects.get(pk=county), BUREAU_TALE, channel=Channel.WEB, urgent=False)
        cases.append(_Walk(now, received, _handler(people, CITY, now), BUREAU_TALE).go(story, PERSON, stage))
    handler = _handler(people, "410922", now)
    return cases + _more_time_and_a_second_family(cases, handler, now)


def _more_time_and_a_second_family(cases: list[Case], handler: User, now: datetime) -> list[Case]:
    """In 清丰县 one case asks for more time, and another family's on the same matter was joined to it."""
    lead = next(case for case in cases if case.unit_id == "410922" and case.state == State.HANDLING)
    tale = TALES[4]
    text = "邻居家的孩子也遇到一样的事，学校让去别处问，我们一起反映。（演示）"
    story = intake.Story(about=lead.about, kind=Kind.HELP, text=text, channel=Channel.WEB)
    walk = _Walk(now, (7, 4), handler, tale)
    second = walk.go(story, None, ACCEPTED)
    joining.join(by=handler, row=second, now=walk.at(3), lead=lead)
    clocks.ask_extension(
        by=handler, row=lead, now=walk.at(4), reason="需要与特殊教育学校商定随班就读安排。（演示）",
        wanted_on=clock.add_working_days(Case.objects.get(pk=lead.pk).reply_by, 5),
    )  # fmt: skip
    return [second]


def _story(about: Unit, tale: Tale, *, channel: str, urgent: bool) -> intake.Story:
    return intake.Story(about=about, kind=tale.kind, text=tale.text, channel=channel, urgent=urgent)


def _handler(people: Mapping[str, User], unit_id: str, now: datetime) -> User:
    """Who handles complaints of the unit; where nobody does yet, an invented person nobody can sign in as."""
    grant = Grant.objects.active(now).filter(unit_id=unit_id, role=Role.HANDLER).order_by("user_id").first()
    if grant is not None:
        return grant.user
    username = f"handler.{unit_id}"
    unit = Unit.objects.get(pk=unit_id)
    user = people.get(username) or User.objects.create_user(username, name=f"{unit.name}投诉办理人（演示）")
    grant_role(by=None, user=user, unit=unit, role=Role.HANDLER, now=now, reason="演示数据")
    return user


class _Walk:
    """One case taken through the verbs on plausible working days, none of them after today."""

    def __init__(self, now: datetime, received: tuple[int, int], handler: User, tale: Tale) -> None:
        self.now, self.handler, self.tale = now, handler, tale
        self.received, self.code = date(now.year, *received), rules.new_code()

    def at(self, working_days: int) -> datetime:
        """Mid-morning, that many working days after receipt, at the latest today."""
        day = min(clock.add_working_days(self.received, working_days), self.now.date())
        return self.now.replace(year=day.year, month=day.month, day=day.day, hour=10, minute=0)

    def go(self, story: intake.Story, person: intake.Person | None, stage: int) -> Case:
        by = None if story.channel == Channel.WEB else self.handler
        case = intake.file_case(by=by, now=self.at(0), code=self.code, story=story, person=person)
        if stage == REGISTERED:
            return case
        if stage == REFUSED:
            reason = "反映的事项正在由人民法院审理，依照规定不予受理，请等待判决。"
            return handling.refuse(by=self.handler, row=case, now=self.at(1), reason=reason)
        if stage == TRANSFERRED:
            to = "市场监督管理局（收费票据问题）"
            return handling.transfer(by=self.handler, row=case, now=self.at(1), to=to)
        case = handling.accept(
            by=self.handler,
            row=case,
            now=self.at(1),
            area=self.tale.area,
            prohibition=self.tale.prohibition,
        )
        return case if stage == ACCEPTED else self._work(case, stage)

    def say(self, case: Case, *, score: int | None, appeals: bool) -> None:
        """What the complainant thinks of the answer."""
        key = rules.code_key(self.code)
        if score is not None and case.state in rules.RATED_IN:
            feedback.rate_case(case=case, key=key, score=score, reason="答复有点慢。（演示）", now=self.at(8))
        if appeals:
            grounds = "答复说已经收回通知，可是别的孩子仍然按原来的名单报名，请上级再查。（演示）"
            feedback.appeal_case(case=case, key=key, text=grounds, now=self.at(9))

    def _work(self, case: Case, stage: int) -> Case:
        by, tale = self.handler, self.tale
        case = handling.begin(by=by, row=case, now=self.at(2))
        question = "请问事情发生在哪一天？有没有收据或照片？"
        if stage == HANDLING:
            handling.send_message(by=by, row=case, now=self.at(3), text=question)
            return case
        if stage == WAITING:
            clocks.ask_complainant(by=by, row=case, now=self.at(3), text=question)
            return case
        case = handling.scrub(
            by=by, row=case, now=self.at(3), scrubbed_text=tale.scrubbed, area=tale.area,
            prohibition=tale.prohibition,
        )  # fmt: skip
        if stage == ISSUE:
            due = clock.add_working_days(self.at(4).date(), 15)
            case = handling.turn_into_issue(by=by, row=case, now=self.at(4), due_on=due)
        case = handling.reply(by=by, row=case, now=self.at(5), reply=tale.answer)
        if stage in (CLOSED, ISSUE):
            case = handling.close(by=by, row=case, now=self.at(7), outcome=tale.outcome)
        return case
