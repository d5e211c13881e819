"""Model fields for personal data: sealed at rest, masked on screen, found by a blind index.

Assign plain text (``child.id_number = "4109…"``); reading gives a :class:`Sealed` that prints as its mask
and opens only through :meth:`Sealed.reveal`, which callers log. Form, import and API all rely on this.
"""

from collections.abc import Callable
from typing import Any, cast

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from yangguang.common import crypto


def mask_identity(text: str) -> str:
    """``4109**********1234``: first four and last four of an identity number (GB/T 35273 7.2)."""
    return f"{text[:4]}{'*' * max(len(text) - 8, 4)}{text[-4:]}" if len(text) > 8 else mask_all(text)


def mask_phone(text: str) -> str:
    """``138****5678``."""
    return f"{text[:3]}****{text[-4:]}" if len(text) >= 11 else mask_all(text)


def mask_name(text: str) -> str:
    """``张**``: the surname only."""
    return text[:1] + "*" * (len(text) - 1) if text else ""


def mask_all(text: str) -> str:
    """Nothing of the text, not even its length."""
    return "******" if text else ""


class Sealed:
    """A sealed value bound to its row. ``str()`` is the mask; never the text."""

    __slots__ = ("_bound_to", "_mask", "_token")

    def __init__(self, token: str, bound_to: str, mask: Callable[[str], str]) -> None:
        self._token, self._bound_to, self._mask = token, bound_to, mask

    def reveal(self) -> str:
        """The plain text. Whoever shows it to a person logs it first (``audit.actions.log_reveal``)."""
        return crypto.unseal(self._token, bound_to=self._bound_to) if self._token else ""

    @property
    def token(self) -> str:
        return self._token

    def __str__(self) -> str:
        return self._mask(self.reveal()) if self._token else ""

    def __repr__(self) -> str:
        return "<Sealed>"

    def __bool__(self) -> bool:
        return bool(self._token)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and other._token == self._token

    def __hash__(self) -> int:
        return hash(self._token)


def plain(value: object) -> str:
    """The text behind a sealed value, or a plain one; "" for none. Whoever shows it logs it first."""
    return value.reveal() if isinstance(value, Sealed) else str(value or "")


class _SealedAttribute(DeferredAttribute):
    """Wraps what came from the database; leaves plain text that waits to be saved alone."""

    field: "SealedField"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is not None and isinstance(value, _Token):
            value = self.field.sealed(instance, value)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        """Having a setter makes this win over the instance's own dictionary on reading."""
        instance.__dict__[self.field.attname] = value


class _Token(str):
    """Ciphertext as read from the database, not yet bound to its row."""

    __slots__ = ()


class SealedField(models.TextField):
    """Text encrypted under the current key and cipher, bound to table, primary key and column.

    The primary key must be made in Python (``TenantModel`` does). ``mask`` turns plain text into what a
    person without a reason may see.
    """

    descriptor_class = _SealedAttribute

    def __init__(self, *args: Any, mask: Callable[[str], str] = mask_all, **kwargs: Any) -> None:
        self.mask = mask
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        # The mask is presentation, not schema.
        return super().deconstruct()

    def bound_to(self, pk: object) -> str:
        return f"{self.model._meta.db_table}·{pk}·{self.column}"

    def sealed(self, instance: models.Model, token: str) -> Sealed:
        return Sealed(str(token), self.bound_to(instance.pk), self.mask)

    def seal_for(self, pk: object, text: str) -> str:
        """The column's value for ``text`` in row ``pk`` (bulk paths that bypass ``save``)."""
        return crypto.seal(text, bound_to=self.bound_to(pk)) if text else ""

    def from_db_value(self, value: str | None, expression: object, connection: object) -> "_Token | None":
        return None if value is None else _Token(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if isinstance(value, Sealed) and (not value or crypto.label_of(value.token) == crypto.current()):
            return value.token
        if isinstance(value, Sealed):
            # Read before a rotation, saved after it: an old token must not come back.
            value = value.reveal()
        if value is None or value == "":
            return value
        token = self.seal_for(model_instance.pk, str(value))
        setattr(model_instance, self.attname, self.sealed(model_instance, token))
        return token

    def get_prep_value(self, value: Any) -> Any:
        return value.token if isinstance(value, Sealed) else super().get_prep_value(value)

    def value_to_string(self, obj: models.Model) -> str:
        return cast(str, getattr(self.value_from_object(obj), "token", ""))


class BlindIndexField(models.CharField):
    """HMAC-SM3 of the sealed field named ``source``, kept in step on save; search by equality only."""

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def index_of(self, text: str) -> str:
        """What to search for: ``Child.objects.filter(id_number_index=field.index_of("4109…"))``."""
        return self.indexer()(text)

    def indexer(self) -> Callable[[str], str]:
        """:meth:`index_of` for thousands of texts."""
        index = crypto.indexer(self.source)
        return lambda text: index(text) if text else ""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = getattr(model_instance, self.source)
        # A Sealed value came from the database, so its index did too. Fields are saved in declaration
        # order: declare the index BEFORE its source, or the source is sealed already.
        if not isinstance(value, Sealed):
            setattr(model_instance, self.attname, self.index_of(str(value or "")))
        return getattr(model_instance, self.attname)
