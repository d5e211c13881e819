"""End a phase (plan 三): the city does it, in order, and says a word on every hole it leaves."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from campaign.models import Campaign, Phase, PhaseClosing, PhaseExplanation
from campaign.queries.phases import Hole, bureaus, next_open, phase_lines
from campaign.rules import phases as rules
from yangguang.accounts.models import User
from yangguang.accounts.rights import rights_of
from yangguang.tenancy.choices import Right


@transaction.atomic
def close_phase(
    *, by: User, now: datetime, phase: Phase, explanations: Mapping[str, str], note: str = ""
) -> PhaseClosing:
    """End ``phase``; ``explanations``: a text for each hole by :attr:`Hole.field`.

    Raises a :class:`rules.PhaseRefusal`: not by the city, out of order, twice, before it began, without a
    named post, or with a hole nobody explained. What was explained is kept with what was missing that day.
    """
    if not rights_of(by).covers(Right.REVIEW, phase.unit_id):
        raise rules.NotTheCity
    phase = Phase.lock(phase.pk)
    campaign = Campaign.objects.get(pk=phase.campaign_id)
    _must_be_next(campaign, phase, now)
    line = next(
        line
        for line in phase_lines(campaign, bureaus(campaign, [campaign.unit_id]), now.date())
        if line.phase.pk == phase.pk
    )
    texts = _explained(line.holes, explanations)
    closing = PhaseClosing.objects.create(
        unit_id=phase.unit_id, phase=phase, closed_at=now, closed_by=by, note=note.strip(), created_at=now,
        updated_at=now,
    )  # fmt: skip
    PhaseExplanation.objects.bulk_create(
        PhaseExplanation(
            unit=hole.unit, closing=closing, requirement=hole.key, title=hole.title, missing=hole.missing,
            text=texts[hole.field], created_at=now, updated_at=now,
        )
        for hole in line.holes
    )  # fmt: skip
    return closing


def _must_be_next(campaign: Campaign, phase: Phase, now: datetime) -> None:
    if PhaseClosing.objects.filter(phase=phase).exists():
        raise rules.ClosedAlready
    if next_open(campaign) != phase:
        raise rules.ClosedInOrder
    if now.date() < phase.starts:
        raise rules.NotBegun(f"该阶段从 {phase.starts:%Y-%m-%d} 开始，还不能结束。")


def _explained(holes: list[Hole], explanations: Mapping[str, str]) -> dict[str, str]:
    """The explanation of each hole; :class:`rules.PhaseRefusal` where none helps or none was given."""
    fixed = [str(hole) for hole in holes if not hole.explainable]
    if fixed:
        raise rules.MustNotBeMissing(f"不能结束本阶段，{rules.named(fixed)}。必须补齐，不能以说明代替。")
    texts = {hole.field: explanations.get(hole.field, "").strip() for hole in holes}
    bare = [str(hole) for hole in holes if not texts[hole.field]]
    if bare:
        raise rules.ExplanationMissing(f"以下事项还没有完成，请补齐或逐项写明说明：{rules.named(bare)}。")
    return texts
