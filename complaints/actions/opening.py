"""What every verb of the office begins with: the case locked and admitted; words that give nobody away."""

from collections.abc import Iterable

from complaints import rules
from complaints.models import Case, Complainant
from yangguang.accounts.models import User
from yangguang.common.fields import plain


def opened(row: Case, verb: str, by: User) -> Case:
    """The case locked, if its state and its handler admit the verb; else a named refusal."""
    case = Case.lock(row.pk)
    if not rules.admits(case, verb):
        raise rules.NotNow
    if not rules.may_act(case, verb, by.pk):
        raise rules.NotYourCase
    return case


def must_name_nobody(text: str, cases: Iterable[Case], *, field: str) -> None:
    """The refusals of :func:`rules.refuse_if_it_names`, for everybody who complained in ``cases``."""
    for case in cases:
        person = Complainant.objects.filter(case=case).first()
        rules.refuse_if_it_names(
            text,
            names=[plain(person.name)] if person else [],
            phones=[plain(person.phone)] if person else [],
            original=plain(case.text),
            field=field,
        )
