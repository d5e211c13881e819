"""Values of a child's entry in each of the seven ledgers, as a form or an import gives them."""

from datetime import date
from typing import Any

from stdnum.cn import ric

from yangguang.tenancy.models import Unit

OWN: dict[str, dict[str, Any]] = {
    "dropout": {"status": "confirmed", "cause": "weary", "left_on": date(2024, 5, 6), "returned_on": None},
    "migrant": {"entry_year": 2024, "seat": "public", "from_province": "41"},
    "left-behind": {"away": "both"},
    "unattended": {"civil_affairs_number": "MZ-001", "monthly_allowance": None},
    "orphan": {"civil_affairs_number": "MZ-002", "monthly_allowance": None},
    "poverty": {"category": "unstable"},
    "disability": {
        "kind": "5", "level": "2", "certificate_number": "", "advice": "", "lawful_reason": "",
        "refused_by": None,
    },
}  # fmt: skip


def number(serial: int = 3) -> str:
    """An identity number of 清丰县, born 2015-05-12, a boy when ``serial`` is odd."""
    body = f"41092220150512{serial:03d}"
    return body + ric.calc_check_digit(body + "0")


def entry(group: str, serial: int = 3, *, school: str = "410922-3141000001", **own: Any) -> dict[str, Any]:
    """A child at school, found in June and verified ten days before the training day."""
    return {
        "child__name": f"王小{serial}", "child__sex": "male" if serial % 2 else "female",
        "child__id_type": "identity", "child__id_number": number(serial),
        "child__birth_date": date(2015, 5, 12), "child__guardian": "王建国",
        "child__guardian_phone": "13800005678", "school": Unit.objects.filter(pk=school).first(),
        "grade": "p3", "placement": "enrolled", "not_enrolled_reason": "", "deferral_document": "",
        "deferred_until": None, "source": "school", "found_on": date(2024, 6, 5),
        "verified_on": date(2024, 7, 2), **OWN[group], **own,
    }  # fmt: skip


UNPLACED = {"school": "", "placement": "not_enrolled", "not_enrolled_reason": "正在核实去向"}
