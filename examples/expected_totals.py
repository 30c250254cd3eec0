"""What must come out of the example workbooks, counted from the records and not from the sheets."""
import datetime
import json

import example_records as records

SENTENCE = ("自11月5日动员会以来，街道累计出动500余人次，车辆40余车次，清理建筑垃圾5000余立方米，"
            "生活垃圾800余立方米，清理卫生死角90余处，覆盖防尘网1000余平方米，清理小散乱污企业4家，"
            "给施工工地下达整改通知书5份")
TENTHS = ("construction_waste", "domestic_waste")


def _sums(every, **span):
    return {quantity: records.total(every, quantity, **span) for quantity in records.TOTALS}


def _villages(every):
    return {village: {quantity: sum(r.amounts.get(quantity, 0) for r in every
                                    if village in r.units
                                    and records.SINCE <= r.day <= records.LAST)
                      for quantity in records.TOTALS}
            for village in records.VILLAGES[records.STREET]}


def _programmes(every):
    codes = sorted({code for r in every for code in r.programmes})
    return {code: {quantity: sum(r.amounts.get(quantity, 0) for r in every if code in r.programmes
                                 and records.STREET in r.streets and r.day >= records.SINCE)
                   for quantity in records.TOTALS} for code in codes}


def _reporting(turn_outs):
    """Unit days of the street's villages from 5 to 25 November."""
    days = (records.LAST - records.SINCE).days + 1
    said = {}
    for record in turn_outs:
        for unit in record.units:
            if unit in records.VILLAGES[records.STREET] and record.day >= records.SINCE:
                said[(unit, record.day)] = "zero" if record.zero else "reported"
    expected = days * len(records.VILLAGES[records.STREET])
    zero = sum(1 for word in said.values() if word == "zero")
    return {"expected": expected, "reported": len(said) - zero, "zero": zero,
            "missing": expected - len(said)}


def write_expected(path, truth, ledgers):
    every = [r for rows in truth.values() for r in rows]
    week = datetime.date(2018, 11, 11)
    street = _sums(every)
    assert street == records.TOTALS, street
    cases = [dict(case, file=file) for file, rows in ledgers.items() for case in rows]
    out = {
        "note": "construction_waste and domestic_waste are in tenths of a cubic metre",
        "sentence": SENTENCE,
        "street_since_5_november": street,
        "street_until_11_november": _sums(every, until=week),
        "street_since_2_november": _sums(every, since=datetime.date(2018, 11, 2)),
        "district_since_5_november": _sums(every, street=None),
        "villages": _villages(every),
        "programmes_themselves": _programmes(every),
        "records": {name: len(rows) for name, rows in truth.items()},
        "zero_reports": sum(1 for r in every if r.zero),
        "daily_turnout_reporting": _reporting(truth["turn_outs"] + truth["other_turn_outs"]),
        "photos": {file: sum(c["before"] + c["after"] for c in rows)
                   for file, rows in ledgers.items()},
        "cases": cases,
    }
    path.write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", "utf-8")
