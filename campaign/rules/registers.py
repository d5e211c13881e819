"""What every register of policies and systems refuses."""

from yangguang.common.refusals import Refusal


class NothingWrong(Refusal):
    """An issue is opened for what is wrong."""

    code = "NOTHING_WRONG"
    message = "这一行目前没有需要转为问题的情况。"


class IssueOpened(Refusal):
    code = "ISSUE_OPENED"
    message = "已转为问题，请在问题整改台账中办理。"


class NoCampaignYet(Refusal):
    code = "NO_CAMPAIGN"
    message = "本市还没有启动专项行动，请先由市级启动。"
