// 疑似重复: cases of the same category near by and not long ago. A hint for the finder; the server
// and the office decide.
import { answerOf, client, type Schemas } from "@/shared/api/client";
import { metresBetween, type Point } from "../lib/area";
import { pointOf, type Place } from "../lib/position";

type RecordRow = Schemas["RecordRow"];
export interface Near {
  record: string;
  metres: number;
  days: number;
  status: string;
  description: string;
  photo: string; // "": it has none
}
export interface Rules {
  metres: number;
  days: number;
}

export function boxAround({ latitude, longitude }: Point, metres: number) {
  const dy = metres / 111_320;
  const dx = dy / Math.cos((latitude * Math.PI) / 180);
  const e7 = (degrees: number) => Math.round(degrees * 1e7);
  return {
    south_e7: e7(latitude - dy),
    north_e7: e7(latitude + dy),
    west_e7: e7(longitude - dx),
    east_e7: e7(longitude + dx),
  };
}

const dayMs = 24 * 3600_000;
export function nearOnes(rows: RecordRow[], category: string, place: Place, rules: Rules, now: number): Near[] {
  const here = pointOf(place);
  return rows
    .filter((row) => row.kind === category && row.place)
    .map((row) => {
      const summary = row.summary as { found_at?: string; description?: string };
      const found = Date.parse(summary.found_at ?? row.day ?? "");
      return {
        record: row.record,
        metres: Math.round(metresBetween(here, pointOf(row.place as Place))),
        days: Math.max(0, Math.floor((now - found) / dayMs)),
        status: row.status,
        description: summary.description ?? "",
        photo: "",
      };
    })
    .filter((one) => one.metres <= rules.metres && one.days <= rules.days)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, 3);
}

export async function findNear(category: string, place: Place, rules: Rules, signal: AbortSignal): Promise<Near[]> {
  const query = { noun: "case" as const, ...boxAround(pointOf(place), rules.metres) };
  const { records } = await answerOf(client.GET("/api/v1/map", { params: { query }, signal }));
  const found = nearOnes(records, category, place, rules, Date.now());
  await Promise.all(found.map(async (one) => (one.photo = await firstPhoto(one.record, signal))));
  return found;
}
async function firstPhoto(record: string, signal: AbortSignal): Promise<string> {
  const path = { record };
  const answer = await answerOf(client.GET("/api/v1/records/{record}", { params: { path }, signal }));
  const state = answer.state as { facts?: { photos?: { file?: string }[] } };
  return state.facts?.photos?.[0]?.file ?? "";
}
