"""What families see of a draw, without an account and without a name; and the record for staff."""

import hashlib
import re
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from campaign.actions import inspections
from enrollment.actions import lotteries as actions
from enrollment.actions.applicants import change_applicant
from enrollment.actions.lottery_protocols import render_protocol
from enrollment.choices.lotteries import PublishedList
from enrollment.models import Applicant, Lottery
from enrollment.queries import lottery_protocols
from tests.cast import PY, Cast
from tests.enrollment.lotteries.conftest import SEED, lines
from yangguang.common import draws
from yangguang.tenancy.models import Unit
from yangguang.tenancy.scope import scope

SECRETS = ("王小明", "李雷", "赵双", "410922201705")


def read(name: str, *args: object, query: str = "") -> str:
    """The page as a stranger reads it."""
    with scope():
        answer = Client().get(reverse(f"enrollment:{name}", args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_draft_is_nobodys_business(registered: Lottery) -> None:
    with scope():
        answer = Client().get(reverse("enrollment:public-draw", args=[registered.pk]))
    assert answer.status_code == 404
    assert registered.title not in read("public-draws")


def test_the_counties_of_the_own_city_are_offered_first(registered: Lottery, cast: Cast) -> None:
    Unit.objects.create(code="110101", name="东城区", level="county")
    page = cast.client(cast.qf_clerk).get(reverse("enrollment:applicants-add")).content.decode()
    offered = re.findall(r'<option value="(\d{6})"', page)
    own = [code for code in offered if code.startswith(PY)]
    assert offered == [*own, "110101"]


def test_the_ledger_counts_the_children_while_they_register(
    registered: Lottery, now: datetime, cast: Cast
) -> None:
    one = Applicant.objects.filter(lottery=registered, tie="").first()
    assert one is not None
    change_applicant(by=None, now=now, row=one, values={"withdrawn": True})
    client = cast.client(cast.qf_clerk)

    listed = client.get(f"{reverse('enrollment:lotteries-list')}?col=title&col=child_count").content.decode()
    page = client.get(reverse("enrollment:lotteries-detail", args=[registered.pk])).content.decode()

    assert re.search(r"<td[^>]*>\s*6\s*</td>", listed)
    assert re.search(r"<dt>报名人数</dt>\s*<dd><span[^>]*>6<", page)


def test_a_frozen_list_is_public_with_its_sum_source_and_day(frozen: Lottery) -> None:
    page = read("public-draw", frozen.pk)

    assert frozen.title in read("public-draws")
    assert frozen.list_hash in page
    assert "双色球 2024-07-13 开奖号码" in page
    assert "2024 年 7 月 14 日抽取" in page


def test_the_downloaded_list_has_the_published_sum(frozen: Lottery) -> None:
    content = read("public-draw-tickets", frozen.pk)

    assert hashlib.sha256(content.encode()).hexdigest() == frozen.list_hash


def test_numbers_that_wait_for_their_second_person_are_not_shown(entered: Lottery) -> None:
    assert SEED not in read("public-draw", entered.pk)


def test_the_result_is_public_and_names_no_child(drawn: Lottery) -> None:
    names = ("public-draw", "public-draw-tickets", "public-draw-ranking", "public-draw-result")
    pages = [read(name, drawn.pk) for name in names]

    assert SEED in pages[0]
    assert "录取" in pages[3]
    assert not [secret for secret in SECRETS if secret in "".join(pages)]


def test_witnesses_are_public_by_their_office_alone(drawn: Lottery) -> None:
    page = read("public-draw", drawn.pk)

    assert "纪检人员（清丰县教育局）" in page
    assert "周明" not in page


def test_a_family_finds_its_ticket(drawn: Lottery) -> None:
    assert "000006 号（赵**、赵**）" in read("public-draw", drawn.pk, query="?number=000006")
    assert "没有找到 999999 号" in read("public-draw", drawn.pk, query="?number=999999")


def test_without_javascript_the_page_says_what_it_needs(drawn: Lottery) -> None:
    page = read("public-draw", drawn.pk)

    assert "data-scriptless" in page
    assert "JavaScript" in page
    assert reverse("enrollment:public-draws-how") in page


def test_the_lay_page_leads_to_the_script_and_the_portal_to_the_draws(drawn: Lottery) -> None:
    assert reverse("enrollment:public-draws-script") in read("public-draws-how")
    with scope():
        portal = Client().get("/").content.decode()
    assert reverse("enrollment:public-draws") in portal


def test_the_record_is_set_once_and_can_be_verified(
    drawn: Lottery, cast: Cast, settings: object, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)  # type: ignore[attr-defined]
    assert render_protocol(lottery_id=drawn.pk, now=drawn.drawn_at)
    assert not render_protocol(lottery_id=drawn.pk, now=drawn.drawn_at)
    drawn.refresh_from_db()

    answer = cast.client(cast.qf_clerk).get(reverse("enrollment:lotteries-protocol", args=[drawn.pk]))

    pdf = lottery_protocols.path_of(drawn).read_bytes()
    assert answer.content == pdf
    assert hashlib.sha256(pdf).hexdigest() == drawn.sha256
    with scope():
        assert drawn.number in Client().get(f"/verify/{drawn.verify_code}/").content.decode()


@pytest.mark.parametrize("room", [actions, inspections])
def test_admission_and_inspections_are_drawn_by_one_engine(room: object) -> None:
    assert room.draws is draws  # type: ignore[attr-defined]


def test_the_engine_of_the_inspections_gives_the_ranking_of_the_tickets(drawn: Lottery) -> None:
    """The numbers as the second person typed them, the pool shuffled: the same order."""
    frozen = list(reversed(lines(drawn, PublishedList.TICKETS)))

    assert inspections.draws.ranking(frozen, "30,21,14,9,7,2 / 11") == lines(drawn, PublishedList.RANKING)
