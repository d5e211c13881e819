"""Words of the seven special-group ledgers, each its own."""

from django.db import models


class Group(models.TextChoices):
    """The seven ledgers in the order of domain.md §4; the value is the ledger's name in addresses."""

    DROPOUT = "dropout", "疑似辍学和辍学"
    MIGRANT = "migrant", "进城务工人员随迁子女"
    LEFT_BEHIND = "left-behind", "农村留守儿童"
    UNATTENDED = "unattended", "事实无人抚养儿童"
    ORPHAN = "orphan", "孤儿"
    POVERTY = "poverty", "家庭经济困难"
    DISABILITY = "disability", "残疾"


class Away(models.TextChoices):
    BOTH = "both", "父母双方外出"
    ONE = "one", "一方外出，另一方无监护能力"


class DropoutStatus(models.TextChoices):
    SUSPECTED = "suspected", "疑似辍学"
    CONFIRMED = "confirmed", "辍学"


class DropoutCause(models.TextChoices):
    WEARY = "weary", "厌学"
    POVERTY = "poverty", "家庭经济困难"
    WORK = "work", "外出务工"
    ILLNESS = "illness", "因病因残"
    AWAY = "away", "随父母外出，去向不明"
    MARRIAGE = "marriage", "早婚早育"
    FAMILY = "family", "家庭变故或监护缺失"
    OTHER = "other", "其他"


class Seat(models.TextChoices):
    """How a migrant worker's child is schooled; a purchased seat counts as public (“两纳入”)."""

    PUBLIC = "public", "公办学校学位"
    PRIVATE = "private", "民办学校学位"
    PURCHASED = "purchased", "政府购买民办学位"


class Province(models.TextChoices):
    """Provinces by their code of GB/T 2260."""

    BEIJING = "11", "北京市"
    TIANJIN = "12", "天津市"
    HEBEI = "13", "河北省"
    SHANXI = "14", "山西省"
    INNER_MONGOLIA = "15", "内蒙古自治区"
    LIAONING = "21", "辽宁省"
    JILIN = "22", "吉林省"
    HEILONGJIANG = "23", "黑龙江省"
    SHANGHAI = "31", "上海市"
    JIANGSU = "32", "江苏省"
    ZHEJIANG = "33", "浙江省"
    ANHUI = "34", "安徽省"
    FUJIAN = "35", "福建省"
    JIANGXI = "36", "江西省"
    SHANDONG = "37", "山东省"
    HENAN = "41", "河南省"
    HUBEI = "42", "湖北省"
    HUNAN = "43", "湖南省"
    GUANGDONG = "44", "广东省"
    GUANGXI = "45", "广西壮族自治区"
    HAINAN = "46", "海南省"
    CHONGQING = "50", "重庆市"
    SICHUAN = "51", "四川省"
    GUIZHOU = "52", "贵州省"
    YUNNAN = "53", "云南省"
    TIBET = "54", "西藏自治区"
    SHAANXI = "61", "陕西省"
    GANSU = "62", "甘肃省"
    QINGHAI = "63", "青海省"
    NINGXIA = "64", "宁夏回族自治区"
    XINJIANG = "65", "新疆维吾尔自治区"
    TAIWAN = "71", "台湾省"
    HONG_KONG = "81", "香港特别行政区"
    MACAO = "82", "澳门特别行政区"


class PovertyCategory(models.TextChoices):
    UNSTABLE = "unstable", "脱贫不稳定户"
    MARGINAL = "marginal", "边缘易致贫户"
    SUDDEN = "sudden", "突发严重困难户"
    LIFTED = "lifted", "脱贫户"
    MINIMUM = "minimum", "最低生活保障家庭"
    DESTITUTE = "destitute", "特困供养"
    OTHER = "other", "其他家庭经济困难"


class DisabilityKind(models.TextChoices):
    """The seven kinds; the value is the 19th character of a disability certificate's number."""

    SIGHT = "1", "视力残疾"
    HEARING = "2", "听力残疾"
    SPEECH = "3", "言语残疾"
    LIMBS = "4", "肢体残疾"
    MIND = "5", "智力残疾"
    PSYCHE = "6", "精神残疾"
    MULTIPLE = "7", "多重残疾"


class DisabilityGrade(models.TextChoices):
    """The grade, first the gravest; the value is the 20th character of the certificate's number."""

    ONE = "1", "一级"
    TWO = "2", "二级"
    THREE = "3", "三级"
    FOUR = "4", "四级"


class LawfulReason(models.TextChoices):
    """Why a child may lawfully stand in no school here (compulsory education law, articles 4 and 11)."""

    APPROVED = "approved", "经批准延缓入学或休学"
    ELSEWHERE = "elsewhere", "已在外地就读，有学籍证明"
    MOVED = "moved", "户籍已迁出"
    GRADUATED = "graduated", "已完成义务教育"


class FollowUpKind(models.TextChoices):
    PERSUASION = "persuasion", "劝返"
    HOME_TEACHING = "home_teaching", "送教上门"
    VISIT = "visit", "走访"
    PHONE = "phone", "电话联系"


class FollowUpOutcome(models.TextChoices):
    DONE = "done", "已完成"
    AGREED = "agreed", "同意返校（入学）"
    UNDECIDED = "undecided", "仍在做工作"
    ABSENT = "absent", "未见到本人和监护人"
    REFUSED = "refused", "明确拒绝"
