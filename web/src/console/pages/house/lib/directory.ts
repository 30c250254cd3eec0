// Posts, persons and sites as their lists tell them: read whole when a page needs them, since who
// holds what and who is missing are questions about all of them.
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import type { Schemas } from "@/shared/api/client";
import { dayOf } from "@/shared/lib/format";
import { useNames } from "@/shared/names";
import { useRules } from "@/shared/rules";
import { nameIn } from "@/shared/i18n";
import { getJson } from "./http";

export type RecordRow = Schemas["RecordRow"];
interface Page {
  records: RecordRow[];
  next?: string | null;
}

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

export const rowsMax = 5000;

// All pages of a noun, up to rowsMax; what is beyond is said by isCut.
export async function readAll(
  noun: string,
  signal?: AbortSignal,
  read = getJson<Page>,
): Promise<{ rows: RecordRow[]; isCut: boolean }> {
  const rows: RecordRow[] = [];
  let after: string | undefined;
  do {
    const page: Page = await read("records", { noun, limit: 1000, after }, signal);
    rows.push(...page.records);
    after = page.next ?? undefined;
  } while (after && rows.length < rowsMax);
  return { rows, isCut: after !== undefined };
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

export const isCurrent = (until: string, today = dayOf()) => !until || until >= today;
export const isHeld = (post: PostRow) => Boolean(post.person || post.holderPost || post.holderUnit);

export const useDirectory = defineStore("directory", () => {
  const rules = useRules();
  const names = useNames();
  const posts = shallowRef<PostRow[]>([]);
  const persons = shallowRef<PersonRow[]>([]);
  const sites = shallowRef<SiteRow[]>([]);
  const isCut = ref(false);

  async function load(nouns: ("post" | "person" | "site")[], signal?: AbortSignal): Promise<void> {
    await Promise.all(
      nouns.map(async (noun) => {
        const all = await readAll(noun, signal);
        isCut.value ||= all.isCut;
        if (noun === "post") posts.value = all.rows.map(postOf);
        else if (noun === "person") persons.value = all.rows.map(personOf);
        else sites.value = all.rows.map(siteOf);
      }),
    );
  }

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
  return { posts, persons, sites, isCut, load, postById, postsOfPerson, roleName, postTitle, postLabel, holderName };
});
