"""Assignments that a figure of the board or the timeline counts, named so that their ledger can list them."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, Q

from campaign.queries.standing import DONE
from yangguang.tenancy import codes
from yangguang.tenancy.choices import Level

BELOW = {2: Level.CITY, 4: Level.COUNTY, 6: Level.SCHOOL}  # length of a code → the level right under it
PREFIX, SEPARATOR = "slice", "~"
TITLES = {
    "all": "全部日期",
    "due": "到今天应报",
    "done": "到今天已报",
    "in_time": "到今天按时报送",
    "zero": "到今天零报告",
    "silent": "逾期未报送",
    "today": "今天到期未报",
}
OWN, NEAR, RIGHT_BELOW, DEEP = "own", "near", "below", "deep"


@dataclass(frozen=True)
class Slice:
    """``reach``: the unit's own, with those right under it, only those, or everything under it.
    ``day``: the date of the plan."""

    unit: str
    year: int
    reach: str = NEAR
    phase: int = 0
    deliverable: str = ""
    day: date | None = None
    word: str = "due"

    @property
    def name(self) -> str:
        """As the address of the list says it."""
        day = self.day.isoformat() if self.day else ""
        parts = (PREFIX, self.word, self.unit, self.year, self.reach, self.phase, self.deliverable, day)
        return SEPARATOR.join(str(part) for part in parts)

    @property
    def names(self) -> dict[str, str]:
        """The same for each word, for templates."""
        return {word: replace(self, word=word).name for word in TITLES}

    @property
    def title(self) -> str:
        return TITLES[self.word]

    def condition(self, today: date) -> Q:
        """What the rows have in common."""
        found = self._units() & Q(campaign__year=self.year, deliverable__retired=False) & self._state(today)
        if self.phase:
            found &= Q(deliverable__phase__number=self.phase)
        if self.deliverable:
            found &= Q(deliverable__code=self.deliverable)
        return found & Q(nominal_due_on=self.day) if self.day else found

    def _units(self) -> Q:
        low, high = codes.hull((self.unit,))
        own, under = Q(unit_id=self.unit), Q(unit_id__gte=low, unit_id__lt=high)
        if self.reach == DEEP:
            return under & ~own
        level = BELOW.get(len(self.unit))
        right_below = under & Q(unit__level=level) & ~own if level else Q(pk=None)
        reached = {OWN: own, RIGHT_BELOW: right_below}.get(self.reach, own | right_below)
        return reached & Q(unit__active=True)

    def _state(self, today: date) -> Q:
        done = Q(state__in=DONE)
        handed_in = Q(due_on__lte=today) & done
        return {
            "all": Q(),
            "due": Q(due_on__lte=today),
            "done": handed_in,
            "in_time": handed_in & Q(submitted_at__date__lte=F("due_on")),
            "zero": handed_in & Q(nothing_to_report=True),
            "silent": Q(due_on__lt=today) & ~done,
            "today": Q(due_on=today) & ~done,
        }[self.word]


def slice_of(name: str) -> Slice | None:
    """The slice of such a name; None for any other."""
    parts = name.split(SEPARATOR)
    if len(parts) != 8 or parts[0] != PREFIX:
        return None
    _, word, unit, year, reach, phase, deliverable, day = parts
    known = word in TITLES and reach in (OWN, NEAR, RIGHT_BELOW, DEEP) and codes.is_code(unit)
    if not known or not all(number.isdecimal() and len(number) < 5 for number in (year, phase)):
        return None
    try:
        nominal = date.fromisoformat(day) if day else None
    except ValueError:
        return None
    return Slice(unit, int(year), reach, int(phase), deliverable, nominal, word)
