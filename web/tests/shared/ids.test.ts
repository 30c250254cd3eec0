import { expect, it } from "vitest";
import { newId } from "@/shared/api/ids";

it("makes UUIDs of version 7 that sort by time", () => {
  const early = newId(1_543_000_000_000);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early.slice(0, 13)).toBe("016741f7-8600");
  expect(newId(1_543_000_000_001) > early).toBe(true);
  expect(newId(1_543_000_000_000)).not.toBe(early);
});
