"""The days of a campaign, kept by the tables too (decision 0034; the ledgers refuse first, in Chinese)."""

import pgtrigger

from yangguang.tenancy.triggers import changed, refuse

_OF_THE_CITY = "SELECT 1 FROM campaign_campaign c WHERE c.unit_id = left(NEW.unit_id, 4)"
_DURING = "{day} BETWEEN c.starts AND c.ends"
_SINCE_NEW_YEAR = "{day} >= date_trunc('year', c.starts)::date"


def _kept(columns: tuple[str, ...], bound: str) -> pgtrigger.Trigger:
    """A row of before the rule may still be saved: only a new or another day is looked at. Where the city has
    no campaign there is nothing to compare with."""
    quoted = [f'"{column}"' for column in columns]
    outside = " OR ".join(
        f"(NEW.{day} IS NOT NULL AND NOT EXISTS ({_OF_THE_CITY} AND {bound.format(day=f'NEW.{day}')}))"
        for day in quoted
    )
    return pgtrigger.Trigger(
        name="days_in_campaign",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(*columns),  # type: ignore[no-untyped-call]
        func=f"""
    IF (TG_OP = 'INSERT' OR {changed(*quoted)}) AND EXISTS ({_OF_THE_CITY}) AND ({outside}) THEN
        {refuse("The day lies outside the campaign.")}
    END IF;
    RETURN NEW;
""",
    )


def during(*columns: str) -> pgtrigger.Trigger:
    """What the campaign did or plans lies within one of the city's campaigns."""
    return _kept(columns, _DURING)


def since_new_year(*columns: str) -> pgtrigger.Trigger:
    """What was found was found in the year of the city's first campaign, or later."""
    return _kept(columns, _SINCE_NEW_YEAR)
