"""A list of another department comes in, its columns are mapped, it is compared, and in time it is erased."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from enrollment.actions import matching as actions
from enrollment.models import Child, MatchFinding, MatchRow
from tests.cast import QF
from tests.enrollment.matching.conftest import COLUMNS, HEADINGS, START, line, number, workbook
from yangguang.common import clock
from yangguang.tenancy.scope import scope


def page(cast, found, by=None):
    return cast.client(by or cast.qf_clerk).get(f"/enrollment/matching/{found.pk}/").content.decode()


def kinds(found):
    with scope("*"):
        return sorted(MatchFinding.objects.filter(round=found).values_list("kind", flat=True))


def test_headings_are_found_below_titles_and_guessed(cast, entered, upload):
    found = upload(workbook([line(1)], above=3))
    assert (found.state, found.outcome["heading_row"]) == ("mapping", 4)
    shown = page(cast, found)
    assert '<option value="3" selected>第 4 列：身份证号码</option>' in shown
    assert '<option value="1" selected>第 2 列：儿童姓名</option>' in shown


def test_the_four_classes_are_counted_and_followed_up(cast, entered, compared):
    entered(1)
    entered(2, name="王小二")
    entered(3)
    found = compared([line(1), line(2), line(4)])
    assert found.state == "open"
    assert found.outcome["counts"] == {"both": 1, "differing": 1, "theirs": 1, "ours": 1}
    assert kinds(found) == ["differing", "ours", "theirs"]


def test_comparing_changes_nothing_in_the_ledger(cast, entered, compared):
    entry = entered(2, name="王小二")
    compared([line(2), line(4)])
    with scope("*"):
        assert Child.objects.get().name == "王小二"
        assert Child.objects.get().version == entry.child.version


def test_an_empty_cell_of_theirs_differs_from_nothing(entered, compared):
    entered(1)
    row = line(1)
    row[1] = row[2] = ""
    assert compared([row]).outcome["counts"]["both"] == 1


def test_another_countys_child_is_not_ours(entered, compared):
    entered(1, unit="410923")
    assert compared([line(1)]).outcome["counts"] == {"both": 0, "differing": 0, "theirs": 1, "ours": 0}


def test_the_mapping_is_remembered_for_the_next_list(cast, upload, step):
    odd = ("甲", "乙", "丙", "身份证号码", "丁", "戊", "己")
    step(upload(workbook([line(1)], headings=odd)), "map", **COLUMNS)
    shown = page(cast, upload(workbook([line(2)], headings=odd)))
    assert '<option value="1" selected>第 2 列：乙</option>' in shown
    assert '<option value="5" selected>第 6 列：戊</option>' in shown


def test_another_county_remembers_nothing_of_it(cast, upload, step):
    odd = ("甲", "乙", "丙", "身份证号码", "丁", "戊", "己")
    step(upload(workbook([line(1)], headings=odd)), "map", **COLUMNS)
    found = upload(workbook([line(2)], headings=odd), by=cast.nl_clerk)
    assert "selected>第 2 列：乙" not in page(cast, found, cast.nl_clerk)


def test_without_the_number_column_nothing_is_compared(cast, upload):
    found = upload(workbook([line(1)]))
    answer = cast.client(cast.qf_clerk).post(
        f"/enrollment/matching/{found.pk}/step/", {"verb": "map", "name": "1"}
    )
    assert answer.status_code == 422
    assert "证件号码" in answer.content.decode()


def test_one_column_cannot_be_two_things(cast, upload):
    found = upload(workbook([line(1)]))
    answer = cast.client(cast.qf_clerk).post(
        f"/enrollment/matching/{found.pk}/step/", {"verb": "map", "id_number": "3", "name": "3"}
    )
    assert answer.status_code == 422
    assert "同一列" in answer.content.decode()


# --- Bad input ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("identity", "sentence"),
    [
        (float(number(2)), "数字格式"),
        ("410922150512003", "15 位的旧证件号码"),
        ("", "没有证件号码"),
        ("4109**********0038", "打了码"),
        (number(2)[:17] + ("1" if number(2)[17] != "1" else "2"), "校验位不对"),
        (number(1), "与第 3 行是同一个证件号码"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_says_why_and_nothing_is_written(cast, compared, identity, sentence):
    found = compared([line(1), line(2, identity=identity)])
    assert found.state == "faulty"
    assert sentence in page(cast, found)
    with scope("*"):
        assert not MatchRow.objects.exists()


def test_lower_case_x_and_wide_digits_are_the_same_number(entered, compared):
    serial = next(n for n in range(1, 400) if number(n).endswith("X"))
    entered(serial)
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in number(serial).lower())
    assert compared([line(serial, identity=wide)]).outcome["counts"]["both"] == 1


def test_the_good_rows_alone_are_compared_when_the_clerk_says_so(entered, compared, step):
    entered(1)
    found = step(compared([line(1), line(2, identity="410922150512003")]), "go-on")
    assert found.state == "open"
    assert found.outcome["counts"]["both"] == 1


def test_columns_can_be_chosen_again_after_faults(cast, upload, step):
    found = step(upload(workbook([line(1)])), "map", id_number="5")
    assert (found.state, found.outcome["good"]) == ("faulty", 0)
    assert "重新对应列名" in page(cast, found)
    assert step(step(found, "map-again"), "map", **COLUMNS).state == "open"


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (workbook([], headings=HEADINGS), "a.xlsx", "没有一行数据"),
        (workbook([["一"]], headings=["甲"], above=0), "a.xlsx", "没有找到表头"),
        (workbook([line(1)], headings=["", ""], above=0), "a.xlsx", "没有找到表头"),
        (b"not a workbook", "a.xlsx", "不是真正的 .xlsx"),
        (("身份证号,姓名\n" + "1,甲\n" * 100_000).encode(), "a.csv", "一个文件最多 6 万行"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_in_a_sentence(cast, upload, data, name, sentence):
    found = upload(data, name=name)
    assert found.state == "refused"
    assert sentence in found.message
    assert sentence in page(cast, found)


def test_unheard_of_headings_are_taken_from_the_row_above_the_numbers(upload):
    found = upload(workbook([line(1)], headings=["甲", "乙", "丙", "丁", "戊", "己", "庚"]))
    assert (found.state, found.outcome["headings"][:2]) == ("mapping", ["甲", "乙"])


# --- Doors -------------------------------------------------------------------------------------------


def test_a_neighbour_and_a_school_do_not_see_the_round(cast, compared):
    found = compared([line(1)])
    for person in (cast.nl_clerk, cast.qf_school):
        assert cast.client(person).get(f"/enrollment/matching/{found.pk}/").status_code == 404


def test_the_city_sees_and_does_not_decide(cast, compared):
    found = compared([line(1)])
    client = cast.client(cast.py_reviewer)
    assert client.get(f"/enrollment/matching/{found.pk}/").status_code == 200
    assert client.post(f"/enrollment/matching/{found.pk}/step/", {"verb": "close"}).status_code == 403


def test_a_school_starts_no_round(cast):
    assert cast.client(cast.qf_school).get(START).status_code == 403


def test_a_day_in_the_future_is_refused_and_the_choice_kept(cast):
    answer = cast.client(cast.qf_clerk).post(
        START,
        {
            "kind": "disabled", "target": "children", "as_of": "2024-08-01",
            "file": SimpleUploadedFile("a.csv", b"x"),
        },
    )  # fmt: skip
    assert answer.status_code == 422
    assert "截止日期不能晚于今天" in answer.content.decode()
    assert '<option value="disabled" selected>' in answer.content.decode()


# --- Nothing personal anywhere, and not for long -----------------------------------------------------


def test_nothing_of_the_list_is_readable_in_the_database(compared):
    compared([line(1)])
    with connection.cursor() as cursor:
        for table in ("matchrow", "matchround", "matchroundevent", "matchfinding", "matchfindingevent"):
            cursor.execute(f"SELECT * FROM enrollment_{table}")
            held = str(cursor.fetchall())
            assert not [text for text in (number(1), "13800005678", "王建国") if text in held]


def test_pages_show_masks_only(cast, entered, compared):
    entered(2, name="王小二")
    found = compared([line(2), line(4)])
    client = cast.client(cast.qf_clerk)
    for kind in ("theirs", "differing", "ours", "both"):
        shown = client.get(f"/enrollment/matching/{found.pk}/?list={kind}").content.decode()
        assert number(2) not in shown
        assert number(4) not in shown
    assert "4109**********" in client.get(f"/enrollment/matching/{found.pk}/?list=theirs").content.decode()


def test_the_file_is_gone_once_compared(compared, settings):
    compared([line(1)])
    assert list(Path(settings.MEDIA_ROOT).glob("imports/*")) == []


def test_a_file_nobody_went_on_with_goes_after_a_day(upload, settings, django_capture_on_commit_callbacks):
    found = upload(workbook([line(1)]))
    with scope("*"), django_capture_on_commit_callbacks(execute=True):
        assert actions.expire(now=clock.now() + timedelta(hours=25)) == 1
        found.refresh_from_db()
        assert found.state == "refused"
    assert list(Path(settings.MEDIA_ROOT).glob("imports/*")) == []


def test_a_closed_rounds_list_is_erased_after_its_term_and_the_counts_stay(cast, entered, compared, step):
    entered(1)
    found = step(compared([line(1)]), "close")
    assert found.state == "closed"
    with scope("*"):
        assert actions.erase_lists(now=clock.now() + timedelta(days=29)) == 0
        assert actions.erase_lists(now=clock.now() + timedelta(days=31)) == 1
        assert not MatchRow.objects.exists()
        found.refresh_from_db()
        assert found.outcome["counts"]["both"] == 1
    assert (
        "名单已按期删除"
        in cast.client(cast.qf_clerk).get(f"/enrollment/matching/{found.pk}/?list=both").content.decode()
    )


def test_doing_the_workers_step_twice_compares_once(cast, entered, compared):
    found = compared([line(1)])
    with scope(QF):
        actions.run(round_id=found.pk, by=cast.qf_clerk, now=clock.now())
        assert MatchFinding.objects.count() == 1


def test_a_crash_leaves_nothing_and_says_so(compared, monkeypatch, caplog):
    def crash(*args, **kwargs):
        raise RuntimeError("power cut")

    monkeypatch.setattr(actions.comparison, "compare", crash)
    found = compared([line(1)])
    assert (found.state, found.message) == ("refused", actions.SYSTEM_FAILED)
    assert number(1) not in caplog.text
    with scope("*"):
        assert not MatchRow.objects.exists()


def test_who_waits_for_the_comparison_is_told_in_one_part_not_a_page_in_a_page(cast, compared):
    found = compared([line(1)])
    client, address = cast.client(cast.qf_clerk), f"/enrollment/matching/{found.pk}/"
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "比对完成" in part
    assert "<main" not in part
    assert client.get(address).content.decode().count("<main") == 1
