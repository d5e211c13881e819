"""Facts about the installation itself: the clock, the calendar, the counters. None belongs to a tenant."""

from django.core.cache import cache
from django.db import models


class TrainingClock(models.Model):
    """The date of the training clock (演练时钟); at most one row, ignored unless training is on."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    today = models.DateField("演练日期")

    class Meta:
        verbose_name = "演练时钟"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="training_clock_single")]

    def __str__(self) -> str:
        return self.today.isoformat()


class WorkdayOverride(models.Model):
    """The operator's own calendar, from the State Council notice; wins over the library."""

    CACHE_KEY = "workday-overrides"

    day = models.DateField("日期", primary_key=True)
    working = models.BooleanField("上班")
    note = models.CharField("依据", max_length=100)

    class Meta:
        verbose_name = "工作日调整"

    def __str__(self) -> str:
        return f"{self.day}：{'上班' if self.working else '休息'}"

    @classmethod
    def table(cls) -> dict[str, bool]:
        """The whole table by ISO date, out of the cache when it is there."""
        table: dict[str, bool] | None = cache.get(cls.CACHE_KEY)
        if table is None:
            table = {row.day.isoformat(): row.working for row in cls.objects.all()}
            cache.set(cls.CACHE_KEY, table, 300)
        return table


class Counter(models.Model):
    """One gap-free sequence; its row is locked by whoever takes the next number."""

    name = models.CharField("序列", max_length=100, primary_key=True)
    last = models.PositiveIntegerField("最近编号", default=0)

    class Meta:
        verbose_name = "编号"

    def __str__(self) -> str:
        return f"{self.name} {self.last}"
