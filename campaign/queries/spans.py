"""Which issues were found, closed, open, overdue at the end of some day: conditions for counts and lists.

The present deadline stands in the issue, earlier ones in its periods (:class:`campaign.models.IssuePeriod`).
Counts of the trend and lists of the ledger take the same conditions, so a figure and its rows agree.
"""

from datetime import date

from django.db.models import Q, QuerySet

from campaign.models import IssuePeriod


def found_between(start: date, end: date) -> Q:
    """Found on a day from ``start`` to ``end``, both included."""
    return Q(found_on__gte=start, found_on__lte=end)


def closed_between(start: date, end: date) -> Q:
    """Closed on one of the days, whether or not opened again since; an issue counts once."""
    days = {"closed_at__date__gte": start, "closed_at__date__lte": end}
    closed = Q(**days) | Q(pk__in=IssuePeriod.objects.filter(**days).values("issue"))
    return Q(found_on__lte=end) & closed


def reopened_between(start: date, end: date) -> Q:
    """Opened again on one of the days."""
    again = IssuePeriod.objects.filter(closed_at__isnull=False, resumed_on__gte=start, resumed_on__lte=end)
    return Q(pk__in=again.values("issue"))


def open_on(day: date) -> Q:
    """Found and not closed at the end of ``day``."""
    return Q(found_on__lte=day) & (_present(day) | Q(pk__in=_earlier(day).values("issue")))


def overdue_on(day: date) -> Q:
    """Open at the end of ``day`` although the deadline that held then was over."""
    present = _present(day) & Q(due_on__lt=day)
    return Q(found_on__lte=day) & (present | Q(pk__in=_earlier(day).filter(due_on__lt=day).values("issue")))


def _present(day: date) -> Q:
    """The present deadline held on ``day``, and the issue was open."""
    begun = Q(runs_since=None) | Q(runs_since__lte=day)
    return begun & (Q(closed_at=None) | Q(closed_at__date__gt=day))


def _earlier(day: date) -> "QuerySet[IssuePeriod]":
    return IssuePeriod.objects.filter(starts_on__lte=day, ends_on__gt=day)
