"""The description of the API: the same for everybody and much work, so it is made once a process."""

from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from drf_spectacular.generators import SchemaGenerator


class MadeOnce(SchemaGenerator):
    """What ``/api/v1/schema/`` asks for the description."""

    def get_schema(self, request: Any = None, public: bool = False) -> Any:
        return _made(self.api_version, get_language())


@lru_cache(maxsize=8)  # whoever asks for a version gets its number in the title, and chooses it freely
def _made(version: str | None, language: str) -> Any:
    return SchemaGenerator(api_version=version).get_schema(public=True)  # type: ignore[no-untyped-call]
