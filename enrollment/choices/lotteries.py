"""Words of random admission (电脑随机录取)."""

from django.db import models


class LotteryState(models.TextChoices):
    """Registered, frozen and published, the numbers entered once, confirmed by a second person: drawn."""

    REGISTERING = "registering", "登记中"
    FROZEN = "frozen", "名单已冻结"
    ENTERED = "entered", "随机数待复核"
    DRAWN = "drawn", "已抽取"
    ADMITTED = "admitted", "全部录取"


class PublishedList(models.TextChoices):
    """The two files of a draw that anybody may download."""

    TICKETS = "tickets", "冻结名单"
    RANKING = "ranking", "抽取顺序"


class Standing(models.TextChoices):
    """What became of a ticket."""

    ADMITTED = "admitted", "录取"
    WAITING = "waiting", "候补"
    DECLINED = "declined", "已放弃"


class Cause(models.TextChoices):
    """Why a place became free; nothing of the family's reasons is kept."""

    WRITTEN = "written", "家长书面放弃"
    ABSENT = "absent", "逾期未报到"


LOTTERY_TONES = {
    LotteryState.REGISTERING: "wait",
    LotteryState.FROZEN: "due",
    LotteryState.ENTERED: "due",
    LotteryState.DRAWN: "ok",
    LotteryState.ADMITTED: "ok",
}
STANDING_TONES = {Standing.ADMITTED: "ok", Standing.WAITING: "wait", Standing.DECLINED: "none"}
SETTLED = (LotteryState.DRAWN, LotteryState.ADMITTED)
