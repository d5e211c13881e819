"""What the database itself refuses about adjustments, whoever asks and by whatever door (decision 0026)."""

from yangguang.tenancy.triggers import changed, refuse

_ON = '"on"'
_SUBJECT = ("unit_id", "stage", "year")
_SAID = ("unit_id", "adjustment_id", "secret_hash", "stance", "text", "place", _ON, "recorded_by_id")

ADJUSTMENT_IN_ORDER = f"""
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'draft' THEN {refuse("An adjustment begins as a draft.")} END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'draft' THEN {refuse("An adjustment under way stays.")} END IF;
        RETURN OLD;
    END IF;
    IF OLD.state IN ('published', 'dropped') AND to_jsonb(NEW) - 'version' - 'updated_at'
        IS DISTINCT FROM to_jsonb(OLD) - 'version' - 'updated_at' THEN
        {refuse("An adjustment that is over is not edited.")}
    END IF;
    IF OLD.state <> 'draft' AND {changed(*_SUBJECT)} THEN
        {refuse("An adjustment under way keeps its county, stage and year.")}
    END IF;
    IF OLD.shown AND NOT NEW.shown THEN {refuse("What was shown stays shown.")} END IF;
    IF OLD.shown AND (NEW.opens_on <> OLD.opens_on OR NEW.closes_on < OLD.closes_on) THEN
        {refuse("A consultation is prolonged, never shortened.")}
    END IF;
    IF NEW.state = OLD.state THEN RETURN NEW; END IF;
    IF NEW.state = 'dropped' THEN RETURN NEW; END IF;
    IF (OLD.state, NEW.state) NOT IN (
        ('draft', 'assessment'), ('assessment', 'argument'), ('argument', 'consultation'),
        ('consultation', 'decision'), ('decision', 'published')
    ) THEN {refuse("An adjustment takes its steps in order.")} END IF;
    IF OLD.state <> 'draft' AND NOT EXISTS (
        SELECT 1 FROM zoning_adjustmentstep s WHERE s.adjustment_id = NEW.id AND s.kind = OLD.state
            AND EXISTS (
                SELECT 1 FROM evidence_evidence e
                WHERE e.subject = 'zoning.AdjustmentStep' AND e.subject_id = s.id
            )
    ) THEN {refuse("The step before has its record and its document.")} END IF;
    IF NEW.state = 'decision' THEN
        IF EXISTS (
            SELECT 1 FROM zoning_adjustmentstep s
            WHERE s.adjustment_id = NEW.id AND s.kind = 'consultation' AND s.{_ON} <= NEW.closes_on
        ) THEN {refuse("A consultation ends after its last day.")} END IF;
        IF EXISTS (SELECT 1 FROM zoning_opinion o WHERE o.adjustment_id = NEW.id AND o.answer = '') THEN
            {refuse("Every opinion has its answer.")}
        END IF;
    END IF;
    RETURN NEW;
"""

STEP_AT_ITS_TIME = f"""
    IF TG_OP <> 'INSERT' AND (
        SELECT state FROM zoning_adjustment WHERE id = OLD.adjustment_id
    ) IS DISTINCT FROM OLD.kind THEN {refuse("A step that was taken stays.")} END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF (
        SELECT state FROM zoning_adjustment WHERE id = NEW.adjustment_id AND unit_id = NEW.unit_id
    ) IS DISTINCT FROM NEW.kind THEN {refuse("A step is recorded while it is being taken.")} END IF;
    IF EXISTS (
        SELECT 1 FROM zoning_adjustmentstep s
        WHERE s.adjustment_id = NEW.adjustment_id AND s.id <> NEW.id AND s.{_ON} > NEW.{_ON}
    ) THEN {refuse("A step is not taken before the one before it.")} END IF;
    RETURN NEW;
"""

# A new key seals name and contact anew (rotation), so the sealed columns may change; what was said may not.
OPINION_IN_TIME = f"""
    IF TG_OP = 'DELETE' THEN {refuse("An opinion stays.")} END IF;
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (
            SELECT 1 FROM zoning_adjustment a WHERE a.id = NEW.adjustment_id AND a.unit_id = NEW.unit_id
                AND a.state = 'consultation' AND NEW.{_ON} BETWEEN a.opens_on AND a.closes_on
        ) THEN {refuse("Opinions are heard while the consultation is open.")} END IF;
        IF NEW.answer <> '' THEN {refuse("An opinion is answered after it was heard.")} END IF;
        RETURN NEW;
    END IF;
    IF {changed(*_SAID)} THEN
        {refuse("What was said stays.")}
    END IF;
    IF {changed("gist", "answer", "adopted")} AND (
        SELECT state FROM zoning_adjustment WHERE id = NEW.adjustment_id
    ) IS DISTINCT FROM 'consultation' THEN {refuse("Opinions are answered before the decision.")} END IF;
    RETURN NEW;
"""
