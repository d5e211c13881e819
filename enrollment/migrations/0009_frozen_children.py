"""Children of a frozen list stay by the time of the history, not by the training clock."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("enrollment", "0008_whole_exports"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="applicant",
            name="applicants_are_frozen",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicant",
            trigger=pgtrigger.compiler.Trigger(
                name="applicants_are_frozen",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF TG_OP <> 'INSERT' AND EXISTS (\n        SELECT 1 FROM enrollment_lottery AS lottery WHERE lottery.id = OLD.lottery_id\n            AND lottery.state <> 'registering'\n            AND (TG_OP = 'UPDATE' OR NOT EXISTS (\n                SELECT 1 FROM enrollment_lotteryevent AS past WHERE past.pgh_obj_id = lottery.id\n                    AND past.state <> 'registering' AND past.pgh_created_at < now() - interval '2 years'\n            ))\n    ) THEN\n        IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'The list is frozen.' USING ERRCODE = 'check_violation'; END IF;\n        IF (NEW.unit_id, NEW.lottery_id, NEW.number, NEW.listed, NEW.id_type, NEW.id_number_index, NEW.county_id, NEW.tie, NEW.withdrawn) IS DISTINCT FROM (OLD.unit_id, OLD.lottery_id, OLD.number, OLD.listed, OLD.id_type, OLD.id_number_index, OLD.county_id, OLD.tie, OLD.withdrawn) THEN RAISE EXCEPTION 'The list is frozen.' USING ERRCODE = 'check_violation'; END IF;\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    IF (TG_OP = 'INSERT' OR NEW.lottery_id <> OLD.lottery_id) AND (\n        SELECT state FROM enrollment_lottery WHERE id = NEW.lottery_id\n    ) IS DISTINCT FROM 'registering' THEN RAISE EXCEPTION 'The list is frozen.' USING ERRCODE = 'check_violation'; END IF;\n    RETURN NEW;\n",
                    hash="300b394ff05a23f7492e9704ccaf134ee0adfaa4",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_applicants_are_frozen_ca2d6",
                    table="enrollment_applicant",
                    when="BEFORE",
                ),
            ),
        ),
    ]
