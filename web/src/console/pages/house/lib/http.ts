// Routes with plain JSON, for the pages of the house.
import { send } from "@/shared/api/client";

export type Query = Record<string, string | number | null | undefined>;

export function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `api/v1/${path}?${text}` : `api/v1/${path}`;
}

export async function getJson<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return (await (await send(withQuery(path, query), { signal })).json()) as T;
}

export async function postJson<T>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<T> {
  const response = await send(`api/v1/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
}
