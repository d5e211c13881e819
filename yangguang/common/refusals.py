"""Refusals: what the system will not do, said in one Chinese sentence that names the next step."""

from collections.abc import Mapping


class Refusal(Exception):
    """An expected "no". Subclass it beside the rule that refuses.

    ``code`` is ASCII and stable (docs and API quote it), ``status`` the HTTP answer, ``message`` a full
    Chinese sentence saying what to do next, ``field`` the form field it belongs to ("" = the whole form).
    """

    code = "REFUSED"
    status = 409
    message = "现在不能这样操作，请刷新页面后再试。"
    field = ""

    def __init__(self, message: str = "", *, field: str = "", **data: object) -> None:
        self.message = message or self.message
        self.field = field or self.field
        self.data: Mapping[str, object] = data
        super().__init__(self.message)

    @property
    def at_rest(self) -> str:
        """The sentence on a page that was merely opened: nobody has tried anything there."""
        return self.message


class StaleVersion(Refusal):
    """Somebody saved the row after this person opened it. Nothing is written; both sides are shown."""

    code = "STALE_VERSION"
    message = "这一行在您打开之后已被他人修改，请对照两份内容后再保存。"


class Locked(Refusal):
    """The row was handed in or decided; it is closed at every door until a superior returns it."""

    code = "LOCKED"
    status = 423
    message = "该内容已提交并锁定，如需修改请联系上级退回。"
