// Reading by plain addresses, for the pages of the house. What is written goes by the typed client.
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
