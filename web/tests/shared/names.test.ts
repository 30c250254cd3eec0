import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useNames } from "@/shared/names";
import { server } from "../mounted";

let answer: unknown = null;
let asked: ReturnType<typeof server>["asked"];
const person = (name: string) => ({ id: "p", noun: "person", name: { zh: name } });

beforeEach(() => {
  vi.useFakeTimers();
  setActivePinia(createPinia());
  const fake = server(() => answer);
  asked = fake.asked;
  vi.stubGlobal("fetch", fake.fetched);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("names", () => {
  it("that were not answered are asked for again after a pause", async () => {
    answer = null;
    const names = useNames();
    names.of("p");
    await vi.advanceTimersByTimeAsync(100);
    expect([asked.length, names.names.has("p")]).toEqual([1, false]);
    answer = { names: [person("张三")] };
    names.of("p");
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked.length).toBe(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(names.of("p")).toBe("张三");
  });
  it("that may not be seen are not asked for again", async () => {
    answer = { names: [] };
    const names = useNames();
    names.of("p");
    await vi.advanceTimersByTimeAsync(100);
    names.of("p");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([asked.length, names.of("p")]).toEqual([1, ""]);
  });
  it("that were corrected are read again, with the posts that the person holds", async () => {
    answer = { names: [person("张三"), { id: "post", noun: "post", name: { zh: "网格员" }, holder: "张三" }] };
    const names = useNames();
    names.of("p");
    names.of("post");
    await vi.advanceTimersByTimeAsync(100);
    names.forget("p");
    answer = { names: [person("张珊"), { id: "post", noun: "post", name: { zh: "网格员" }, holder: "张珊" }] };
    expect([names.of("p"), names.of("post")]).toEqual(["", ""]);
    await vi.advanceTimersByTimeAsync(100);
    expect([names.of("p"), names.of("post")]).toEqual(["张珊", "网格员 张珊"]);
  });
});
