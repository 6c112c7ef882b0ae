"""The words for findings: gentle, saying what to do, never repeating what was in the cell."""

from __future__ import annotations

from collections.abc import Mapping

from jiayuan.kernel.text import mark

CELL: Mapping[str, str] = {
    "required": mark("此项必填，请补上"),
    "name_length": mark("姓名长度不寻常，请核对"),
    "name_digits": mark("姓名里有数字，请核对是否填错了列"),
    "id_check": mark("证件号码校验位不对，请对照证件重新填写"),
    "id_date": mark("证件号码中的出生日期不存在，请对照证件核对"),
    "id_short": mark("证件号码位数不对，应为18位"),
    "id_masked": mark("证件号码被星号遮住，请填写完整号码，或留空"),
    "id_float": mark("号码被表格软件当成数字，末几位已丢失；请把该列设为文本后重新填写"),
    "id_other": mark("不是居民身份证号码，已按其他证件保存，请核对"),
    "id_over_100": mark("由15位号码推得超过100岁，请核对"),
    "id_duplicate": mark("与前面一行的证件号码相同，请确认是否重复填写"),
    "id_from_certificate": mark("证件号码由残疾人证号推得"),
    "certificate": mark("残疾人证号应为身份证号加类别和等级两位，请核对"),
    "certificate_differs": mark("残疾人证号与身份证号不一致，请核对"),
    "phone": mark("电话号码不对，请填写11位手机号或带区号的固定电话"),
    "date": mark("日期看不懂，请写成2021-07-01这样"),
    "date_month": mark("日期只写到月，已只记到月；知道日子时请补上"),
    "sex": mark("性别应为男或女"),
    "not_listed": mark("不在标准选项内，请从选项里选一个"),
    "in_future": mark("日期在将来，请核对"),
    "value_twice": mark("与前面一行相同，请确认是否重复填写"),
    "uscc_check": mark("统一社会信用代码校验位不对，请对照证照重新填写"),
    "uscc_sign": mark("统一社会信用代码里不会有字母I、O、S、V、Z，请对照证照核对"),
    "uscc_short": mark("统一社会信用代码应为18位"),
    "code16": mark("设施编码应为16位数字：6位区划、4位类别、6位顺序号"),
    "class_unknown": mark("设施编码里的类别不在分类代码里，已按原样保存，请核对"),
    "coordinate": mark("经纬度应为小数形式的度数，如116.37"),
    "point_outside": mark("这个坐标不在本单位的范围内，请核对坐标和坐标系"),
    "formula": mark("这一格的公式出错，没有内容；请改成文字后重新上传"),
    "id_deceased": mark("这个证件号码的持有人已登记去世，请核对是否仍应在台账里；其余各格照常合并"),
    "phone_shared": mark("这个号码有三人以上共用，请核对是否为本人电话"),
    "level": mark("等级应为一级至四级"),
    "code_unknown": mark("不在标准选项内，已按原文保存，请核对"),
    "birth_differs": mark("出生日期与证件号码不一致，请核对"),
    "birth_future": mark("出生日期在将来，请核对"),
    "sex_differs": mark("性别与证件号码不一致，请核对"),
    "age_bounds": mark("年龄不在这本台账的范围内，请核对是否放错台账"),
    "address_unknown": mark("地址找不到对应的楼房，请核对小区、楼号和门牌"),
    "address_partial": mark("地址只能对应到楼，请补上房号"),
    "community_unknown": mark("社区名称找不到，请核对"),
    "outside": mark("不在本单位的范围内，请核对是否传错台账"),
    "swapped_cells": mark("这两格填反了，已按内容对调，请核对"),
    "rotated": mark("这一行的各列整体错位，已按内容还原，请核对"),
    "pasted_off": mark("这一列整体错了一行，请确认是否按提示移回"),
    "swapped": mark("表头与内容不符，已按内容建议对应的列"),
}
# What is told about a whole file; {…} are filled with sheet, row and column, never with contents.
FILE: Mapping[str, str] = {
    "password": mark("文件「{file}」设有打开密码，请去掉密码后重新上传"),
    "macro": mark("文件「{file}」含有宏，请另存为不含宏的工作簿（.xlsx）后重新上传"),
    "type": mark("文件「{file}」不是表格，请上传 .xlsx、.xls、.ods 或 .csv"),
    "too_big": mark("文件「{file}」超过50 MB，请分成几份上传"),
    "bomb": mark("文件「{file}」解压后过大，可能已损坏，请重新导出后上传"),
    "broken": mark("文件「{file}」打不开，可能已损坏，请用表格软件打开并另存后重新上传"),
    "empty": mark(
        "文件「{file}」的工作表「{sheet}」没有数据行：表头之下应从第{row}行起填写（从{column}列开始），请补上后重新上传"
    ),
    "rows": mark("文件「{file}」超过50万行，请分成几份上传"),
    "slow": mark("读取文件「{file}」用时或占用过大，请另存为新的工作簿后重新上传"),
    "missing_columns": mark("工作表「{sheet}」第{row}行的表头里找不到必填项：{column}，请在下面指明对应的列"),
    "swapped_columns": mark("工作表「{sheet}」第{row}行起，{column}两列的内容与表头相反，建议按内容对调，请确认"),
    "unsure_columns": mark("工作表「{sheet}」第{row}行：{column}列的内容与表头不符，请确认对应的项目"),
    "deceased": mark(
        "有{last}行的证件号码属于已登记去世的居民，首见于工作表「{sheet}」第{row}行：请核对，确已去世的请从台账中删去"
    ),
    "moved": mark("文件「{file}」批准之后，别的台账有合并或撤销，已按现在的情况重新比对：请看过预览后再批准"),
    "pasted_off": mark("工作表「{sheet}」第{row}行至第{last}行的{column}列整体错了一行，建议移回，请确认"),
}


def cell_message(code: str) -> str:
    return CELL.get(code, mark("请核对这一格"))
