"""What the database itself refuses about a draw, whoever asks and by whatever door (decision 0025)."""

from yangguang.tenancy.triggers import changed, refuse

# The list, the places and the chance: fixed by freezing, before anybody can know the numbers.
_FROZEN = (
    "unit_id", "title", "year", "grade", "county_id", "plan", "opens_on", "closes_on", "seed_source",
    "seed_on", "draw_on", "frozen_on", "frozen_at", "frozen_by_id", "list_hash", "ticket_count",
    "child_count",
)  # fmt: skip
_ENTERED = ("seed", "seed_link", "witnesses", "entered_by_id", "entered_at", "corrections", "correction")
_DRAWN = ("drawn_by_id", "drawn_on", "drawn_at", "number", "verify_code", "content", "content_hash", "file")
_CHILD = (
    "unit_id", "lottery_id", "number", "listed", "id_type", "id_number_index", "county_id", "tie",
    "withdrawn",
)  # fmt: skip

LOTTERY_IS_SEALED = f"""
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'registering' OR NEW.seed <> '' THEN
            {refuse("A draw begins with registering.")}
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'registering' THEN {refuse("A frozen draw stays.")} END IF;
        RETURN OLD;
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('registering', 'registering'), ('registering', 'frozen'), ('registering', 'admitted'),
        ('frozen', 'frozen'), ('frozen', 'entered'), ('entered', 'entered'), ('entered', 'frozen'),
        ('entered', 'drawn'), ('drawn', 'drawn'), ('admitted', 'admitted')
    ) THEN {refuse("A draw does not go back.")} END IF;
    IF OLD.state = 'registering' AND NEW.seed <> '' THEN
        {refuse("The list is frozen before the numbers are known.")}
    END IF;
    IF OLD.state <> 'registering' AND {changed(*_FROZEN)} THEN {refuse("The list is frozen.")} END IF;
    IF OLD.state = 'entered' AND NEW.state = 'frozen'
        AND (NEW.corrections <> OLD.corrections + 1 OR NEW.correction = '') THEN
        {refuse("A correction is counted and has a reason.")}
    END IF;
    IF OLD.state = 'entered' AND NEW.state <> 'frozen' AND {changed(*_ENTERED)} THEN
        {refuse("The numbers are entered once.")}
    END IF;
    IF OLD.state IN ('drawn', 'admitted') AND {changed(*_ENTERED, *_DRAWN)} THEN
        {refuse("A draw is held once.")}
    END IF;
    IF NEW.state = 'drawn' AND OLD.state = 'entered' AND NOT EXISTS (
        SELECT 1 FROM enrollment_lotterylist WHERE lottery_id = NEW.id AND kind = 'ranking'
    ) THEN {refuse("A draw has its ranking.")} END IF;
    RETURN NEW;
"""

# A new key seals names and numbers anew (rotation), so the sealed columns may change; the blind index with
# the number may not, and a child cannot be put under another's ticket. Two years after freezing rows may go:
# by the time of the database in the history, for ``frozen_at`` follows the training clock.
APPLICANTS_ARE_FROZEN = f"""
    IF TG_OP <> 'INSERT' AND EXISTS (
        SELECT 1 FROM enrollment_lottery AS lottery WHERE lottery.id = OLD.lottery_id
            AND lottery.state <> 'registering'
            AND (TG_OP = 'UPDATE' OR NOT EXISTS (
                SELECT 1 FROM enrollment_lotteryevent AS past WHERE past.pgh_obj_id = lottery.id
                    AND past.state <> 'registering' AND past.pgh_created_at < now() - interval '2 years'
            ))
    ) THEN
        IF TG_OP = 'DELETE' THEN {refuse("The list is frozen.")} END IF;
        IF {changed(*_CHILD)} THEN {refuse("The list is frozen.")} END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF (TG_OP = 'INSERT' OR NEW.lottery_id <> OLD.lottery_id) AND (
        SELECT state FROM enrollment_lottery WHERE id = NEW.lottery_id
    ) IS DISTINCT FROM 'registering' THEN {refuse("The list is frozen.")} END IF;
    RETURN NEW;
"""

LISTS_STAY = f"""
    IF TG_OP <> 'INSERT' THEN {refuse("A published list stays.")} END IF;
    IF (SELECT state FROM enrollment_lottery WHERE id = NEW.lottery_id) IS DISTINCT FROM
        (CASE NEW.kind WHEN 'tickets' THEN 'registering' ELSE 'entered' END) THEN
        {refuse("A list is published once, at its step.")}
    END IF;
    RETURN NEW;
"""

DECLINES_STAY = f"""
    IF TG_OP <> 'INSERT' THEN {refuse("What was given up stays given up.")} END IF;
    IF (SELECT state FROM enrollment_lottery WHERE id = NEW.lottery_id) NOT IN ('drawn', 'admitted') THEN
        {refuse("A place is given up after the draw.")}
    END IF;
    RETURN NEW;
"""
