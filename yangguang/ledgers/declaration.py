"""What an app writes to get a ledger: columns, rules, verbs. Everything else follows from it.

``docs/ledger-recipe.md`` is the recipe. Types come from the model's fields (:mod:`yangguang.ledgers.kinds`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from django.urls import reverse

from yangguang.accounts.models import User
from yangguang.accounts.rights import Actor, Rights
from yangguang.common.forms import StyledForm
from yangguang.common.refusals import Refusal
from yangguang.ledgers.kinds import Kind, SealedKind, kind_of
from yangguang.ledgers.rules import NotNow
from yangguang.tenancy.choices import Level, Right
from yangguang.tenancy.models import TenantModel
from yangguang.tenancy.states import Machine, Step

PAGE_NAMES = (
    "list",
    "add",
    "detail",
    "edit",
    "reveal",
    "verb",
    "views",
    "view_delete",
    "template",
    "export",
    "import",
    "import_job",
    "import_file",
)
UNIT = "unit"  # the column of the unit a row belongs to; the toolkit handles it itself

Problem = tuple[str, str]  # column name, one Chinese sentence
Rule = Callable[[Mapping[str, Any]], Iterable[Problem]]
Option = tuple[Any, str]  # stored value, label
Closed = tuple[Any, str, str]  # stored value, label, one Chinese sentence: why it cannot be chosen any more


@dataclass(frozen=True)
class Column:
    """One column of a ledger. Title, help, choices, required and type default to the model field's.

    ``name``: a field of the model; a dotted ORM path (``school__name``), which people only read unless the
    ledger ``owns`` its first part; or any word together with ``value``, a function of the row. ``lookup``:
    for a foreign key, the related field that holds its code; imports accept code or label.
    ``options(actor)``: what may be chosen, ``[(value, label)]``. ``tone(value)``: a tone of
    ``common.templatetags.yg.TONES`` or "" – the value is shown as a badge with its sign.
    """

    name: str
    title: str = ""
    help: str = ""
    basis: str = ""
    example: str = ""
    width: int = 14  # characters, in the workbook
    shown: bool = True  # in the list until the person chooses other columns
    listed: bool = True  # may be chosen for the list and the export
    form: bool = True  # people may edit it
    excel: bool = True  # in the template and the import
    filter: bool = False
    sort: bool = True
    text: bool = False  # Excel text format: codes, identity numbers, phones
    tidy: Callable[[str], str] | None = None  # one spelling for what people write in several
    required: bool | None = None
    value: Callable[[Any], object] | None = None
    options: Callable[[Actor], Sequence[Option]] | None = None
    lookup: str = ""
    closed: Callable[[Actor], Sequence[Closed]] | None = None  # a closed school: rows that name it keep it
    tone: Callable[[Any], str] | None = None


class Mark(NamedTuple):
    """A computed text with its tone: what a ``value`` function may return to get a badge."""

    text: str
    tone: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Preset:
    """A ready-made filter above the list (``?preset=overdue``): ``apply(queryset) -> queryset``."""

    name: str
    title: str
    apply: Callable[[Any], Any]


@dataclass(frozen=True)
class Verb:
    """Something people do with a row: ``action(by=user, row=row, now=now, **form.cleaned_data)``.

    ``when(row)`` says whether it applies now; ``confirm`` is the sentence asked before it is done. A verb of
    a state machine (:meth:`of`) takes name, title, right and state from its step.
    """

    name: str
    title: str
    action: Callable[..., object]
    right: str
    form: type[StyledForm] | None = None
    bulk: bool = False
    when: Callable[[Any], bool] | None = None
    confirm: str = ""
    danger: bool = False
    machine: Machine | None = None
    step: Step | None = None

    @classmethod
    def of(cls, machine: Machine, verb: str, *, action: Callable[..., object], **more: Any) -> "Verb":
        """The step ``verb`` of a machine whose rows keep their state in ``state``."""
        step = machine.steps[verb]
        given = {"name": verb.replace("_", "-"), "title": step.title, "right": step.right, **more}
        return cls(action=action, machine=machine, step=step, **given)

    def applies(self, row: Any) -> bool:
        """Whether the state of ``row`` admits the verb."""
        if self.step is not None and row.state not in self.step.moves:
            return False
        return self.when is None or self.when(row)

    def reaches(self, rights: Rights, row: Any) -> bool:
        """Whether ``rights`` reach far enough for ``row``; what state it is in, :meth:`applies` says."""
        if not rights.covers(self.right, row.unit_id):
            return False
        return self.step is None or self.step.reached_by(rights, row.unit_id, row.state)

    def offered_to(self, rights: Rights, row: Any) -> bool:
        """Whether somebody with ``rights`` may do this to ``row`` now."""
        return self.reaches(rights, row) and self.applies(row)


class Ledger:
    """Declare a subclass in ``<app>/ledgers.py`` and register it with ``registry.register``.

    ``key``: columns that identify a row inside its unit on import (none: every row is new). ``owns``:
    foreign keys to rows that hold some of the columns and are written together with the row
    (``Column("child__name")``); an existing one is found by the key columns under it.
    """

    app: ClassVar[str]
    name: ClassVar[str]
    title: ClassVar[str]
    model: ClassVar[type[TenantModel]]
    columns: ClassVar[tuple[Column, ...]]
    basis: ClassVar[str] = ""
    fill: ClassVar[str] = Right.FILL
    view: ClassVar[str] = Right.VIEW
    key: ClassVar[tuple[str, ...]] = ()
    order: ClassVar[tuple[str, ...]] = ("-updated_at",)
    search: ClassVar[tuple[str, ...]] = ()
    rules: ClassVar[tuple[Rule, ...]] = ()
    verbs: ClassVar[tuple[Verb, ...]] = ()
    owns: ClassVar[tuple[str, ...]] = ()
    presets: ClassVar[tuple[Preset, ...]] = ()
    writable: ClassVar[bool] = True
    importable: ClassVar[bool] = True
    whole_export: ClassVar[str] = ""  # URL name where a file with whole sealed values is asked for
    detail_template: ClassVar[str] = ""
    unsaid: ClassVar[frozenset[str]] = frozenset()  # columns of the machinery: the page's history skips them
    published: ClassVar[bool] = False  # units below read the rows too: whatever ``queryset`` gives is theirs
    levels: ClassVar[tuple[Level, ...]] = (Level.COUNTY,)  # of the units new rows may belong to

    # --- What an app may override -------------------------------------------------------------------

    def queryset(self, actor: Actor) -> Any:
        """The rows ``actor`` may see."""
        return self.model.objects.under(*actor.rights.codes(self.view))

    def create(
        self, *, by: User | None, unit_id: str, values: Mapping[str, Any], now: datetime
    ) -> TenantModel:
        """Write a new row. ``values`` by column name; a foreign key's value is the related row."""
        from yangguang.ledgers import actions  # actions are written against declarations

        return actions.create_row(self, by=by, unit_id=unit_id, values=values, now=now)

    def update(self, *, by: User | None, row: Any, values: Mapping[str, Any], now: datetime) -> TenantModel:
        """Change a row that the toolkit has locked and whose version it has checked."""
        from yangguang.ledgers import actions

        return actions.update_row(self, by=by, row=row, values=values, now=now)

    def create_many(
        self, *, by: User | None, rows: Sequence[tuple[str, Mapping[str, Any]]], now: datetime
    ) -> None:
        """Write new rows ``(unit, values)`` whose keys the import has just looked up. All in bulk, unless the
        app overrides ``create``."""
        if type(self).create is Ledger.create:
            from yangguang.ledgers import actions

            actions.create_rows(self, by=by, rows=rows, now=now, looked_up=True)
        else:
            for unit_id, values in rows:
                self.create(by=by, unit_id=unit_id, values=values, now=now)

    def update_many(
        self, *, by: User | None, rows: Sequence[tuple[Any, Mapping[str, Any]]], now: datetime
    ) -> None:
        """Change locked rows ``(row, values)``: an import. In bulk, unless the app overrides ``update``."""
        if type(self).update is Ledger.update:
            from yangguang.ledgers import actions

            actions.update_rows(self, by=by, rows=rows, now=now)
        else:
            for row, values in rows:
                self.update(by=by, row=row, values=values, now=now)

    def unit_of(self, unit_id: str, values: Mapping[str, Any]) -> str:
        """The unit a row filled for ``unit_id`` will belong to (a school's row belongs to the school)."""
        return unit_id

    def locked(self, row: Any) -> Refusal | None:
        """Why the row may not be edited now; None when it may."""
        return None

    def closed_to_new(self, unit_id: str) -> Refusal | None:
        """Why no new row may belong to the unit now; None when it may. Every door asks before ``create``."""
        return None

    def closed_to_row(self, values: Mapping[str, Any]) -> Refusal | None:
        """Why this very row may not be added now, where its unit may have others (a list that is frozen)."""
        return None

    def closed_units(self, actor: Actor) -> Sequence[Closed]:
        """Units that may own no new row any more, for the sentence of an import that names one."""
        return ()

    def refuse_new(self, unit_id: str, values: Mapping[str, Any]) -> None:
        """Raise what :meth:`closed_to_new` says of the unit the row would belong to, or of the row."""
        refusal = self.closed_to_new(self.unit_of(unit_id, values)) or self.closed_to_row(values)
        if refusal is not None:
            raise refusal

    def preset(self, name: str) -> Preset | None:
        """The ready-made filter of that name; override it for names with a value (``open-20240712``)."""
        return next((preset for preset in self.presets if preset.name == name), None)

    def why_not(self, verb: Verb, row: Any) -> str:
        """One sentence: why ``verb`` does not apply to the row in its state."""
        return NotNow.message

    def not_now(self, verb: Verb, row: Any) -> Refusal:
        """The refusal with that sentence; a status of 403 puts the attempt into the security log."""
        return NotNow(self.why_not(verb, row))

    # --- What the toolkit asks -------------------------------------------------------------------------

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Columns joined to their model fields, by name, in the declared order."""
        return {column.name: kind_of(self.model, column, self.owns) for column in self.columns}

    @cached_property
    def edited(self) -> tuple[Kind, ...]:
        """Columns of the form."""
        return tuple(k for k in self.kinds.values() if k.editable and k.column.form and k.name != UNIT)

    @cached_property
    def imported(self) -> tuple[Kind, ...]:
        """Columns of the Excel template, the unit column aside."""
        return tuple(k for k in self.edited if k.column.excel)

    @cached_property
    def listed(self) -> tuple[Kind, ...]:
        """Columns that may be chosen for the list and the export."""
        return tuple(k for k in self.kinds.values() if k.column.listed)

    @cached_property
    def whole_url(self) -> str:
        """Where a file with whole sealed values is asked for; "" when this ledger has none."""
        if not (self.personal and self.whole_export):
            return ""
        return reverse(self.whole_export, args=[self.name])

    @cached_property
    def personal(self) -> bool:
        """Whether its rows hold sealed personal data: then who opens or exports them is noted."""
        return not self.published and any(isinstance(kind, SealedKind) for kind in self.kinds.values())

    @cached_property
    def label(self) -> str:
        """``enrollment/left-behind``: how jobs and saved views name the ledger."""
        return f"{self.app}/{self.name}"

    def url(self, page: str, *args: object) -> str:
        """Address of one of the ledger's pages (``list``, ``add``, ``detail``, …)."""
        return reverse(f"{self.app}:{self.name}-{page}", args=args)

    @cached_property
    def names(self) -> dict[str, str]:
        """URL names of the pages, for templates: ``{% url ledger.names.detail row.pk %}``."""
        return {page: f"{self.app}:{self.name}-{page.replace('_', '-')}" for page in PAGE_NAMES}

    @cached_property
    def urls(self) -> dict[str, str]:
        """Addresses of the pages that need no id, for templates."""
        offered = ["list", "export", "views"]
        offered += ["add"] if self.writable else []
        offered += ["import", "template"] if self.writable and self.importable else []
        return {page: self.url(page) for page in offered} | {"cleared": f"{self.url('list')}?view=none"}

    @cached_property
    def search_hint(self) -> str:
        """What the quick search looks through, in words."""
        titles = [self.kinds[name].title for name in self.search]
        return f"按{'、'.join(titles)}查找" if titles else "查找"

    def named(self, row: Any) -> str:
        """What people call the row: its first column, unless the app says otherwise."""
        first = next(iter(self.kinds.values()))
        return first.show_row(row) or "（未填）"

    def verb(self, name: str) -> Verb | None:
        """The verb of that name."""
        return next((verb for verb in self.verbs if verb.name == name), None)

    def rules_at(self, unit_id: str) -> Sequence[Rule]:
        """The rules for rows of the unit ("" when nobody said whose): an app may add to them."""
        return self.rules

    def problems(self, values: Mapping[str, Any], unit_id: str = "") -> list[Problem]:
        """What the rules object to in the values of one row of the unit."""
        return [problem for rule in self.rules_at(unit_id) for problem in rule(values)]
