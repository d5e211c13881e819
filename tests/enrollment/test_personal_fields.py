"""Nothing is kept of a child that the register does not name, with its purpose and its reason."""

from typing import Any

from django.apps import apps

from enrollment.models import Child
from enrollment.queries.personal_fields import TABLES, PersonalField, registry, stored
from tests.cast import Cast
from yangguang.common.fields import BlindIndexField, SealedField


def test_the_register_names_every_column_and_no_other() -> None:
    assert [
        (line.table, line.field) for line in registry() if (line.table, line.field) not in set(stored())
    ] == []
    listed = [(line.table, line.field) for line in registry()]
    assert [column for column in stored() if column not in listed] == []
    assert len(listed) == len(set(listed))


def test_every_table_that_seals_something_or_points_at_a_child_is_in_the_register() -> None:
    def is_about_a_child(model: Any) -> bool:
        fields = model._meta.concrete_fields
        sealed = any(isinstance(field, SealedField | BlindIndexField) for field in fields)
        return sealed or any(field.related_model is Child for field in fields)

    every = [m for m in apps.get_app_config("enrollment").get_models() if not hasattr(m, "pgh_tracked_model")]
    assert [model.__name__ for model in every if is_about_a_child(model) and model not in TABLES] == []


def test_every_column_has_purpose_basis_class_and_retention() -> None:
    def is_whole(line: PersonalField) -> bool:
        return bool(line.purpose and line.basis and line.retention) and line.kind in ("一般", "敏感")

    assert [line for line in registry() if not is_whole(line)] == []


def test_what_the_student_status_form_does_not_ask_has_a_reason() -> None:
    unreasoned = [(line.table, line.field) for line in registry() if not line.on_form and not line.reason]
    assert unreasoned == []


def test_what_is_sealed_is_called_sensitive() -> None:
    assert [line for line in registry() if line.sealed and line.kind != "敏感"] == []


def test_staff_read_the_register(cast: Cast) -> None:
    page = cast.client(cast.qf_clerk).get("/enrollment/groups/fields/").content.decode()
    assert "残疾人证号" in page
    assert "与残联名单核对" in page
