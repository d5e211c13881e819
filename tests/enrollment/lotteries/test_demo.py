"""The demo shows a draw in every state a visitor may meet, and says that it is invented."""

from datetime import datetime

from enrollment.demo import admission
from enrollment.models import Lottery, School
from enrollment.queries.lotteries import result_of
from tests.cast import QF_SCHOOL_2, Cast


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
