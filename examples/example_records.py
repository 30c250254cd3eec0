"""What happened, exactly: the records behind the example workbooks and the totals that follow.

The layout of the sheets is the business of make_workbooks.py. Amounts are in the quantity's
smallest unit: whole person-times, tenths of a cubic metre.
"""
import dataclasses
import datetime
import random

STREET = "江山路街道"
SINCE = datetime.date(2018, 11, 5)
LAST = datetime.date(2018, 11, 25)
VILLAGES = {
    STREET: ["青禾村", "柳溪村", "麦香村", "荷塘村", "桐花村", "和悦社区", "晨曦社区"],
    "花园口镇": ["菱角村", "莲蓬村", "菖蒲村", "紫藤村", "辛夷村", "百合社区"],
    "刘寨街道": ["新都汇社区", "知秋社区", "问渠社区", "揽翠社区", "拾光社区"],
    "迎宾路街道": ["鹿鸣社区", "采薇社区", "蒹葭村", "木槿村", "芦荻村"],
}
STREET_OF = {v: street for street, villages in VILLAGES.items() for v in villages}
STREET_OF.update({street: street for street in VILLAGES})
# The exact totals of the street since 5 November. Each lies so close under the next printed step
# that any amount counted by mistake changes the sentence.
TOTALS = {"people": 587, "vehicles": 47, "construction_waste": 59405, "domestic_waste": 8846,
          "dead_corners": 97, "dust_net": 1946, "enterprises": 4, "notices": 5}
WORK = ["清理村口垃圾", "清运建筑垃圾", "捡拾白色垃圾", "清理道路两侧杂物", "覆盖裸土", "巡查工地",
        "清理小广告", "规范乱堆乱放", "冲洗道路", "清理河渠漂浮物"]


@dataclasses.dataclass
class Record:
    kind: str
    day: datetime.date
    units: list
    amounts: dict
    programmes: tuple = ()
    work: str = ""
    zero: bool = False     # 今日无
    fixed: bool = False    # an amount that must stay as it is
    written: str = ""      # how the sheet spells the unit; empty = its name
    more: dict = dataclasses.field(default_factory=dict)

    @property
    def streets(self):
        return {STREET_OF[unit] for unit in self.units}


def day(number):
    return datetime.date(2018, 11, number)


def total(records, quantity, street=STREET, since=SINCE, until=LAST):
    """Each record counts once in a unit above several of its units."""
    return sum(r.amounts.get(quantity, 0) for r in records
               if (street is None or street in r.streets) and since <= r.day <= until)


def spread(records, quantity, wanted, least):
    """Changes free amounts a little until the street's total is exact."""
    free = [r for r in records if not r.fixed and r.day >= SINCE and r.amounts.get(quantity)]
    step = 1
    while (missing := wanted - total(records, quantity)) != 0:
        before = missing
        for record in free:
            missing = wanted - total(records, quantity)
            if missing == 0:
                return
            step = max(1, abs(missing) // (2 * len(free)))
            value = record.amounts[quantity] + (step if missing > 0 else -step)
            if value >= least:
                record.amounts[quantity] = value
        assert wanted - total(records, quantity) != before, quantity


def turn_outs():
    """Each village reports each day: amounts, or 今日无; some days are missing."""
    rnd = random.Random(1)
    out = [
        Record("daily_turnout", day(6), ["麦香村"], {"people": 26, "vehicles": 4}, ("w2_2", "w1"),
               "清理扬尘点和村口垃圾", fixed=True),
        Record("daily_turnout", day(8), ["青禾村", "柳溪村"], {"people": 18, "vehicles": 3}, ("w1",),
               "两村交界处联合清理", fixed=True),
        Record("daily_turnout", day(2), ["青禾村"], {"people": 31, "vehicles": 3}, ("w1",), "提前清理",
               fixed=True),
        Record("daily_turnout", day(3), ["荷塘村"], {"people": 17, "vehicles": 2}, ("w1",), "提前清理",
               fixed=True),
        Record("daily_turnout", day(4), ["和悦社区"], {"people": 15, "vehicles": 1}, ("w3",), "清扫街面",
               fixed=True),
        Record("daily_turnout", day(5), [STREET], {"people": 12, "vehicles": 2}, ("w0",),
               "动员会后机关干部清理路边", fixed=True, written="江山路街道办事处"),
        Record("daily_turnout", day(17), [STREET], {"people": 9, "vehicles": 1}, ("w6",),
               "铁路沿线集中清理", fixed=True, written="江山路街道办"),
    ]
    taken = {(r.day, unit) for r in out for unit in r.units}
    for number in range(2, 26):
        for unit in VILLAGES[STREET]:
            if (day(number), unit) in taken or (number < 5 and rnd.random() < 0.7):
                continue
            chance = rnd.random()
            if chance < 0.12:
                continue  # not reported
            if chance < 0.5 or number < 5:
                out.append(Record("daily_turnout", day(number), [unit], {}, ("w0",), zero=True))
                continue
            amounts = {"people": rnd.randrange(4, 11)}
            if rnd.random() < 0.4:
                amounts["vehicles"] = 1
            programme = rnd.choice([("w1",), ("w2_2",), ("w3",), ("w1",), ("w6",)])
            out.append(Record("daily_turnout", day(number), [unit], amounts, programme,
                              rnd.choice(WORK)))
    spell(out, {"青禾村": "青禾村委会", "晨曦社区": "晨曦社区居委会", "桐花村": "桐花"}, every=4)
    spread(out, "people", TOTALS["people"], 2)
    spread(out, "vehicles", TOTALS["vehicles"], 1)
    return sorted(out, key=lambda r: (r.day, order(r)))


def order(record):
    street = STREET_OF[record.units[0]]
    names = [street] + VILLAGES[street]
    return list(VILLAGES).index(street), names.index(record.units[0])


def spell(records, spellings, every):
    """Writes every nth record of a unit with another spelling."""
    seen = {}
    for record in records:
        name = record.units[0]
        if len(record.units) == 1 and name in spellings and not record.zero:
            seen[name] = seen.get(name, 0) + 1
            if seen[name] % every == 0:
                record.written = spellings[name]


def other_turn_outs():
    rnd = random.Random(2)
    out = [
        Record("daily_turnout", day(2), ["新都汇社区"], {"people": 34, "vehicles": 2}, ("w8",),
               "清洁家园活动", fixed=True),
        Record("daily_turnout", day(9), ["菱角村", "鹿鸣社区"], {"people": 21, "vehicles": 2},
               ("w13", "w2_2"), "两地联防联控清理", fixed=True),
        Record("daily_turnout", day(14), ["花园口镇"], {"people": 16, "vehicles": 3}, ("w9_3",),
               "机关干部清理裸土", written="花园口镇政府", fixed=True),
    ]
    for street in list(VILLAGES)[1:]:
        for number in range(4, 26, 2):
            for unit in rnd.sample(VILLAGES[street], 3):
                out.append(Record("daily_turnout", day(number), [unit],
                                  {"people": rnd.randrange(3, 12), "vehicles": rnd.randrange(1, 3)},
                                  ("w0",), rnd.choice(WORK)))
    taken, kept = set(), []
    for record in out:
        keys = {(record.day, unit) for unit in record.units}
        if not keys & taken:
            kept.append(record)
            taken |= keys
    return sorted(kept, key=lambda r: (r.day, order(r)))


def clearings():
    rnd = random.Random(3)

    def one(number, units, construction, domestic, programmes=("w1",), **more):
        amounts = {}
        if construction:
            amounts["construction_waste"] = construction
        if domestic:
            amounts["domestic_waste"] = domestic
        return Record("waste_clearing", day(number), units, amounts, programmes, **more)
    out = [
        one(2, ["青禾村"], 820, 185, fixed=True), one(4, ["麦香村"], 380, 130, fixed=True),
        one(7, ["荷塘村"], 965, 224, ("w1", "w2_2", "w6"), fixed=True),
        one(12, ["柳溪村", "麦香村"], 750, 180, fixed=True),
        one(16, [STREET], 640, 95, ("w3",), written="江山路办事处", fixed=True),
    ]
    for number in range(5, 26):
        for unit in rnd.sample(VILLAGES[STREET], 2):
            out.append(one(number, [unit], rnd.randrange(600, 2100) if rnd.random() < 0.8 else 0,
                           rnd.randrange(60, 420) if rnd.random() < 0.7 else 55,
                           rnd.choice([("w1",), ("w1",), ("w3",), ("w6",)])))
    spell(out, {"青禾村": "青禾村村民委员会", "荷塘村": "荷塘村委会", "和悦社区": "和悦社区居委会"}, 2)
    spread(out, "construction_waste", TOTALS["construction_waste"], 50)
    spread(out, "domestic_waste", TOTALS["domestic_waste"], 5)
    return sorted(out, key=lambda r: (r.day, order(r)))


def simple(kind, quantity, programme, seed, rows, early, several, two, low, high, least):
    rnd = random.Random(seed)
    out = [Record(kind, day(early[0]), [early[1]], {quantity: early[2]}, programme, fixed=True),
           Record(kind, day(several[0]), [several[1]], {quantity: several[2]}, several[3],
                  fixed=True),
           Record(kind, day(two[0]), two[1], {quantity: two[2]}, programme, fixed=True)]
    taken = {(r.day, r.units[0]) for r in out}
    while len(out) < rows:
        number, unit = rnd.randrange(5, 26), rnd.choice(VILLAGES[STREET])
        if (day(number), unit) not in taken:
            taken.add((day(number), unit))
            out.append(Record(kind, day(number), [unit], {quantity: rnd.randrange(low, high)},
                              programme))
    spell(out, {"柳溪村": "柳溪村委会", "桐花村": "桐花村委会"}, 2)
    spread(out, quantity, TOTALS[quantity], least)
    return sorted(out, key=lambda r: (r.day, order(r)))


def dead_corners():
    return simple("dead_corner_clearing", "dead_corners", ("w1",), 4, 26, (3, "桐花村", 6),
                  (9, "晨曦社区", 5, ("w1", "w5")), (13, ["荷塘村", "桐花村"], 4), 2, 6, 1)


def dust_nets():
    return simple("dust_net_covering", "dust_net", ("w2_3",), 5, 17, (4, "青禾村", 90),
                  (10, "荷塘村", 80, ("w2_3", "w1")), (15, ["青禾村", "麦香村"], 60), 70, 190, 30)


def enterprises():
    def one(number, units, name, trade, disposal, programmes=("w2_4",), written=""):
        return Record("enterprise_cleanup", day(number), units, {"enterprises": 1}, programmes,
                      written=written, more={"enterprise": name, "trade": trade,
                                             "disposal": disposal})
    return [
        one(3, ["青禾村"], "示例石材加工点", "石材加工", "关停取缔"),
        one(6, ["荷塘村"], "示例板材作坊", "板材", "关停取缔", ("w2_4", "w1"), "荷塘村委会"),
        one(9, ["桐花村", "荷塘村"], "示例喷涂作坊", "喷涂", "整合搬迁"),
        one(13, ["沙棘村"], "示例废旧塑料点", "废旧塑料", "关停取缔"),
        one(14, ["麦香村"], "示例塑料颗粒作坊", "塑料颗粒", "整治改造"),
        one(20, ["青禾村"], "示例铝材切割点", "金属加工", "关停取缔"),
        one(22, ["莲蓬村"], "示例木门作坊", "木材加工", "关停取缔"),
    ]


def notices():
    def one(number, units, recipient, problem, term, programmes=("w2_2",), written=""):
        return Record("notice_issued", day(number), units, {"notices": 1}, programmes,
                      written=written, more={"recipient": recipient, "problem": problem,
                                             "term": term})
    return [
        one(2, ["荷塘村"], "荷塘示例雨污分流工地", "物料未覆盖", "1天"),
        one(6, ["青禾村"], "青禾示例安置房工地", "出场车辆未冲洗", "24小时", ("w2_2", "w3"),
            "青禾村委会"),
        one(8, ["麦香村", "柳溪村"], "麦香示例道路工地", "土方未湿法作业", "2天"),
        one(12, ["莲蓬村"], "莲蓬示例产业园工地", "围挡破损", "3天"),
        one(13, ["荷塘村"], "荷塘示例雨污分流工地", "裸土未覆盖", "3天"),
        one(19, ["和悦社区"], "和悦示例小区二期工地", "车轮带泥上路", "24小时"),
        one(21, ["桐花村"], "桐花示例拆迁工地", "拆迁未喷淋", "2小时"),
        one(23, ["鹿鸣社区"], "鹿鸣示例商业工地", "渣土车未密闭", "24小时"),
    ]


STREET_OF.update({"沙棘村": "大河路街道"})


def other_clearings():
    rnd = random.Random(6)
    out = []
    for street in list(VILLAGES)[1:]:
        for number in (4, 7, 11, 15, 20, 24):
            unit = rnd.choice(VILLAGES[street])
            out.append(Record("waste_clearing", day(number), [unit],
                              {"construction_waste": rnd.randrange(200, 900),
                               "domestic_waste": rnd.randrange(40, 300)}, ("w1",)))
            unit = rnd.choice(VILLAGES[street])
            out.append(Record("dead_corner_clearing", day(number), [unit],
                              {"dead_corners": rnd.randrange(2, 7)}, ("w1",)))
            unit = rnd.choice(VILLAGES[street])
            out.append(Record("dust_net_covering", day(number), [unit],
                              {"dust_net": rnd.randrange(60, 260)}, ("w2_3",)))
    return sorted(out, key=lambda r: (r.day, order(r)))
