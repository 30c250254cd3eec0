// Reading again after changes of others: an answer that is slow is not thrown away for them.
import { ref } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useLatest } from "@/shared/numbers/useLatest";
import { mounted } from "../mounted";

let change: () => void;
vi.mock("@/shared/changes", () => ({
  onChange: (listener: (change: { record: string; noun: string }) => void) => {
    change = () => listener({ record: "r", noun: "case" });
    return () => undefined;
  },
}));
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

// Each answer takes six seconds, which is longer than changes are gathered.
function slowly() {
  const begun: string[] = [];
  const aborted: string[] = [];
  const read = (asked: string, signal: AbortSignal) =>
    new Promise<string>((resolve) => {
      begun.push(asked);
      signal.addEventListener("abort", () => aborted.push(asked));
      setTimeout(() => resolve(`${asked}${begun.length}`), 6000);
    });
  return { begun, aborted, read };
}

describe("a page that is read again after changes", () => {
  it("shows each answer, however often something changes meanwhile", async () => {
    const { begun, aborted, read } = slowly();
    const { given, end } = mounted(() => useLatest(() => "q", read));
    for (let second = 0; second < 20; second++) {
      change();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(aborted).toEqual([]);
    expect(begun).toHaveLength(4);
    expect(given.data.value).toBe("q3");
    end();
  });
  it("reads once more when the last change came during the reading", async () => {
    const { begun, read } = slowly();
    const { given, end } = mounted(() => useLatest(() => "q", read));
    change();
    await vi.advanceTimersByTimeAsync(12_500);
    expect(given.data.value).toBe("q2");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(begun).toHaveLength(2);
    end();
  });
  it("still leaves an answer nobody asks for any more", async () => {
    const { aborted, read } = slowly();
    const question = ref("a");
    const { given, end } = mounted(() => useLatest(() => question.value, read));
    await vi.advanceTimersByTimeAsync(1000);
    question.value = "b";
    await vi.advanceTimersByTimeAsync(7000);
    expect(aborted).toEqual(["a"]);
    expect(given.data.value).toBe("b2");
    end();
  });
});
