// Whose units a page may speak of: of others nothing is shown, so "missing" would be a guess.
import { expect, it } from "vitest";
import { useReach } from "@/console/reach";
import { useRules } from "@/shared/rules";
import { useSession } from "@/shared/session";
import { mounted } from "../mounted";

const units = [
  { unit: "d", code: "1", name: "区", level: "district" },
  { unit: "s", code: "11", name: "街道", level: "street", parent: "d" },
  { unit: "v", code: "111", name: "村", level: "village", parent: "s" },
  { unit: "t", code: "12", name: "另一街道", level: "street", parent: "d" },
];
function reachOf(role: string, unit: string): string[] {
  const { given, end } = mounted(() => {
    const roles = [
      { code: "office", reach: "authority" },
      { code: "clerk", reach: "subtree" },
    ];
    useRules().take({ roles } as never, units as never);
    useSession().session = { role, unit } as never;
    return useReach().units.value.map((one) => one.unit);
  });
  end();
  return given;
}

it("is the own unit and what stands below it, or everything", () => {
  expect(reachOf("clerk", "s")).toEqual(["s", "v"]);
  expect(reachOf("office", "s")).toEqual(["d", "s", "v", "t"]);
  expect(reachOf("clerk", "v")).toEqual(["v"]);
});
