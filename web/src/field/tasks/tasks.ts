// What waits for me, by kind of waiting. Rights choose the lists; the server decides what is in
// them and what may be done. The last answer is kept for looking at without a network.
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { answerOf, client, Problem, type Schemas } from "@/shared/api/client";
import { problemText } from "@/shared/problems";
import { useSession, type Right } from "@/shared/session";
import { useAccount } from "../account";
import { keep, kept } from "../db";

export type RecordRow = Schemas["RecordRow"];
export type Group = "respond" | "check" | "accept" | "decide" | "mine";

interface GroupRule {
  group: Group;
  rights: Right[]; // any of them
  noun: "case" | "request";
  select: (unit: string) => string;
  order: "due" | "newest";
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
  { group: "decide", rights: ["decide_request"], noun: "request", select: () => "status=asked", order: "due" },
  { group: "mine", rights: ["report_case"], noun: "case", select: () => "", order: "newest" },
];
const pageMost = 50;

interface KeptList {
  rows: RecordRow[];
  at: number;
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
    const select = rule.select(session.session?.unit ?? "");
    const query = { noun: rule.noun, order: rule.order, limit: pageMost, ...(select && { select }) };
    const answer = await answerOf(client.GET("/api/v1/records", { params: { query }, signal: stop.signal }));
    const list = { rows: answer.records, at: Date.now() };
    put(rule.group, list);
    await keep(account.keyOf(`tasks:${rule.group}`), list);
  }

  return { groups, lists, isLoading, problem, restore, load };
});
