"""What the database itself refuses about zones, whoever asks and by whatever door (decision 0026)."""

from yangguang.tenancy.triggers import changed, refuse

_CONTENT = (
    "unit_id", "stage", "year", "name", "text", "document", "document_title", "polygon", "west", "south",
    "east", "north", "polygon_note", "supersedes_id", "adjustment_id",
)  # fmt: skip
_SETTLED = (*_CONTENT, "shown", "published_on", "published_by_id")

_ASKED = "SELECT 1 FROM zoning_adjustment a WHERE a.id = {} AND a.state = 'consultation'"

# A zone is published with a school and an area; a changed one after its adjustment was decided. What the
# public is being asked about stays as it was put to them.
ZONE_IS_SETTLED = f"""
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'draft' OR OLD.shown THEN {refuse("A zone that was shown stays.")} END IF;
        RETURN OLD;
    END IF;
    IF NEW.adjustment_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM zoning_adjustment a WHERE a.id = NEW.adjustment_id
            AND (a.unit_id, a.stage, a.year) = (NEW.unit_id, NEW.stage, NEW.year)
    ) THEN {refuse("An adjustment changes zones of its own county, stage and year.")} END IF;
    IF NEW.state = 'draft' AND NEW.shown AND NOT EXISTS (
        SELECT 1 FROM zoning_adjustment a WHERE a.id = NEW.adjustment_id AND a.shown
    ) THEN {refuse("A draft is shown by its consultation.")} END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' OR NEW.ended_by_id IS NOT NULL THEN
            {refuse("A zone begins as a draft.")}
        END IF;
        IF EXISTS ({_ASKED.format("NEW.adjustment_id")}) THEN
            {refuse("A plan stays as it is while people are asked.")}
        END IF;
        RETURN NEW;
    END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('draft', 'draft'), ('draft', 'published'), ('draft', 'dropped'), ('dropped', 'dropped'),
        ('published', 'published'), ('published', 'superseded'), ('superseded', 'superseded')
    ) THEN {refuse("A published zone is superseded, nothing else.")} END IF;
    IF OLD.state <> 'draft' AND {changed(*_SETTLED)} THEN {refuse("A published zone is not edited.")} END IF;
    IF OLD.state = 'superseded' AND {changed("superseded_on")} THEN
        {refuse("A superseded zone is not edited.")}
    END IF;
    IF {changed("ended_by_id")} AND (
        OLD.state <> 'published' OR EXISTS ({_ASKED.format("ANY (ARRAY[OLD.ended_by_id, NEW.ended_by_id])")})
        OR NOT EXISTS (
            SELECT 1 FROM zoning_adjustment a WHERE a.id = coalesce(NEW.ended_by_id, OLD.ended_by_id)
                AND (a.unit_id, a.stage, a.year) = (OLD.unit_id, OLD.stage, OLD.year)
        )
    ) THEN {refuse("A zone in force is ended by an adjustment of its own, before people are asked.")} END IF;
    IF OLD.state = 'draft' AND NEW.state = 'dropped' AND (
        SELECT state FROM zoning_adjustment WHERE id = NEW.adjustment_id
    ) IS DISTINCT FROM 'dropped' THEN {refuse("A draft is dropped with its adjustment.")} END IF;
    IF OLD.state = 'draft' AND {changed(*_CONTENT)}
        AND EXISTS ({_ASKED.format("ANY (ARRAY[OLD.adjustment_id, NEW.adjustment_id])")}) THEN
        {refuse("A plan stays as it is while people are asked.")}
    END IF;
    IF OLD.state = 'draft' AND NEW.state = 'published' THEN
        IF NOT EXISTS (SELECT 1 FROM zoning_zoneschool WHERE zone_id = NEW.id) THEN
            {refuse("A published zone leads to a school.")}
        END IF;
        IF NEW.polygon IS NULL AND NOT EXISTS (SELECT 1 FROM zoning_addressrule WHERE zone_id = NEW.id) THEN
            {refuse("A published zone holds addresses or a polygon.")}
        END IF;
        IF NEW.adjustment_id IS NOT NULL AND (
            SELECT state FROM zoning_adjustment WHERE id = NEW.adjustment_id
        ) IS DISTINCT FROM 'published' THEN {refuse("A changed zone follows its adjustment.")} END IF;
    END IF;
    RETURN NEW;
"""

PARTS_ARE_TOLD = """
    IF (OLD.state, OLD.shown, OLD.stage, OLD.year) IS DISTINCT FROM
        (NEW.state, NEW.shown, NEW.stage, NEW.year) THEN
        UPDATE zoning_addressrule SET state = NEW.state WHERE zone_id = NEW.id;
        UPDATE zoning_zoneschool SET state = NEW.state WHERE zone_id = NEW.id;
    END IF;
    RETURN NULL;
"""


def part_follows(*own: str, then: str = "") -> str:
    """SQL: a part (rule, school) is written while its zone is a draft, and repeats what its zone says.
    ``own`` are the columns that are not its zone's; ``then`` fills what only this table repeats."""
    return f"""
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'draft' THEN {refuse("A published zone is not edited.")} END IF;
        IF EXISTS (
            SELECT 1 FROM zoning_zone z JOIN zoning_adjustment a ON a.id = z.adjustment_id
            WHERE z.id = OLD.zone_id AND a.state = 'consultation'
        ) THEN {refuse("A plan stays as it is while people are asked.")} END IF;
        RETURN OLD;
    END IF;
    SELECT * INTO its FROM zoning_zone WHERE id = NEW.zone_id FOR SHARE;
    IF its.id IS NULL OR its.unit_id <> NEW.unit_id THEN
        {refuse("A part belongs to a zone of its county.")}
    END IF;
    IF TG_OP = 'INSERT' OR {changed("zone_id", *own)} THEN
        IF its.state <> 'draft' OR (TG_OP = 'UPDATE' AND OLD.zone_id <> NEW.zone_id) THEN
            {refuse("A published zone is not edited.")}
        END IF;
        IF EXISTS ({_ASKED.format("its.adjustment_id")}) THEN
            {refuse("A plan stays as it is while people are asked.")}
        END IF;
    END IF;
    NEW.state := its.state;
    NEW.shown := its.shown;
    {then}
    RETURN NEW;
"""


SCHOOL_FOLLOWS_ITS_ZONE = part_follows("unit_id", "school_id", '"order"')
RULE_FOLLOWS_ITS_ZONE = part_follows(
    "unit_id", "place_id", "first", "last", "parity", "note",
    then=f"""
    NEW.stage := its.stage;
    NEW.year := its.year;
    NEW.kind := (SELECT kind FROM zoning_place WHERE id = NEW.place_id AND unit_id = NEW.unit_id);
    IF NEW.kind IS NULL THEN {refuse("A rule names a place of its own county.")} END IF;""",
)  # fmt: skip
