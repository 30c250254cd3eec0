// What waits for me, by kind of waiting. Rights choose the lists; the server decides what is in
// them and what may be done. The last answer is kept for looking at without a network.
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { answerOf, client, Problem, type Schemas } from "@/shared/api/client";
import { problemText } from "@/shared/problems";
import { useSession, type Right } from "@/shared/session";
import { useAccount } from "../account";
import { keepIfRoom, kept } from "../db";

export type RecordRow = Schemas["RecordRow"];
export type Group = "respond" | "check" | "accept" | "decide" | "sign" | "mine";

interface GroupRule {
  group: Group;
  rights: Right[]; // any of them
  noun: "case" | "request";
  select: (unit: string) => string;
  order: "due" | "newest";
  // What no selection asks: only what the person has reported, or what this command is offered for.
  isOwn?: boolean;
  offered?: string;
}
const groupRules: GroupRule[] = [
  {
    group: "respond",
    rights: ["respond"],
    noun: "case",
    select: (unit) => `unit within ${unit};status in assigned,rectifying`,
    order: "due",
  },
  { group: "check", rights: ["check", "bulk_check"], noun: "case", select: () => "status=rectified", order: "due" },
  {
    group: "accept",
    rights: ["accept_case", "hand_out"],
    noun: "case",
    select: () => "status in reported,accepted",
    order: "due",
  },
  {
    group: "decide",
    rights: ["decide_request"],
    noun: "request",
    select: () => "status=asked",
    order: "due",
    offered: "decide_request",
  },
  {
    group: "sign",
    rights: ["sign_off"],
    noun: "case",
    select: () => "status=passed",
    order: "due",
    offered: "sign_off_case",
  },
  { group: "mine", rights: ["report_case"], noun: "case", select: () => "", order: "newest", isOwn: true },
];
const pageMost = 50;
// Lists are kept without the states they were chosen by.
function rowOf({ state: _state, offers: _offers, ...row }: Schemas["RecordPage"]["records"][number]): RecordRow {
  return row;
}

interface KeptList {
  rows: RecordRow[];
  at: number;
  next?: string | null; // there are more behind these
}

export const useTasks = defineStore("fieldTasks", () => {
  const session = useSession();
  const account = useAccount();
  const lists = shallowRef(new Map<Group, KeptList>());
  const isLoading = ref(false);
  const problem = ref("");
  const groups = computed(() => groupRules.filter((rule) => rule.rights.some(session.can)).map((rule) => rule.group));

  function put(group: Group, list: KeptList): void {
    lists.value = new Map(lists.value).set(group, list);
  }
  async function restore(): Promise<void> {
    lists.value = new Map();
    for (const group of groups.value) {
      const old = await kept<KeptList>(account.keyOf(`tasks:${group}`));
      if (old) put(group, old);
    }
  }

  let running: AbortController | undefined;
  async function load(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const slow = setTimeout(() => (isLoading.value = true), 150);
    problem.value = "";
    try {
      await Promise.all(groupRules.filter((one) => groups.value.includes(one.group)).map((one) => read(one, mine)));
    } catch (fault) {
      if (mine.signal.aborted) return;
      if (!(fault instanceof Problem)) throw fault;
      // Without a network the kept lists say enough; their time stands beside them.
      if (fault.status === 401) account.needsSignIn = true;
      else if (fault.status !== 0) problem.value = problemText(fault);
    } finally {
      clearTimeout(slow);
      if (running === mine) isLoading.value = false;
    }
  }
  async function read(rule: GroupRule, stop: AbortController): Promise<void> {
    const list = { ...(await page(rule, stop)), at: Date.now() };
    put(rule.group, list);
    await keepIfRoom(account.keyOf(`tasks:${rule.group}`), list);
  }
  async function page(rule: GroupRule, stop: AbortController, after?: string): Promise<Omit<KeptList, "at">> {
    const select = rule.select(session.session?.unit ?? "");
    const query = {
      noun: rule.noun,
      order: rule.order,
      limit: pageMost,
      ...(select && { select }),
      ...(rule.isOwn && { with: "state" }),
      ...(rule.offered && { with: "offers" }),
      ...(after && { after }),
    };
    const answer = await answerOf(client.GET("/api/v1/records", { params: { query }, signal: stop.signal }));
    const chosen = answer.records.filter(
      (one) =>
        (!rule.isOwn || isOwn(one)) &&
        (!rule.offered || (one.offers ?? []).some((offer) => offer.command === rule.offered)),
    );
    return { rows: chosen.map(rowOf), next: answer.next };
  }
  // By any post of the person: who acts as another one has reported all the same.
  function isOwn(one: Schemas["RecordPage"]["records"][number]): boolean {
    const post = (one.state as { reporter?: { post?: string } } | undefined)?.reporter?.post ?? "";
    return post !== "" && (post === account.post || account.posts.includes(post));
  }

  // The page behind those that are shown.
  async function more(group: Group): Promise<void> {
    const rule = groupRules.find((one) => one.group === group)!;
    const list = lists.value.get(group);
    if (!list?.next) return;
    const mine = (running ??= new AbortController());
    problem.value = "";
    isLoading.value = true;
    try {
      const behind = await page(rule, mine, list.next);
      if (!mine.signal.aborted) put(group, { ...list, ...behind, rows: [...list.rows, ...behind.rows] });
    } catch (fault) {
      if (!mine.signal.aborted) problem.value = problemText(fault);
    } finally {
      if (running === mine) isLoading.value = false;
    }
  }

  return { groups, lists, isLoading, problem, restore, load, more };
});
