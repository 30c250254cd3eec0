import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deskOnly } from "../../tools/field-messages";

const sources = ["src/field", "src/shared"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(vue|ts)$/.test(name) && !name.includes("messages"))
    .map((name) => `${folder}/${name}`),
);

describe("the phone", () => {
  it("uses no text of an area that is left out of its build", () => {
    const key = new RegExp(`["'\`](${deskOnly.join("|")})\\.[a-z]`);
    expect(sources.filter((name) => key.test(readFileSync(name, "utf8")))).toEqual([]);
  });
});
