// One daily line: what is there already is never doubled without being asked.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem } from "@/shared/api/client";
import type { CommandAnswer, CommandBody } from "@/shared/api/commands";
import { isFarAbove } from "@/shared/daily/daily";
import { useDailyKind, type DailyInputs } from "@/shared/daily/useDailyKind";
import { useRules } from "@/shared/rules";
import { mounted, server, settled } from "../mounted";
import { activity, rules } from "./fixtures";

interface Day {
  rows: object[]; // records that may be seen
  said: object[]; // what is told of who has reported
}
const row = (amounts: Record<string, number>, day = "2018-11-20", record = `r${day}`) => ({
  record, kind: "activity", status: "valid", number: "", unit: "a", day, summary: { kind: "daily", amounts, nothing_today: false },
});
const said = [{ unit: "a", day: "2018-11-20", reporting: "reported" }];

afterEach(() => vi.unstubAllGlobals());

async function opened(day: Day, more: Partial<DailyInputs> = {}) {
  // Who has reported is asked by the unit's code or not at all: an id is refused.
  const refused = () => new Response(JSON.stringify({ code: "unknown_unit" }), { status: 422 });
  const reporting = (url: URL) =>
    url.searchParams.get("unit") === "a" ? refused() : { kind: "daily", since: "", until: "", expected: ["a"], days: day.said };
  vi.stubGlobal("fetch", server((path, url) => (path === "reporting" ? reporting(url) : { records: day.rows })).fetched);
  setActivePinia(createPinia());
  const sent: CommandBody[] = [];
  const send = async (_record: string | null, body: CommandBody): Promise<CommandAnswer> => {
    sent.push(body);
    return { record: "new", repeated: false };
  };
  const offer = activity("daily", { quantities: ["people", "waste"] });
  const { given: line, end } = mounted(() => {
    useRules().take(rules, [{ unit: "a", code: "1", name: "甲村", level: "village" }]);
    return useDailyKind(() => ({ offer, unit: "a", day: "2018-11-20", send, ...more }), () => undefined);
  });
  await settled();
  return { line, sent, end };
}

describe("a day that somebody else reported", () => {
  it("is known although the record may not be seen", async () => {
    const { line, sent, end } = await opened({ rows: [], said });
    expect(line.elsewhere.value).toBe(true);
    line.touch("people", "50");
    await line.submit(false);
    expect(sent).toEqual([]);
    expect(line.problem.value).toContain("甲村");
    end();
  });
  it("gets a second line only when that is asked for and confirmed", async () => {
    const { line, sent, end } = await opened({ rows: [], said });
    const asked = vi.fn((_text?: string) => false);
    vi.stubGlobal("confirm", asked);
    line.isAnother.value = true;
    line.touch("people", "50");
    await line.submit(false);
    expect(asked.mock.calls[0]?.[0]).toContain("两条都会计入");
    expect(sent).toEqual([]);
    asked.mockReturnValue(true);
    await line.submit(false);
    expect(sent).toHaveLength(1);
    expect(line.isAnother.value).toBe(false);
    end();
  });
  it("is seen before sending when it came meanwhile, and what was typed stays", async () => {
    const day: Day = { rows: [], said: [] };
    const { line, sent, end } = await opened(day);
    line.touch("people", "50");
    Object.assign(day, { rows: [row({ people: 11 })], said });
    await line.submit(false);
    expect([sent.length, line.today.value?.record, line.figures.value.people]).toEqual([0, "r2018-11-20", "50"]);
    end();
  });
  it("is no matter of another unit below it", async () => {
    const { line, sent, end } = await opened({ rows: [], said: [{ ...said[0], unit: "b" }] });
    line.touch("people", "50");
    await line.submit(false);
    expect([line.elsewhere.value, sent.length]).toEqual([false, 1]);
    end();
  });
});

describe("a refusal", () => {
  const refusing = (field: string) => async (): Promise<CommandAnswer> => {
    throw new Problem(422, { code: "day_in_the_future", detail: "日期在今天之后", field });
  };
  it("is said although the line draws no input for its field", async () => {
    const { line, end } = await opened({ rows: [], said: [] }, { send: refusing("activity.day") });
    await line.submit(true);
    expect(line.problem.value).toBe("日期在今天之后");
    end();
  });
  it("stands at its own input where there is one", async () => {
    const { line, end } = await opened({ rows: [], said: [] }, { send: refusing("activity.amounts[0].people") });
    line.touch("people", "5");
    await line.submit(false);
    expect([line.problem.value, line.faultText("activity.amounts")]).toEqual(["", "日期在今天之后"]);
    end();
  });
  it("of the line's own checks is said as well", async () => {
    const { line, sent, end } = await opened({ rows: [], said: [] }, { offer: activity("daily", { quantities: ["people"], evidence: "photo" }) });
    line.touch("people", "5");
    await line.submit(false);
    expect([sent.length, line.problem.value !== ""]).toEqual([0, true]);
    end();
  });
});

describe("a figure far above the last one", () => {
  it("is marked, asked about once, and sent", async () => {
    const { line, sent, end } = await opened({ rows: [row({ people: 11 }, "2018-11-19")], said: [] });
    expect([line.figures.value.people, line.far.value]).toEqual(["11", []]);
    const asked = vi.fn(() => false);
    vi.stubGlobal("confirm", asked);
    line.touch("people", "999999999999");
    expect(line.far.value).toEqual(["people"]);
    await line.submit(false);
    expect([asked.mock.calls.length, sent.length]).toEqual([1, 0]);
    asked.mockReturnValue(true);
    await line.submit(false);
    expect(sent).toHaveLength(1);
    end();
  });
  it("is one more than ten times as much and no small number", () => {
    const far = (text: string, last?: string) => isFarAbove(text, last, 0);
    expect([far("110", "11"), far("111", "11"), far("50", "1"), far("51", "0"), far("", "1"), far("x", "1")]).toEqual([false, true, false, true, false, false]);
    expect([far("100000"), far("999999999999")]).toEqual([false, true]);
    expect([isFarAbove("50", "0.5", 1), isFarAbove("50.1", "0.5", 1)]).toEqual([false, true]);
  });
});

describe("a line that is typed or sent and not there yet", () => {
  const offline = () => vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));

  it("is still there after a reload", async () => {
    const first = await opened({ rows: [], said: [] });
    first.line.touch("people", "37");
    await new Promise((resolve) => setTimeout(resolve, 400));
    first.end();
    const again = await opened({ rows: [], said: [] });
    await vi.waitFor(() => expect(again.line.figures.value.people).toBe("37"));
    await again.line.submit(false);
    again.end();
    const later = await opened({ rows: [], said: [] });
    await settled();
    expect(later.line.figures.value.people).toBeUndefined();
    later.end();
  });
  it("waits in the queue: the day is reported, also with a network", async () => {
    const { line, end } = await opened({ rows: [], said: [] }, { isWaiting: () => true });
    line.touch("people", "9");
    await line.submit(false);
    expect(line.sent.value).toBe(true);
    end();
    const again = await opened({ rows: [], said: [] }, { isWaiting: () => true });
    await vi.waitFor(() => expect(again.line.sent.value).toBe(true));
    again.end();
    const answered = await opened({ rows: [], said: [] }, { isWaiting: () => false });
    await vi.waitFor(() => expect(answered.line.isReady.value).toBe(true));
    expect(answered.line.sent.value).toBe(false);
    answered.end();
  });
  it("is known to be reported without a network", async () => {
    const { end } = await opened({ rows: [row({ people: 12 })], said });
    end();
    const { line, end: close } = await opened({ rows: [], said: [] }, {});
    close();
    expect(line.today.value).toBeNull();
    const seen = await opened({ rows: [row({ people: 12 })], said });
    seen.end();
    const pinia = createPinia();
    setActivePinia(pinia);
    offline();
    const offer = activity("daily", { quantities: ["people", "waste"] });
    const { given, end: end2 } = mounted(() => {
      useRules().take(rules, [{ unit: "a", code: "1", name: "甲村", level: "village" }]);
      return useDailyKind(() => ({ offer, unit: "a", day: "2018-11-20" }), () => undefined);
    });
    await vi.waitFor(() => expect(given.isReady.value).toBe(true));
    expect(given.today.value?.record).toBe("r2018-11-20");
    end2();
  });
});
