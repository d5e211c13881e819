"""What ledgers refuse."""

from yangguang.common.refusals import Refusal

FORBIDDEN = 403  # the status of a refusal that is a breach, not a slip


class NotNow(Refusal):
    """A verb whose ``when`` says no."""

    code = "VERB_NOT_NOW"
    message = "该行目前的状态不能这样办理，请刷新页面后再看。"


class TooManyRows(Refusal):
    """A bulk verb takes a few thousand rows at most."""

    code = "TOO_MANY_ROWS"
    status = 422
    message = "一次最多办理 2000 条，请先筛选再办理。"


class NothingChosen(Refusal):
    code = "NOTHING_CHOSEN"
    status = 422
    message = "请先勾选要办理的行。"


class RowExists(Refusal):
    """The key of a ledger is unique inside a unit."""

    code = "ROW_EXISTS"
    message = "本单位已有相同的一行，请先查找并修改原有的一行。"


class ValuesUnfit(Refusal):
    """A constraint of the database that no rule of the ledger says; ``titles``: the columns it looks at."""

    code = "VALUES_UNFIT"
    status = 422

    def __init__(self, titles: list[str], *, field: str = "") -> None:
        named = "、".join(f"“{title}”" for title in titles)
        message = {
            0: "有一项内容超出允许的范围，请逐项核对后重新填写。",
            1: f"{named}超出允许的范围，请核对后重新填写。",
        }.get(len(titles), f"{named}填写的内容互相不符，或者超出允许的范围，请核对后重新填写。")
        super().__init__(message, field=field)


class UnreadableFile(Refusal):
    """A workbook that cannot be read at all; the message says how to mend it."""

    code = "UNREADABLE_FILE"
    status = 422
    field = "file"
    message = "文件无法读取，请用模板重新填写并保存为 .xlsx 后上传。"


class ImportNotReady(Refusal):
    code = "IMPORT_NOT_READY"
    message = "这次导入已经处理过，或者还没有检查完，请刷新页面查看结果。"


class ImportMoved(Refusal):
    """Between preview and confirmation somebody changed what the preview said."""

    code = "IMPORT_MOVED"
    message = "检查之后数据有变化，请重新核对预览后再确认。"


class NoHome(Refusal):
    code = "NO_HOME"
    status = 403
    message = "您的账号没有所属单位，不能办理此事，请联系安全管理员授权。"


class ViewNameTaken(Refusal):
    code = "VIEW_NAME_TAKEN"
    field = "name"
    message = "您已有同名视图，请换一个名称。"
