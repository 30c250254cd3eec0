// Posts, persons and sites as their lists tell them: read whole when a page needs them, since who
// holds what and who is missing are questions about all of them. Where there are more than are
// read, those of a unit are read when a unit is chosen.
import { defineStore } from "pinia";
import { computed, shallowRef, type ShallowRef } from "vue";
import { everyRecord, type ListedRow as RecordRow, type Whole } from "@/shared/api/records";
import { dayOf } from "@/shared/lib/format";
import { useNames } from "@/shared/names";
import { useRules } from "@/shared/rules";
import { nameIn } from "@/shared/i18n";
import { stands } from "@/shared/lib/selection";
import { inTurn, readRecord } from "../../desk/api";

export interface PostRow {
  id: string;
  code: string;
  role: string;
  unit: string;
  title: string;
  person: string;
  holderPost: string;
  holderUnit: string;
  since: string;
  until: string;
}
export interface PersonRow {
  id: string;
  code: string;
  unit: string;
}
export interface SiteRow {
  id: string;
  code: string;
  name: string;
  kind: string;
  unit: string;
  keeper: string;
  until: string;
  hasPlace: boolean;
}

export type Noun = "post" | "person" | "site";
const holdersMax = 300; // persons from elsewhere who hold posts of a unit, read one by one

// Of a unit when one is given.
export function readAll(noun: Noun, unit = "", signal?: AbortSignal): Promise<Whole> {
  const select = stands("unit", "within", unit).join();
  return everyRecord({ noun, ...(select && { select }) }, signal);
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const summaryOf = (row: RecordRow) => (row.summary ?? {}) as Record<string, unknown>;

export function postOf(row: RecordRow): PostRow {
  const summary = summaryOf(row);
  return {
    id: row.record,
    code: row.number,
    role: row.kind,
    unit: row.unit ?? text(summary.unit),
    title: text(summary.title),
    person: text(summary.person),
    holderPost: text(summary.holder_post),
    holderUnit: text(summary.holder_unit),
    since: row.day ?? "",
    until: text(summary.until),
  };
}
export function personOf(row: RecordRow): PersonRow {
  return { id: row.record, code: row.number, unit: row.unit ?? text(summaryOf(row).home_unit) };
}
export function siteOf(row: RecordRow): SiteRow {
  const summary = summaryOf(row);
  return {
    id: row.record,
    code: row.number,
    name: text(summary.name),
    kind: row.kind,
    unit: row.unit ?? text(summary.unit),
    keeper: text(summary.keeper),
    until: text(summary.until),
    hasPlace: row.place !== undefined && row.place !== null,
  };
}

export const isCurrent = (until: string | null | undefined, today = dayOf()) => !until || until >= today;
export const isBegun = (post: PostRow, today = dayOf()) => !post.since || post.since <= today;
// Held from a day to a day: today is one of them.
export const isInOffice = (post: PostRow, today = dayOf()) => isBegun(post, today) && isCurrent(post.until, today);
export const isHeld = (post: PostRow) => Boolean(post.person || post.holderPost || post.holderUnit);

export const useDirectory = defineStore("directory", () => {
  const rules = useRules();
  const names = useNames();
  const posts = shallowRef<PostRow[]>([]);
  const persons = shallowRef<PersonRow[]>([]);
  const sites = shallowRef<SiteRow[]>([]);
  const large = new Set<Noun>();

  // Answers which nouns are not here whole, as far as they were asked for.
  async function load(nouns: readonly Noun[], unit = "", signal?: AbortSignal): Promise<Noun[]> {
    const cut = await Promise.all(nouns.map((noun) => loadOne(noun, unit, signal)));
    if (unit && isLarge(["person"]) && nouns.includes("person") && nouns.includes("post"))
      cut[nouns.indexOf("person")] = !(await loadHolders(unit, signal)) || cut[nouns.indexOf("person")]!;
    return nouns.filter((_, at) => cut[at]);
  }
  async function loadOne(noun: Noun, unit: string, signal?: AbortSignal): Promise<boolean> {
    if (!unit || !large.has(noun)) {
      const { rows, isCut } = await readAll(noun, "", signal);
      if (isCut) large.add(noun);
      else large.delete(noun);
      take(noun, rows, !isCut);
      if (!isCut || !unit) return isCut;
    }
    const { rows, isCut } = await readAll(noun, unit, signal);
    take(noun, rows, false);
    return isCut;
  }
  // Whose home is elsewhere is found by the posts of the unit. False: there are too many.
  async function loadHolders(unit: string, signal?: AbortSignal): Promise<boolean> {
    const within = new Set(rules.within(unit).map((one) => one.unit));
    const known = new Set(persons.value.map((one) => one.id));
    const holders = posts.value.filter((one) => within.has(one.unit) && one.person && !known.has(one.person));
    const missing = [...new Set(holders.map((one) => one.person))];
    const found: RecordRow[] = [];
    await inTurn(missing.slice(0, holdersMax), 4, async (person) => {
      found.push((await readRecord(person, signal)).row);
    });
    take("person", found, false);
    return missing.length <= holdersMax;
  }
  // isWhole: nothing else is there. Otherwise what was read before stays, for whoever shows it.
  function take(noun: Noun, rows: readonly RecordRow[], isWhole: boolean): void {
    const into = <T extends { id: string }>(list: ShallowRef<T[]>, of: (row: RecordRow) => T) => {
      const next = new Map((isWhole ? [] : list.value).map((one) => [one.id, one]));
      for (const row of rows) next.set(row.record, of(row));
      list.value = [...next.values()];
    };
    if (noun === "post") into(posts, postOf);
    else if (noun === "person") into(persons, personOf);
    else into(sites, siteOf);
  }
  // Not all of them are read without a unit.
  const isLarge = (nouns: readonly Noun[]) => nouns.some((noun) => large.has(noun));

  const postById = computed(() => new Map(posts.value.map((one) => [one.id, one])));
  const postsOfPerson = computed(() => {
    const out = new Map<string, PostRow[]>();
    for (const one of posts.value)
      if (one.person) out.set(one.person, [...(out.get(one.person) ?? []), one]);
    return out;
  });
  const roleName = (code: string) => nameIn(rules.rules?.roles?.find((one) => one.code === code)?.name, code);
  // What the post is, without who holds it.
  const postTitle = (post: PostRow) => post.title || roleName(post.role);
  const postLabel = (id: string) => {
    const post = postById.value.get(id);
    return post ? `${rules.unitName(post.unit)} ${postTitle(post)}` : names.of(id);
  };
  const holderName = (post: PostRow) =>
    post.person
      ? names.of(post.person)
      : post.holderUnit
        ? rules.unitName(post.holderUnit)
        : post.holderPost
          ? postLabel(post.holderPost)
          : "";
  return { posts, persons, sites, isLarge, load, postById, postsOfPerson, roleName, postTitle, postLabel, holderName };
});
