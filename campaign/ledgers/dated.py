"""The base of ledgers whose days lie in the campaign (decision 0034)."""

from collections.abc import Sequence
from typing import ClassVar

from campaign.queries.campaigns import spans_of
from campaign.rules.dates import Bound, Day, days_fit
from yangguang.ledgers.declaration import Ledger, Rule


class DatedLedger(Ledger):
    """``bounds``: what bounds the day in a column, for the form, the import and the API alike."""

    bounds: ClassVar[dict[str, Bound]]

    def rules_at(self, unit_id: str) -> Sequence[Rule]:
        """Also that the days lie in a campaign of the unit's city, once somebody said whose row it is."""
        if not unit_id:
            return super().rules_at(unit_id)
        days = [Day(name, self.kinds[name].title, bound) for name, bound in self.bounds.items()]
        return [*super().rules_at(unit_id), days_fit(days, spans_of(unit_id))]
