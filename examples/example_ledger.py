"""The problems of the example ledgers: 34 with floating pictures, 14 with Excel's pictures in
cells, 12 with WPS's. Each row is a dict of the columns of the problem ledger; None is an empty
cell."""
import datetime
import random

import drawn_photos

# category as the sheet writes it, its code, scene of the photo, description, requirement, measures
PROBLEMS = [
    ("暴露垃圾", "06010", "waste", "路边生活垃圾未清", "立即清理", "已清运并安排专人保洁"),
    ("渣土堆", "06011", "spoil", "空地堆放建筑渣土", "清运或覆盖", "渣土已清运"),
    ("裸土没盖", "90001", "soil", "地块裸露未覆盖防尘网", "全部覆盖", "已覆盖防尘网"),
    ("工地扬尘", "08004", "dust", "土方作业未湿法作业", "停工整改并喷淋", "已开启喷淋"),
    ("小广告", "07001", "stickers", "墙面小广告集中", "清除", "已清除粉刷"),
    ("占道经营", "09006", "stall", "路口占道摆摊", "规劝入市", "已规劝入市经营"),
    ("散乱污", "91001", "smoke", "作坊无环保手续生产", "两断三清", "已断水断电、清除设备"),
    ("乱堆乱放", "06036", "waste", "门前堆放杂物", "清理归位", "已清理"),
    ("08012", "08012", "dust", "出场车辆带泥上路", "冲洗出场", "已启用冲洗设施"),
    ("垃圾桶满溢", "06042", "waste", "垃圾桶外溢", "及时清运", "已清运"),
    ("秸秆焚烧", "93001", "smoke", "田间有焚烧痕迹", "扑灭并巡查", "已翻耕"),
    ("06014", "06014", "spoil", "渣土遗撒路面", "清扫冲洗", "已清扫冲洗"),
    ("物料未覆盖", "08006", "soil", "砂石料未覆盖", "覆盖", "已覆盖"),
    ("私搭乱建", "06001", "stall", "沿街搭建彩钢棚", "限期拆除", "已拆除"),
    ("彩钢瓦", "95001", "stall", "铁路边彩钢瓦未固定", "加固或拆除", "已拆除"),
]
SOURCES = ["巡查", "夜查", "督查", "群众举报", "自查", "12345热线", "上级交办", "暗访", "领导批示", "视频发现"]
UNITS = ["青禾村", "柳溪村", "麦香村", "荷塘村", "桐花村", "和悦社区", "晨曦社区"]
OTHER_UNITS = ["菱角村", "莲蓬村", "紫藤村", "新都汇社区", "知秋社区", "鹿鸣社区", "蒹葭村"]
SPELLINGS = {"青禾村": "青禾村委会", "荷塘村": "荷塘村委会", "和悦社区": "和悦社区居委会",
             "菱角村": "菱角村村民委员会"}
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫"
YEAR = 2018


def moment(when, form):
    """The spellings of a moment that offices use; 0 keeps a real date cell."""
    hour = when.hour - 12 if when.hour > 12 else when.hour
    half = "下午" if when.hour > 12 else "上午"
    return [when, f"{when.year}年{when.month}月{when.day}日{when.hour}:{when.minute:02d}",
            f"{when.year}.{when.month}.{when.day} {when.hour:02d}:{when.minute:02d}",
            f"{when.year}/{when.month}/{when.day} {when.hour}:{when.minute:02d}",
            f"{when.year}年{when.month}月{when.day}日{half}{hour}时",
            f"{when.year}-{when.month:02d}-{when.day:02d} {when.hour:02d}:{when.minute:02d}"][form]


def name(rnd):
    return rnd.choice(SURNAMES) + "例" + rnd.choice("甲乙丙丁")


def finish(row, rnd, found, measures, form):
    """How far the problem has come. Returns the state's code."""
    age = (datetime.datetime(YEAR, 11, 25, 18) - found).days
    state = "closed" if age > 4 and rnd.random() < 0.85 else rnd.choice(
        ["rectifying", "rectified", "closed"])
    row["状态"] = {"closed": "已销号", "rectified": "待核查", "rectifying": "整改中"}[state]
    if state == "rectifying":
        return state
    done = found + datetime.timedelta(days=1, hours=rnd.randrange(5))
    row["整改措施"] = measures
    row["完成时间"] = moment(done, form)
    if state == "closed":
        closed = done + datetime.timedelta(days=1)
        row["验收意见"] = "验收合格"
        row["销号时间"] = moment(closed, form)
    return state


def ledger(first, count, units, seed):
    """Rows with numbers from first on, and the photos: (row, "before"|"after", bytes)."""
    rnd = random.Random(seed)
    rows, photos, truth = [], [], []
    for i in range(count):
        number = first + i
        words, code, scene, description, requirement, measures = PROBLEMS[
            (i * 4 + seed) % len(PROBLEMS)]
        found = datetime.datetime(YEAR, 11, 2 + (i * 22) // count, 8 + rnd.randrange(12),
                                  rnd.choice((0, 10, 30, 45)))
        form = rnd.choice((0, 1, 2, 3, 5)) if i % 6 != 4 else 4
        if form == 4:
            found = found.replace(minute=0, hour=15)
        unit = rnd.choice(units)
        due = found + datetime.timedelta(days=rnd.choice((1, 2, 3, 7)))
        row = {
            "台账编号": f"惠攻〔{YEAR}〕{number}号", "问题来源": SOURCES[(i * 3 + seed) % 10],
            "发现时间": moment(found, form), "发现人": name(rnd),
            "地点": f"{unit}{rnd.choice(('东头', '西口', '村委会北', '主街', '河渠旁'))}{number}号点",
            "责任主体": rnd.choice((None, "示例经营户", "施工单位")), "问题类别": words,
            "问题描述": description, "整改要求": requirement,
            "整改时限": moment(due, 1 if form == 4 else form),
            "责任单位": SPELLINGS.get(unit, unit) if i % 3 == 0 else unit, "责任人": name(rnd),
            "包保领导": name(rnd), "验收单位": "江山路街道办事处" if units is UNITS else "惠济区督查组",
            "复发次数": 1 if i % 11 == 7 else None, "挂牌督办标记": "是" if i % 13 == 5 else None,
            "扣分": "0.5" if i % 9 == 3 else None, "备注": "已多次反映" if i % 11 == 7 else None,
        }
        state = finish(row, rnd, found, measures, form)
        photos.append((i, "before", drawn_photos.photo(scene, number)))
        if i % 12 == 6:
            photos.append((i, "before", drawn_photos.photo(scene, 1000 + number)))
        if state != "rectifying":
            photos.append((i, "after", drawn_photos.photo(scene, number, after=True)))
        rows.append(row)
        truth.append({"number": row["台账编号"], "unit": unit, "category": code, "status": state,
                      "found_at": found.strftime("%Y-%m-%dT%H:%M"),
                      "due": due.strftime("%Y-%m-%dT%H:%M"),
                      "before": sum(1 for p in photos if p[0] == i and p[1] == "before"),
                      "after": sum(1 for p in photos if p[0] == i and p[1] == "after")})
    return rows, photos, truth
