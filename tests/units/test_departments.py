"""Departments that the own news of a body calls by their names alone, and that body by its word."""

import pytest

from extraction.pipeline import extract

CASES = [
    ("霍山县人民医院召开会议。护理部、急诊科负责人参加。", {"霍山县人民医院护理部", "霍山县人民医院急诊科"}),
    ("近日，我院召开会议。医务科参加。霍山县人民医院开诊。", {"霍山县人民医院医务科"}),
    ("青岚煤矿召开会议。机电科、通防科负责人参加。", {"青岚煤矿机电科", "青岚煤矿通防科"}),
    ("集团公司召开会议。集团公司工会、财务部参加。", {"集团公司工会", "集团公司财务部"}),
    ("学院召开会议。教务处负责人参加。", {"学院", "学院教务处"}),
    ("霍山县公安局召开会议。城关派出所汇报。", {"霍山县公安局城关派出所"}),
    ("霍山县人民医院召开会议，成立疫情防控工作领导小组。", {"霍山县人民医院疫情防控工作领导小组"}),
    ("青岚公司召开会议。青岚公司人力资源部参加。", {"青岚公司人力资源部"}),
    ("霍山县人民医院召开会议。护理部党支部参加。", {"霍山县人民医院护理部党支部"}),
]

NONE = [
    ("霍山县人民医院召开会议。霍山县卫健委办公室、医政股负责人到会。", "霍山县人民医院医政股"),
    ("霍山县人民医院组织内科、外科、儿科等科室专家义诊。", "霍山县人民医院儿科"),
    ("霍山县人民医院召开会议。他在办公室说。", "霍山县人民医院办公室"),
    ("霍山县税务局召开会议。法制股、县财政局预算股参加。", "霍山县税务局预算股"),
    ("霍山县人民医院召开会议。各支部成立党员突击队。", "霍山县人民医院党员突击队"),
    ("青石镇召开会议。护理部参加。", "护理部"),
    ("霍山县人民医院召开会议，加强医院内部管理和学科建设。", "霍山县人民医院内部"),
    ("霍山县人民医院召开会议。（宣传科供稿）", "霍山县人民医院宣传科"),
    ("霍山县法院召开会议，当庭宣判。", "霍山县法院庭"),
    ("霍山县公安局深入霍山县人民医院开展宣传。护理部参加。", "霍山县公安局护理部"),
    ("霍山县税务局走进青岚集团开展辅导。财务部参加。", "霍山县税务局财务部"),
    ("近日，我院举办培训班。云岭省人民医院专家授课，药剂科参加。", "云岭省人民医院药剂科"),
    ("霍山县人民医院召开会议，学习内科、外科知识。", "霍山县人民医院学习内科"),
    ("霍山县人民医院召开会议，介绍外科系统的历史。", "霍山县人民医院外科"),
    ("培训班在青岚公司举行。财务部参加。", "青岚公司财务部"),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_departments_have_the_name_of_their_body(text: str, names: set[str]) -> None:
    assert names <= {unit.name for unit in extract(text, id="a").units}


@pytest.mark.parametrize(("text", "name"), NONE)
def test_what_is_none_of_the_body(text: str, name: str) -> None:
    assert name not in {unit.name for unit in extract(text, id="a").units}


def test_the_body_by_its_word() -> None:
    units = extract("霍山县人民医院召开会议，回顾总结医院四年来的工作，通报二级甲等医院评审。", id="a").units
    assert [mention.surface for unit in units for mention in unit.mentions] == ["霍山县人民医院", "医院"]
