"""What the public reads of an adjustment and says about it: no account, one opinion a form, no name."""

import logging
import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from tests.cast import QF
from tests.ledgers.conftest import identity_number
from tests.zoning.conftest import publish
from tests.zoning.procedure import NOW, Course, said
from yangguang.common import clock
from yangguang.common.secret_codes import new_code
from yangguang.tenancy.scope import scope
from zoning.actions.opinions import answer_opinion, give_opinion, type_in_opinion
from zoning.actions.plans import revise_zone
from zoning.models import Adjustment, Opinion, Zone
from zoning.queries.opinions import opinion_with
from zoning.rules import opinions as rules

LIST, ANSWER, SENT = "/zones/consultations/", "/zones/consultations/answer/", "/zones/consultations/sent/"
NAME, PHONE, WORDS = "冯远航", "13900007777", "孩子要过两条国道，太远了"
IDENTITY = identity_number(901, born="20150317")


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


@pytest.fixture
def course(cast, zone, adjustment, at) -> Course:
    """An adjustment that revises 向阳片区; the clock stands on the day its course begins."""
    old = publish(zone)
    found = Course(cast, adjustment)
    at(str(found.day))
    found.new = revise_zone(by=cast.qf_clerk, adjustment=adjustment, zone=old, now=NOW)
    return found


@pytest.fixture
def asked(course) -> Course:
    """Open since today."""
    course.to("consultation")
    return course


@pytest.fixture
def stranger(cast):
    return cast.client(None)


def address(course: Course) -> str:
    return reverse("zones:consultation", args=[course.row.pk])


def form_of(client, course: Course) -> dict[str, str]:
    """An empty form, with the sealed code that came with it."""
    page = client.get(address(course)).content.decode()
    (once,) = re.findall(r'name="once" value="([^"]+)"', page)
    return {"stance": "oppose", "text": WORDS, "once": once}


def text(response) -> str:
    return response.content.decode()


# --- Read --------------------------------------------------------------------------------------------------


def test_nothing_is_read_before_the_consultation(stranger, course):
    course.to("argument")
    assert stranger.get(address(course)).status_code == 404
    assert course.row.title not in text(stranger.get(LIST))


def test_everybody_reads_what_is_planned_why_and_until_when(stranger, asked):
    page = text(stranger.get(address(asked)))
    for words in (
        "新城片区调整",
        "新建学校",
        "2024 年 5 月 12 日",
        "清丰县向阳小学（虚构）",
        "朝阳路1—99号",
        "12345",
    ):
        assert words in page
    assert "新城片区调整" in text(stranger.get(LIST))


def test_the_children_who_change_school_are_counted_when_people_are_asked(stranger, asked):
    page = text(stranger.get(address(asked)))
    assert asked.row.moved_children["on"]
    assert "还没有统计" not in page


def test_the_history_says_that_they_were_counted_without_the_stored_structure(cast, asked):
    page = text(cast.client(cast.qf_clerk).get(reverse("zoning:adjustments-detail", args=[asked.row.pk])))
    assert "改换学校的儿童：<ins>已修改</ins>" in page
    assert "flows" not in page


def test_only_disclosed_papers_are_read(stranger, course):
    course.to("assessment")
    course.record("assessment", disclosed=True, summary="学位不足")
    course.do("argue")
    course.record("argument", summary="专家的话")
    course.do("consult")
    page = text(stranger.get(address(course)))
    assert "学位不足" in page
    assert "专家的话" not in page
    (paper,) = re.findall(r'href="(/zones/consultations/papers/[^"]+)"', page)
    answer = stranger.get(paper)
    assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    hidden = course.row.steps.get(kind="argument")
    other = paper.split("/")[5]
    assert stranger.get(f"/zones/consultations/papers/{hidden.pk}/{other}/").status_code == 404


def test_the_pages_of_zones_lead_to_what_is_asked(stranger, asked):
    old = Zone.objects.get(state="published")
    assert "准备调整" in text(stranger.get(reverse("zones:zone", args=[old.pk])))
    assert "现在有 1 项" in text(stranger.get("/zones/"))
    assert "招生片区调整正在征求意见" in text(stranger.get("/"))


def test_a_draft_that_is_shown_is_no_answer_of_the_look_up(stranger, asked):
    assert stranger.get(reverse("zones:zone", args=[asked.new.pk])).status_code == 404


def test_the_answers_are_read_after_the_consultation_without_names(stranger, asked, cast, at):
    for code in ("A", "B"):
        give_opinion(adjustment=asked.row, code=code, said=said(WORDS, name=NAME), now=asked.now)
    asked.close()
    at(str(asked.day))
    for opinion in Opinion.objects.all():
        answer_opinion(
            by=cast.qf_clerk, row=opinion, now=asked.now, gist="路远", adopted="partly", answer="开通校车"
        )
    assert "开通校车" not in text(stranger.get(address(asked)))
    asked.to("decision")
    page = text(stranger.get(address(asked)))
    assert "收到 2 条" in page
    assert "2 条 · 部分采纳" in page
    assert "开通校车" in page
    assert WORDS not in page
    assert NAME not in page
    assert "提交意见" not in page


@pytest.mark.parametrize(
    ("state", "words"), [("published", "已经决定"), ("dropped", "已经终止"), ("decision", "正在决定")]
)
def test_the_page_says_how_it_ended(stranger, asked, state, words, at):
    if state == "dropped":
        asked.do("drop", reason="家长反对")
    else:
        asked.to(state)
    at(str(asked.day))
    assert words in text(stranger.get(address(asked)))


# --- Say ---------------------------------------------------------------------------------------------------


def test_a_parent_says_something_and_keeps_a_code(stranger, asked):
    page = stranger.post(address(asked), {**form_of(stranger, asked), "name": NAME, "contact": PHONE})
    assert (page.status_code, page.url) == (302, SENT)
    (code,) = re.findall(r'pub-code">([^<]+)<', text(stranger.get(SENT)))
    opinion = Opinion.objects.get()
    assert (opinion.text, opinion.on, opinion.unit_id) == (WORDS, asked.day, QF)
    assert opinion.created_at == opinion.updated_at
    page = stranger.post(ANSWER, {"code": code.lower().replace("-", " ")})
    assert WORDS in text(page)
    assert "还没有答复" in text(page)


def test_a_double_click_is_one_opinion(stranger, asked):
    sent = form_of(stranger, asked)
    assert [stranger.post(address(asked), sent).status_code for _ in range(3)] == [302, 302, 302]
    assert Opinion.objects.count() == 1


def test_other_words_on_a_form_that_was_sent_are_not_lost(stranger, asked):
    sent = form_of(stranger, asked)
    stranger.post(address(asked), sent)
    page = stranger.post(address(asked), {**sent, "text": "还有一条"})
    assert page.status_code == 409
    assert "还有一条" in text(page)
    (once,) = re.findall(r'name="once" value="([^"]+)"', text(page))
    assert stranger.post(address(asked), {**sent, "text": "还有一条", "once": once}).status_code == 302
    assert Opinion.objects.count() == 2


def test_a_touched_form_is_asked_again_and_keeps_the_words(stranger, asked):
    page = stranger.post(address(asked), {**form_of(stranger, asked), "once": "x"})
    assert page.status_code == 409
    assert WORDS in text(page)
    assert not Opinion.objects.exists()


def test_an_empty_form_says_what_is_missing(stranger, asked):
    page = stranger.post(address(asked), {"once": form_of(stranger, asked)["once"]})
    assert page.status_code == 422
    assert "请选择赞成、反对或者建议" in text(page)
    assert "请写下您的意见" in text(page)


def test_nobody_speaks_before_or_after(stranger, asked, at):
    sent = form_of(stranger, asked)
    at(str(asked.row.closes_on + timedelta(days=1)))
    page = stranger.post(address(asked), sent)
    assert page.status_code == 409
    assert "现在不能提交" in text(page)
    assert WORDS in text(page)
    assert not Opinion.objects.exists()


def test_who_sends_too_often_is_asked_to_wait(stranger, asked, monkeypatch):
    monkeypatch.setattr("zoning.views.consultations.SENDS", "1/hour")
    sent = form_of(stranger, asked)
    stranger.post(address(asked), sent)
    page = stranger.post(address(asked), {**sent, "text": "第二条"})
    assert page.status_code == 429
    assert "第二条" in text(page)


@pytest.mark.parametrize("words", [IDENTITY, f"孩子{IDENTITY[:6]} {IDENTITY[6:]}没有学上", "410922800101123"])
@pytest.mark.parametrize("field", ["text", "place"])
def test_an_identity_number_is_not_taken_and_the_rest_is_kept(stranger, asked, words, field):
    page = stranger.post(address(asked), {**form_of(stranger, asked), "name": NAME, field: words})
    assert page.status_code == 422
    assert "请删去身份证号码" in page.context["form"].errors[field][0]
    assert NAME in text(page)
    assert not Opinion.objects.exists()


@pytest.mark.parametrize("contact", ["12", "没有", IDENTITY])
def test_a_telephone_nobody_can_dial_is_not_taken(stranger, asked, contact):
    page = stranger.post(address(asked), {**form_of(stranger, asked), "contact": contact})
    assert page.status_code == 422
    assert "这个电话打不通" in page.context["form"].errors["contact"][0]


@pytest.mark.parametrize("contact", ["0393-1234567", "+86 139 0000 7777", "5551234转8001"])
def test_a_telephone_is_taken_as_people_write_it(stranger, asked, contact):
    page = stranger.post(address(asked), {**form_of(stranger, asked), "contact": contact})
    assert page.status_code == 302


def test_the_form_says_once_what_may_stay_empty(stranger, asked):
    page = text(stranger.get(address(asked)))
    assert page.count("（可不填）") == 3
    assert "可以不填" not in page


def test_a_wrong_code_shows_nothing(stranger, asked):
    give_opinion(adjustment=asked.row, code=new_code(), said=said(WORDS), now=asked.now)
    page = stranger.post(ANSWER, {"code": new_code()})
    assert page.status_code == 422
    assert "没有查到" in text(page)
    assert WORDS not in text(page)


def test_the_receipt_is_put_away(stranger, asked):
    stranger.post(address(asked), form_of(stranger, asked))
    assert stranger.post(SENT).url == LIST
    assert stranger.get(SENT).url == ANSWER


# --- Who it was --------------------------------------------------------------------------------------------


def test_name_and_telephone_stand_nowhere_in_clear(stranger, asked, caplog):
    with caplog.at_level(logging.DEBUG):
        stranger.post(address(asked), {**form_of(stranger, asked), "name": NAME, "contact": PHONE})
    assert NAME not in caplog.text
    assert PHONE not in caplog.text
    assert WORDS not in caplog.text
    with connection.cursor() as cursor:
        for table in ("zoning_opinion", "zoning_opinionevent"):
            cursor.execute(f"SELECT name || contact FROM {table}")
            (sealed,) = cursor.fetchone()
            assert NAME not in sealed
            assert PHONE not in sealed


def test_a_colleague_who_is_signed_in_is_not_in_the_history(cast, asked):
    client = cast.client(cast.qf_school)
    client.post(address(asked), form_of(client, asked))
    event = Opinion.objects.get().events.select_related("pgh_context").get()
    assert event.pgh_context.metadata["user"] is None
    assert not event.pgh_context.metadata.get("name")


def test_the_code_opens_one_opinion_and_no_other(asked):
    mine, other = new_code(), new_code()
    for code, words in ((mine, "一"), (other, "二")):
        give_opinion(adjustment=asked.row, code=code, said=said(words), now=asked.now)
    found = opinion_with(rules.code_key(mine))
    assert found is not None
    assert found.text == "一"
    with scope(secret=rules.code_key(mine)):
        assert Opinion.objects.count() == 1
    with scope():
        assert not Opinion.objects.exists()


def test_the_clerk_sees_a_mask_and_the_name_for_a_reason(cast, asked):
    opinion = give_opinion(adjustment=asked.row, code="A", said=said(name=NAME, contact=PHONE), now=asked.now)
    client = cast.client(cast.qf_clerk)
    page = text(client.get(reverse("zoning:opinions-detail", args=[opinion.pk])))
    assert NAME not in page
    assert PHONE not in page
    shown = client.post(
        reverse("zoning:opinions-reveal", args=[opinion.pk, "contact"]), {"reason": "核实校车线路"}
    )
    assert PHONE in text(shown)
    school = cast.client(cast.qf_school)
    assert school.get(reverse("zoning:opinions-detail", args=[opinion.pk])).status_code == 404


# --- The office --------------------------------------------------------------------------------------------


def test_the_office_types_in_what_came_by_letter(cast, asked):
    client = cast.client(cast.qf_clerk)
    sent = {
        "stance": "suggest", "text": "请开校车", "adjustment": asked.row.pk, "on": asked.day.isoformat(),
        "place": "", "name": "", "contact": "",
    }  # fmt: skip
    assert client.post(reverse("zoning:opinions-add"), sent).status_code == 302
    assert Opinion.objects.get().recorded_by == cast.qf_clerk
    told = client.post(reverse("zoning:opinions-add"), {**sent, "text": f"证号 {IDENTITY}"})
    assert "请删去身份证号码" in told.context["form"].errors["text"][0]
    late = {**sent, "on": (asked.row.closes_on + timedelta(days=1)).isoformat()}
    page = client.post(reverse("zoning:opinions-add"), late)
    assert page.status_code == 422
    assert "征求意见的时间是" in text(page)


def test_several_opinions_get_one_answer(cast, asked):
    rows = [give_opinion(adjustment=asked.row, code=c, said=said(), now=asked.now) for c in ("A", "B")]
    client = cast.client(cast.qf_clerk)
    answer = {"gist": "离家远", "adopted": "no", "answer": "两公里以内"}
    sent = {"row": [str(row.pk) for row in rows], "confirmed": "1", **answer}
    assert client.post(reverse("zoning:opinions-verb", args=["answer"]), sent).status_code == 302
    assert set(Opinion.objects.values_list("gist", "adopted", "answered_by")) == {
        ("离家远", "no", cast.qf_clerk.pk)
    }


def test_an_answer_says_something_and_is_not_changed_after_the_decision(cast, asked):
    opinion = give_opinion(adjustment=asked.row, code="A", said=said(), now=asked.now)
    given = {"gist": "离家远", "adopted": "no", "answer": "安排校车"}
    for missing, refusal in (("gist", rules.GistMissing), ("answer", rules.AnswerMissing)):
        with pytest.raises(refusal):
            answer_opinion(by=cast.qf_clerk, row=opinion, now=asked.now, **{**given, missing: " "})
    with pytest.raises(rules.IdentityNumberTold):
        answer_opinion(by=cast.qf_clerk, row=opinion, now=asked.now, **{**given, "gist": IDENTITY})
    answer_opinion(by=cast.qf_clerk, row=opinion, now=asked.now, **given)
    asked.to("decision")
    with pytest.raises(rules.Decided):
        answer_opinion(by=cast.qf_clerk, row=opinion, now=asked.now, **given)


def test_what_was_typed_in_is_within_the_consultation(cast, asked):
    with pytest.raises(rules.NotAsked):
        type_in_opinion(
            by=cast.qf_clerk, adjustment=asked.row, said=said(), on=asked.day - timedelta(days=1), now=NOW
        )
    assert clock.today() == asked.day
    assert Adjustment.objects.asking(asked.day).get() == asked.row
