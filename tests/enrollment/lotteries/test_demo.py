"""The demo shows a draw in every state a visitor may meet, and says that it is invented."""

from datetime import datetime
from typing import Any

from enrollment.demo import admission
from enrollment.models import Lottery, School
from enrollment.queries.lotteries import result_of
from tests.cast import QF_SCHOOL_2, Cast
from yangguang.documents.pdf import PdfUnavailable


def test_the_demo_draws_where_a_county_has_a_private_school(
    school: School, now: datetime, cast: Cast
) -> None:
    admission.load(people={"qf.clerk": cast.qf_clerk}, now=now)
    admission.load(people={"qf.clerk": cast.qf_clerk}, now=now)

    lottery = Lottery.objects.get()
    result = result_of(lottery)
    assert lottery.state == "drawn"
    assert lottery.unit_id == QF_SCHOOL_2
    assert "虚构" in lottery.seed_source
    assert result.agrees
    assert result.declines[0].moved_up


def test_a_machine_that_makes_no_pdf_shows_the_draw_without_its_protocol(
    school: School, now: datetime, cast: Cast, monkeypatch: Any
) -> None:
    def broken() -> None:
        raise PdfUnavailable(missing="libpango")

    monkeypatch.setattr("yangguang.documents.pdf._open_press", broken)
    admission.load(people={"qf.clerk": cast.qf_clerk}, now=now)
    assert Lottery.objects.get().state == "drawn"
