// The rule set in force and the units: read once, read again when they change. Everything that has
// a name in the rule set is shown through here.
import { defineStore } from "pinia";
import { computed, ref, shallowRef } from "vue";
import { answerOf, client, type Schemas } from "@/shared/api/client";
import { i18n, nameIn } from "@/shared/i18n";

export type RuleSet = Schemas["RuleSet"];
export type UnitRow = Schemas["UnitRow"];

export const useRules = defineStore("rules", () => {
  const rules = shallowRef<RuleSet | null>(null);
  const units = shallowRef<UnitRow[]>([]);
  const isLoaded = ref(false);
  let loading: Promise<void> | undefined;

  function load(): Promise<void> {
    loading ??= read().finally(() => (loading = undefined));
    return loading;
  }

  async function read(): Promise<void> {
    const [ruleSet, unitList] = await Promise.all([
      answerOf(client.GET("/api/v1/rule-set")),
      answerOf(client.GET("/api/v1/units")),
    ]);
    take(ruleSet, unitList.units);
  }

  // Also what a phone has kept for working offline.
  function take(ruleSet: RuleSet, unitList: UnitRow[]): void {
    rules.value = ruleSet;
    units.value = unitList;
    isLoaded.value = true;
  }

  const unitById = computed(() => new Map(units.value.map((one) => [one.unit, one])));
  const categoryByCode = computed(() => new Map((rules.value?.categories ?? []).map((one) => [one.code, one])));
  const kindByCode = computed(() => new Map((rules.value?.activity_kinds ?? []).map((one) => [one.code, one])));
  const quantityByCode = computed(() => new Map((rules.value?.quantities ?? []).map((one) => [one.code, one])));
  const termLists = computed(() => new Map((rules.value?.terms ?? []).map((one) => [one.code, one])));

  const unitName = (id: string | undefined | null) => (id ? (unitById.value.get(id)?.name ?? "") : "");
  const categoryName = (code: string | undefined) => {
    const one = code ? categoryByCode.value.get(code) : undefined;
    return one ? nameIn({ zh: one.local_name || one.name.zh, en: one.name.en }) : (code ?? "");
  };
  // Where the record's own course is beside it, which has the name of the standard.
  const categoryNames = (code: string) => {
    const standard = nameIn(categoryByCode.value.get(code)?.name);
    const usual = categoryName(code);
    return standard && standard !== usual ? i18n.global.t("words.alsoCalled", { name: usual, other: standard }) : usual;
  };
  // What a record says: the office's word, whatever language the screen has.
  const recordedCategory = (code: string) => {
    const one = categoryByCode.value.get(code);
    return one ? one.local_name || one.name.zh : code;
  };
  const kindName = (code: string) => nameIn(kindByCode.value.get(code)?.name, code);
  const quantityName = (code: string) => nameIn(quantityByCode.value.get(code)?.name, code);
  const termName = (list: string, code: string | undefined) =>
    nameIn(termLists.value.get(list)?.terms?.find((one) => one.code === code)?.name, code ?? "");
  const roleName = (code: string, otherwise = code) =>
    nameIn(rules.value?.roles?.find((one) => one.code === code)?.name, otherwise);
  const programmeName = (code: string) =>
    nameIn(rules.value?.programmes?.find((one) => one.code === code)?.name, code);

  // The unit and everything below it.
  function within(root: string): UnitRow[] {
    const children = new Map<string, UnitRow[]>();
    for (const one of units.value) {
      const siblings = children.get(one.parent ?? "");
      if (siblings) siblings.push(one);
      else children.set(one.parent ?? "", [one]);
    }
    const out: UnitRow[] = [];
    const walk = (id: string) => {
      for (const one of children.get(id) ?? []) {
        out.push(one);
        walk(one.unit);
      }
    };
    const self = unitById.value.get(root);
    if (self) out.push(self);
    walk(root);
    return out;
  }

  return {
    rules,
    units,
    isLoaded,
    load,
    take,
    unitById,
    categoryByCode,
    kindByCode,
    quantityByCode,
    termLists,
    unitName,
    categoryName,
    categoryNames,
    recordedCategory,
    kindName,
    quantityName,
    termName,
    programmeName,
    roleName,
    within,
  };
});
