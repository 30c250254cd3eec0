import { describe, expect, it } from "vitest";
import { expectations, gapsOf, unkeptSites, vacantPosts } from "@/console/pages/house/lib/gaps";
import type { PostRow, SiteRow } from "@/console/pages/house/lib/directory";

const today = "2018-11-20";
const village = (id: string) => ({ unit: id, code: id, name: id, level: "village", parent: "street" });
const units = [village("v1"), village("v2"), village("v3"), village("v4")];
const post = (unit: string, role: string, more: Partial<PostRow> = {}): PostRow => ({
  id: `${unit}-${role}`,
  code: "",
  role,
  unit,
  title: "",
  person: "p",
  holderPost: "",
  holderUnit: "",
  since: "2018-01-01",
  until: "",
  ...more,
});

describe("gaps of responsibility", () => {
  it("takes a role for expected when most units of a level have it, and one of half not", () => {
    const posts = [..."123"].map((one) => post(`v${one}`, "leader")).concat(post("v1", "driver"), post("v2", "driver"));
    expect(expectations(units, posts, today)).toEqual([{ level: "village", role: "leader", filled: 3, of: 4 }]);
    expect(gapsOf(units, posts, today)).toEqual([{ unit: units[3], roles: ["leader"], isEmpty: true }]);
  });
  it("does not count posts that are vacant or have ended", () => {
    const posts = [..."1234"].map((one) => post(`v${one}`, "leader")).concat(post("v1", "clerk"));
    posts[0] = post("v1", "leader", { until: "2018-11-19" });
    posts[1] = post("v2", "leader", { person: "" });
    expect(gapsOf(units, posts, today)).toEqual([{ unit: units[1], roles: [], isEmpty: true }]);
    posts[0] = post("v1", "leader", { until: "2018-11-20" });
    expect(gapsOf(units, posts, today)[0]!.roles).toEqual(["leader"]);
  });
  it("does not count posts that begin later", () => {
    const posts = [..."1234"].map((one) => post(`v${one}`, "leader"));
    posts[0] = post("v1", "leader", { since: "2018-11-21" });
    expect(gapsOf(units, posts, today)[0]!.roles).toEqual(["leader"]);
    expect(vacantPosts([post("v1", "a", { person: "", since: "2018-11-21" })], today)).toEqual([]);
  });
  it("does not miss posts where hardly any unit of the level has one", () => {
    expect(gapsOf(units, [post("v1", "leader")], today)).toEqual([]);
  });
  it("makes no rule of a level with few units", () => {
    expect(expectations(units.slice(0, 2), [post("v1", "leader"), post("v2", "leader")], today)).toEqual([]);
  });
  it("lists sites without keeper and vacant posts, as long as they are not over", () => {
    const site = (keeper: string, until = ""): SiteRow => ({
      id: keeper + until, code: "", name: "", kind: "", unit: "", keeper, until, hasPlace: true,
    });
    expect(unkeptSites([site("p"), site(""), site("", "2018-11-01")], today)).toHaveLength(1);
    expect(vacantPosts([post("v1", "a", { person: "" }), post("v1", "b", { person: "", holderPost: "x" })], today)).toHaveLength(1);
  });
});
