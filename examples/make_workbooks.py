#!/usr/bin/python3
"""Makes examples/huiji/*.xlsx, tests/examples/refused-*.xlsx and tests/examples/expected.json.

Needs python3-openpyxl and python3-pil. The files are kept in the repository: they are the office's
input, this script only says how they came about. docs/example.md explains what is in them.
"""
import datetime
import pathlib

import openpyxl

import drawn_photos
import example_ledger
import example_records as records
import workbook_parts
from expected_totals import write_expected
from refused_workbooks import write_refused
from sheet_page import Page

HERE = pathlib.Path(__file__).parent
OUT = HERE / "huiji"
TESTS = HERE.parent / "tests" / "examples"
PROGRAMMES = {"w0": "重点工作攻坚战", "w1": "城乡接合部综合整治", "w2_2": "大气污染防治", "w2_3": "扬尘治理",
              "w2_4": "散乱污企业整治", "w3": "城市精细化管理", "w5": "文明城市创建", "w6": "铁路沿线整治",
              "w8": "清洁家园活动", "w9_3": "大整治", "w13": "联防联控机制"}
OLD_SPELLING = "城乡结合部综合整治"  # the other spelling of 接合
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


def book_with(*titles):
    book = openpyxl.Workbook()
    book.remove(book.active)
    return book, [book.create_sheet(title) for title in titles]


def save(book, name):
    workbook_parts.write(OUT / name, workbook_parts.bytes_of(book))


def day_text(day, form):
    """How offices write a day; 0 keeps a real date cell."""
    week = "一二三四五六日"[day.weekday()]
    return [day, f"{day.year}年{day.month}月{day.day}日", f"{day.month}月{day.day}日",
            f"{day.year}.{day.month}.{day.day}", f"{day.year}/{day.month}/{day.day}",
            f"{day.year}{day.month:02d}{day.day:02d}",
            f"{day.year}年{day.month}月{day.day}日（星期{week}）",
            f"{day.year}年{day.month}月{day.day}日".translate(WIDE)][form]


def unit_text(record):
    return record.written or "、".join(record.units)


def programme_text(record, i):
    text = "、".join(PROGRAMMES[code] for code in record.programmes)
    return text.replace(PROGRAMMES["w1"], OLD_SPELLING) if i % 3 == 1 else text


def amount_text(value, i, measure="", tenths=False):
    """A number, a number with its measure, or full-width digits; None stays an empty cell."""
    if value is None:
        return None
    number = value / 10 if tenths else value
    shown = f"{number:.1f}" if tenths else str(number)
    if measure and i % 7 == 3:
        return shown + measure
    return shown.translate(WIDE) if i % 5 == 2 else number


def subtotal(page, label, rows, columns, tenths=()):
    values = {"序号": None, "单位": label} if "单位" in page.columns else {"村（社区）": label}
    for heading, code in columns.items():
        amount = sum(r.amounts.get(code, 0) for r in rows)
        values[heading] = amount / 10 if code in tenths else amount
    page.add(values)


TURN_OUT = {"出动人次": "people", "出动车次": "vehicles"}


def turn_out_row(page, i, record, form):
    row = {"序号": i, "日期": day_text(record.day, form), "村（社区）": unit_text(record),
           "重点工作": programme_text(record, i), "工作内容": record.work or None}
    if record.zero:
        row["出动人次"] = "今日无"
    else:
        row["出动人次"] = amount_text(record.amounts.get("people"), i, "人次")
        row["出动车次"] = amount_text(record.amounts.get("vehicles"), i, "车次")
    return page.add(row)


def turn_out_sheet(sheet, rows, span, forms, merged):
    page = Page(sheet, f"江山路街道重点工作攻坚战每日投入统计表（2018年{span}）",
                "填报单位：江山路街道攻坚办　　填表人：攻坚办文员",
                ["序号", "日期", "村（社区）", ("当日投入", ["出动人次", "出动车次"]), "重点工作", "工作内容"])
    by_day = {}
    for record in rows:
        by_day.setdefault(record.day, []).append(record)
    i = 0
    for at, of_day in by_day.items():
        first = page.row + 1
        for record in of_day:
            i += 1
            turn_out_row(page, i, record, 0 if merged else forms[i % len(forms)])
        if merged:
            page.merge_down("日期", first, page.row)
        if at.weekday() == 4:
            subtotal(page, "小计", of_day, TURN_OUT)
        if at.weekday() == 6:
            page.blank()
    subtotal(page, "合计", rows, TURN_OUT)


def daily_turn_outs(all_rows):
    book, sheets = book_with("每日投入11月上旬", "每日投入11月中旬", "每日投入11月下旬")
    spans = ((2, 11, "11月2日至11日", (0,), False),
             (12, 18, "11月12日至18日", (1, 2, 3, 4, 5, 6, 7), False),
             (19, 25, "11月19日至25日", (0,), True))
    for sheet, (first, last, span, forms, merged) in zip(sheets, spans):
        rows = [r for r in all_rows if first <= r.day.day <= last]
        turn_out_sheet(sheet, rows, span, forms, merged)
    save(book, "01-江山路街道每日投入-2018年11月.xlsx")


def other_turn_outs(rows):
    book, (sheet,) = book_with("每日投入")
    page = Page(sheet, "惠济区2018年11月每日投入统计表", "",
                ["序号", "统计日期", "街道（镇）", "单位", "人次", "车辆（车次）", "工作内容", "备注"])
    for i, record in enumerate(rows, 1):
        street = "、".join(sorted(record.streets))
        page.add({"序号": i, "统计日期": day_text(record.day, (0, 1, 4)[i % 3]), "街道（镇）": street,
                  "单位": unit_text(record), "人次": amount_text(record.amounts["people"], i),
                  "车辆（车次）": amount_text(record.amounts["vehicles"], i + 1),
                  "工作内容": record.work, "备注": "两地联合" if len(record.streets) > 1 else None})
    page.add({"单位": "总计", "人次": sum(r.amounts["people"] for r in rows),
              "车辆（车次）": sum(r.amounts["vehicles"] for r in rows)})
    save(book, "02-其他街道每日投入-2018年11月.xlsx")


WASTE = {"建筑垃圾": "construction_waste", "生活垃圾": "domestic_waste"}


def waste_sheet(sheet, rows, street, photos):
    headings = ["序号", "清理日期", "单位", "重点工作", "清理地点",
                ("清理量（立方米）", ["建筑垃圾", "生活垃圾"]), "清运单位", ("照片", ["清理前", "清理后"]), "备注"]
    page = Page(sheet, f"{street}2018年11月垃圾清理台账", "单位：立方米，保留一位小数", headings)
    for i, record in enumerate(rows, 1):
        row = page.add({
            "序号": i, "清理日期": day_text(record.day, (1, 0, 3, 2, 6)[i % 5]), "单位": unit_text(record),
            "重点工作": programme_text(record, i), "清理地点": f"{record.units[0]}{i}号点",
            "建筑垃圾": amount_text(record.amounts.get("construction_waste"), i, "方", True),
            "生活垃圾": amount_text(record.amounts.get("domestic_waste"), i + 2, "立方米", True),
            "清运单位": "江山示例保洁有限公司" if street == records.STREET else None})
        if photos and i % 4 == 0:
            scene = "spoil" if record.amounts.get("construction_waste") else "waste"
            page.float_photo("清理前", row, drawn_photos.photo(scene, 500 + i))
            page.float_photo("清理后", row, drawn_photos.photo(scene, 500 + i, after=True))
        if i % 15 == 0:
            subtotal(page, "小计", rows[i - 15:i], WASTE, ("construction_waste", "domestic_waste"))
            page.blank()
    subtotal(page, "合计", rows, WASTE, ("construction_waste", "domestic_waste"))
    page.note("注：建筑垃圾由保洁公司统一清运，过磅单留存攻坚办。")


def corner_sheet(sheet, rows, street):
    page = Page(sheet, f"{street}2018年11月卫生死角清理台账", "",
                ["序号", "清理日期", "单位", "清理卫生死角（处）", "具体位置"])
    for i, record in enumerate(rows, 1):
        page.add({"序号": i, "清理日期": day_text(record.day, (4, 0, 7)[i % 3]), "单位": unit_text(record),
                  "清理卫生死角（处）": amount_text(record.amounts["dead_corners"], i, "处"),
                  "具体位置": f"{record.units[0]}村口、背街"})
    subtotal(page, "合计", rows, {"清理卫生死角（处）": "dead_corners"})


def net_sheet(sheet, rows, street):
    page = Page(sheet, f"{street}2018年11月防尘网覆盖台账", "",
                ["序号", "覆盖日期", "单位", "重点工作", "覆盖地点", "覆盖防尘网（㎡）", "网目", "备注"])
    for i, record in enumerate(rows, 1):
        page.add({"序号": i, "覆盖日期": day_text(record.day, (0, 1)[i % 2]), "单位": unit_text(record),
                  "重点工作": programme_text(record, i), "覆盖地点": f"{record.units[0]}裸露地块",
                  "覆盖防尘网（㎡）": amount_text(record.amounts["dust_net"], i, "㎡"), "网目": 6})
        if i % 8 == 0:
            page.blank()
    subtotal(page, "合计", rows, {"覆盖防尘网（㎡）": "dust_net"})


def enterprise_sheet(sheet, rows):
    page = Page(sheet, "2018年11月散乱污企业清理台账", "",
                ["序号", "取缔日期", "街道（镇）", "单位", "重点工作", "企业名称", "行业", "处置分类", "两断三清", "家数"])
    for i, record in enumerate(rows, 1):
        street = next(iter(record.streets))
        page.add({"序号": i, "取缔日期": day_text(record.day, (1, 0, 3)[i % 3]), "街道（镇）": street,
                  "单位": unit_text(record), "重点工作": programme_text(record, i),
                  "企业名称": record.more["enterprise"], "行业": record.more["trade"],
                  "处置分类": record.more["disposal"], "两断三清": "断水、断电、清除原料、清除产品、清除设备",
                  "家数": amount_text(1, i, "家")})
    subtotal(page, "合计", rows, {"家数": "enterprises"})


def notice_sheet(sheet, rows):
    page = Page(sheet, "2018年11月整改通知书台账", "",
                ["序号", "下达日期", "单位", "重点工作", "文号", "被通知单位", "存在问题", "整改期限", "送达方式",
                 "份数"])
    for i, record in enumerate(rows, 1):
        page.add({"序号": i, "下达日期": day_text(record.day, (0, 2, 1)[i % 3]), "单位": unit_text(record),
                  "重点工作": programme_text(record, i), "文号": f"惠整改〔2018〕{i}号",
                  "被通知单位": record.more["recipient"], "存在问题": record.more["problem"],
                  "整改期限": record.more["term"], "送达方式": "直接送达",
                  "份数": amount_text(1, i, "份")})
    subtotal(page, "合计", rows, {"份数": "notices"})


def clearing_books(truth):
    book, (sheet,) = book_with("垃圾清理台账")
    waste_sheet(sheet, truth["waste"], records.STREET, photos=True)
    save(book, "03-江山路街道垃圾清理-2018年11月.xlsx")
    book, sheets = book_with("卫生死角清理", "防尘网覆盖")
    corner_sheet(sheets[0], truth["corners"], records.STREET)
    net_sheet(sheets[1], truth["nets"], records.STREET)
    save(book, "04-江山路街道卫生死角和防尘网-2018年11月.xlsx")
    book, sheets = book_with("散乱污企业台账", "整改通知书台账")
    enterprise_sheet(sheets[0], truth["enterprises"])
    notice_sheet(sheets[1], truth["notices"])
    save(book, "05-散乱污企业和整改通知书-2018年11月.xlsx")
    book, sheets = book_with("垃圾清理台账", "卫生死角清理台账", "防尘网覆盖台账")
    of = {kind: [r for r in truth["others"] if r.kind == kind] for kind in
          ("waste_clearing", "dead_corner_clearing", "dust_net_covering")}
    waste_sheet(sheets[0], of["waste_clearing"], "其他街道", photos=False)
    corner_sheet(sheets[1], of["dead_corner_clearing"], "其他街道")
    net_sheet(sheets[2], of["dust_net_covering"], "其他街道")
    save(book, "06-其他街道清理成效-2018年11月.xlsx")


LEDGER = ["序号", "台账编号", "问题来源", "发现时间", "发现人", "地点", "责任主体", "问题类别", "问题描述",
          "整改前照片", "整改要求", "整改时限", "责任单位", "责任人", "包保领导", "验收单位", "整改措施", "完成时间",
          "整改后照片", "验收意见", "销号时间", "状态", "复发次数", "挂牌督办标记", "扣分", "备注"]
SHORT = [h for h in LEDGER if h not in ("责任主体", "包保领导", "验收单位", "复发次数", "挂牌督办标记", "扣分")]


def ledger_page(sheet, rows, headings, title):
    page = Page(sheet, title, "", headings)
    at = []
    for i, row in enumerate(rows, 1):
        values = {"序号": i} | {k: v for k, v in row.items() if k in page.columns}
        at.append(page.add(values))
        if i % 10 == 0:
            page.blank()
    return page, at


PHOTO = {"before": "整改前照片", "after": "整改后照片"}


def floating_ledger():
    rows, photos, truth = example_ledger.ledger(1, 34, example_ledger.UNITS, 1)
    book, (sheet,) = book_with("问题台账")
    grouped = LEDGER[:8] + [("问题", LEDGER[8:10]), ("整改", LEDGER[10:19]), ("验收销号", LEDGER[19:22])]
    page, at = ledger_page(sheet, rows, grouped + LEDGER[22:], "江山路街道2018年11月问题台账")
    placed = {}
    for i, role, content in photos:
        place = placed[(i, role)] = placed.get((i, role), -1) + 1
        page.float_photo(PHOTO[role], at[i], content, place)
    save(book, "07-江山路街道问题台账-2018年11月.xlsx")
    return truth


def cell_ledger(name, title, first, count, seed, put):
    rows, photos, truth = example_ledger.ledger(first, count, example_ledger.OTHER_UNITS, seed)
    photos = [p for n, p in enumerate(photos) if p[:2] not in [q[:2] for q in photos[:n]]]
    for i, one in enumerate(truth):
        one["before"] = sum(1 for p in photos if p[0] == i and p[1] == "before")
    book, (sheet,) = book_with("问题台账")
    page, at = ledger_page(sheet, rows, SHORT, title)
    parts = workbook_parts.bytes_of(book)
    put(parts, "xl/worksheets/sheet1.xml",
        [(page.ref(PHOTO[role], at[i]), content) for i, role, content in photos])
    workbook_parts.write(OUT / name, parts)
    return truth


def meetings_and_others():
    book, sheets = book_with("会议台账", "志愿活动", "宣传台账")
    day = datetime.date
    page = Page(sheets[0], "2018年11月会议台账", "",
                ["序号", "日期", "单位", "会议种类", "上午/下午", "议题", "召开会议", "参会人次", "重点工作"])
    for row in ((day(2018, 11, 5), "江山路街道", "动员会", "下午", "重点工作攻坚动员", 126, "重点工作攻坚战"),
                (day(2018, 11, 6), "江山路街道", "部署会", "上午", "千名干部下一线活动安排", 88, "千名干部下一线"),
                (day(2018, 11, 12), "江山路街道办事处", "例会", "上午", "一周通报排名", 42, "重点工作攻坚战"),
                (day(2018, 11, 19), "江山路街道办事处", "例会", "上午", "一周通报排名", 41, "重点工作攻坚战"),
                (day(2018, 11, 7), "花园口镇", "动员会", "下午", "秋冬季大气攻坚部署", 97, "秋冬季大气污染防治攻坚")):
        page.add(dict(zip(page.columns[1:6], row[:5])) | {"序号": page.row - 1, "召开会议": 1,
                                                          "参会人次": row[5], "重点工作": row[6]})
    page = Page(sheets[1], "2018年11月志愿活动台账", "",
                ["序号", "日期", "单位", "地点", "参与志愿者", "走访商户", "清理小广告", "重点工作", "备注", "照片"])
    row = page.add({"序号": 1, "日期": "2018年11月2日", "单位": "新都汇社区", "地点": "新都汇示例街", "参与志愿者": 32,
                    "走访商户": 45, "清理小广告": 26, "重点工作": "清洁家园活动", "备注": "分组分片，商户参与"})
    page.float_photo("照片", row, drawn_photos.photo("stickers", 900))
    page = Page(sheets[2], "花园口镇2018年11月宣传台账", "",
                ["序号", "日期", "单位", "六进", "宣传形式", "宣传对象", "宣传场次", "受众人次", "发放宣传资料", "悬挂横幅",
                 "重点工作"])
    for i, row in enumerate(((8, "菱角村", "进农村", "大喇叭广播、横幅", "村民", 2, 260, 300, 12),
                             (10, "百合社区", "进社区", "宣传单、入户讲解", "居民群众", 1, 180, 420, 4),
                             (13, "莲蓬村", "进企业", "会议、宣传车", "企业和工地负责人", 1, 35, 60, 6),
                             (16, "花园口镇", "进学校", "宣传单", "学生", 1, 310, 350, 3)), 1):
        page.add({"序号": i, "日期": f"11月{row[0]}日", "单位": row[1], "重点工作": "大宣传"}
                 | dict(zip(page.columns[3:10], row[2:])))
    save(book, "10-会议志愿宣传台账-2018年11月.xlsx")


def main():
    OUT.mkdir(exist_ok=True)
    TESTS.mkdir(parents=True, exist_ok=True)
    truth = {"turn_outs": records.turn_outs(), "other_turn_outs": records.other_turn_outs(),
             "waste": records.clearings(), "corners": records.dead_corners(),
             "nets": records.dust_nets(), "enterprises": records.enterprises(),
             "notices": records.notices(), "others": records.other_clearings()}
    daily_turn_outs(truth["turn_outs"])
    other_turn_outs(truth["other_turn_outs"])
    clearing_books(truth)
    ledgers = {"07": floating_ledger()}
    ledgers["08"] = cell_ledger("08-综合执法问题台账-2018年11月.xlsx", "综合执法2018年11月问题台账", 101, 14, 5,
                                workbook_parts.put_in_cells)
    ledgers["09"] = cell_ledger("09-督查问题台账-2018年11月.xlsx", "区督查组2018年11月问题台账", 201, 12, 8,
                                workbook_parts.put_by_formula)
    meetings_and_others()
    write_expected(TESTS / "expected.json", truth, ledgers)
    write_refused(TESTS)


if __name__ == "__main__":
    main()
