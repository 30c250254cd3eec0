import { describe, expect, it } from "vitest";
import type { Schemas } from "@/shared/api/client";
import { buttonsOf } from "@/shared/numbers/answers";

type Offer = Schemas["Offer"];
const field = (more: object) => ({ code: "answer", type: "choice", required: true, ...more });
const offer = (fields: object[]) => ({ command: "decide", fields }) as unknown as Offer;

describe("buttons of an offer", () => {
  it("are one for each of a few answers, preset in the form", () => {
    const made = buttonsOf([offer([field({ choices: ["yes", "no"] }), field({ code: "reason", type: "text" })])]);
    expect(made.map((one) => [one.choice, one.initial])).toEqual([
      ["yes", { answer: "yes" }],
      ["no", { answer: "no" }],
    ]);
  });
  it("are one where there is nothing or too much to choose", () => {
    const many = field({ choices: ["a", "b", "c", "d"] });
    const optional = field({ choices: ["a"], required: false });
    for (const fields of [[], [many], [optional]])
      expect(buttonsOf([offer(fields)])).toEqual([{ offer: offer(fields), choice: "", initial: {} }]);
  });
});
