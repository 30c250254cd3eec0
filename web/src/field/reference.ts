// What forms need and lists say, read when there is a network and kept for when there is none:
// rule set, units, what may be recorded, boundaries, places of units, settings.
import { defineStore } from "pinia";
import { ref, shallowRef } from "vue";
import { answerOf, client, Problem, send, type Schemas } from "@/shared/api/client";
import { everyRecord } from "@/shared/api/records";
import { useInstallation } from "@/shared/installation";
import { useRules, type RuleSet, type UnitRow } from "@/shared/rules";
import { useAccount } from "./account";
import { keepIfRoom, kept } from "./db";
import { setInstalledSize } from "./lib/preferences";
import { nearestUnit, unitAt, type Boundary, type Point, type UnitPlace } from "./lib/area";

type Offer = Schemas["Offer"];
export interface SiteRow {
  record: string;
  name: string;
}

export const useReference = defineStore("fieldReference", () => {
  const rules = useRules();
  const account = useAccount();
  const installation = useInstallation();
  const offers = shallowRef<Offer[]>([]);
  const boundaries = shallowRef<Boundary[]>([]);
  const places = shallowRef<UnitPlace[]>([]);
  const sites = shallowRef<SiteRow[]>([]);
  const settings = shallowRef<Schemas["SettingsAnswer"] | null>(null);
  const isFresh = ref(false);
  const isBusy = ref(false);

  async function restore(): Promise<void> {
    const old = await kept<{ ruleSet: RuleSet; units: UnitRow[] }>("rules");
    if (old && !rules.isLoaded) rules.take(old.ruleSet, old.units);
    offers.value = (await kept<Offer[]>(account.keyOf("offers"))) ?? [];
    boundaries.value = (await kept<Boundary[]>("boundaries")) ?? [];
    places.value = (await kept<UnitPlace[]>("places")) ?? [];
    sites.value = (await kept<SiteRow[]>(account.keyOf("sites"))) ?? [];
    takeSettings((await kept<Schemas["SettingsAnswer"]>("settings")) ?? null);
  }

  // Each part by itself: one that cannot be read leaves the others and the kept ones alone.
  async function load(): Promise<void> {
    const parts = [loadRules, loadOffers, loadBoundaries, loadPlaces, loadSites, loadSettings];
    isBusy.value = true;
    const done = await Promise.allSettled(parts.map((part) => part()));
    isBusy.value = false;
    for (const one of done) if (one.status === "rejected" && !(one.reason instanceof Problem)) throw one.reason;
    isFresh.value = done.every((one) => one.status === "fulfilled");
  }

  async function loadRules(): Promise<void> {
    await rules.load();
    await keepIfRoom("rules", { ruleSet: rules.rules, units: rules.units });
  }
  async function loadOffers(): Promise<void> {
    offers.value = (await answerOf(client.GET("/api/v1/offers"))).offers ?? [];
    await keepIfRoom(account.keyOf("offers"), offers.value);
  }
  async function loadBoundaries(): Promise<void> {
    const answer = (await (await send("api/v1/boundaries")).json()) as { features?: Boundary[] };
    boundaries.value = answer.features ?? [];
    await keepIfRoom("boundaries", boundaries.value);
  }
  // For authorities that have drawn no boundaries: where the villages' offices are.
  async function loadPlaces(): Promise<void> {
    const { rows } = await everyRecord({ noun: "unit" }, undefined, Infinity);
    places.value = rows.flatMap(({ record, place }): UnitPlace[] =>
      place ? [{ unit: record, latitude: place.latitude_e7 / 1e7, longitude: place.longitude_e7 / 1e7 }] : [],
    );
    await keepIfRoom("places", places.value);
  }
  async function loadSites(): Promise<void> {
    const { rows } = await everyRecord({ noun: "site" });
    sites.value = rows.map((one) => ({
      record: one.record,
      name: (one.summary as { name?: string } | undefined)?.name ?? one.number,
    }));
    await keepIfRoom(account.keyOf("sites"), sites.value);
  }
  function takeSettings(fresh: Schemas["SettingsAnswer"] | null): void {
    settings.value = fresh;
    installation.take(fresh);
    if (fresh) setInstalledSize(fresh.photo_size);
  }
  async function loadSettings(): Promise<void> {
    takeSettings(await answerOf(client.GET("/api/v1/settings")));
    await keepIfRoom("settings", settings.value);
  }

  const unitOf = (point: Point) => unitAt(boundaries.value, point) ?? nearestUnit(places.value, point);
  // A switch of the installation; `otherwise` until the server has said.
  const isOn = (feature: string, otherwise: boolean) =>
    settings.value?.features?.find((one) => one.code === feature)?.on ?? otherwise;
  const offerOf = (command: string) => offers.value.find((one) => one.command === command);

  return { offers, boundaries, places, sites, settings, isFresh, isBusy, restore, load, unitOf, offerOf, isOn };
});
