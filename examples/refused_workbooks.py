"""Sheets whose rows an import must refuse, each with its place and reason."""
import json

import drawn_photos
import openpyxl
import workbook_parts
from sheet_page import Page


def _turn_outs(folder):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "每日投入"
    page = Page(sheet, "每日投入（2018年11月）", "", ["序号", "日期", "单位", "出动人次", "出动车次", "重点工作"])
    rows = (("2018年11月8日", "青禾村", 6, 1, "重点工作攻坚战", None, None),
            ("2018年11月31日", "柳溪村", 5, 1, "重点工作攻坚战", "日期", "day_impossible"),
            ("2018年11月9日", "不存在村", 5, 1, "重点工作攻坚战", "单位", "unit unknown"),
            ("2018年11月9日", "麦香村", "约20", 1, "重点工作攻坚战", "出动人次", "number_not_exact"),
            ("2018年11月9日", "荷塘村", "十二个", 1, "重点工作攻坚战", "出动人次", "number_malformed"),
            ("2018年11月9日", "桐花村", -3, 1, "重点工作攻坚战", "出动人次", "negative"),
            ("2018年11月9日", "和悦社区", 4, 1, "没有这项工作", "重点工作", "programme unknown"),
            (None, "晨曦社区", 4, 1, "重点工作攻坚战", "日期", "day missing"),
            ("2018年11月10日", "晨曦社区", 7, 1, "重点工作攻坚战", None, None))
    faults = []
    for i, row in enumerate(rows, 1):
        at = page.add(dict(zip(page.columns, (i,) + row[:5])))
        if row[5]:
            faults.append({"file": "refused-daily.xlsx", "sheet": "每日投入",
                           "cell": page.ref(row[5], at), "why": row[6]})
    workbook_parts.write(folder / "refused-daily.xlsx", workbook_parts.bytes_of(book))
    return faults


def _pictures(folder):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "问题台账"
    page = Page(sheet, "2018年11月问题台账", "", ["序号", "问题来源", "发现时间", "地点", "问题类别", "问题描述",
                                                  "整改前照片", "责任单位"])
    good = page.add(dict(zip(page.columns, (1, "巡查", "2018年11月8日9:00", "青禾村东", "暴露垃圾", "垃圾未清", None,
                                            "青禾村"))))
    page.float_photo("整改前照片", good, drawn_photos.photo("waste", 2001))
    bad = page.add(dict(zip(page.columns, (2, "巡查", "2018年11月8日9:30", "青禾村西", "没有这一类", "垃圾未清", None,
                                           "青禾村"))))
    page.float_photo("整改前照片", bad, drawn_photos.photo("waste", 2002))
    page.float_photo("整改前照片", page.row + 6, drawn_photos.photo("waste", 2003))
    workbook_parts.write(folder / "refused-pictures.xlsx", workbook_parts.bytes_of(book))
    file = {"file": "refused-pictures.xlsx", "sheet": "问题台账"}
    return [file | {"cell": page.ref("问题类别", bad), "why": "category unknown"},
            file | {"cell": page.ref("整改前照片", page.row + 6), "why": "picture beside no row"}]


def write_refused(folder):
    faults = _turn_outs(folder) + _pictures(folder)
    (folder / "refused.json").write_text(json.dumps(faults, ensure_ascii=False, indent=1) + "\n",
                                         "utf-8")
