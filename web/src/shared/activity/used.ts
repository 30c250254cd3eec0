// How often each kind of record stands in the actor's reach.
import { answerOf, client } from "@/shared/api/client";

export async function usedKinds(signal?: AbortSignal): Promise<Map<string, number>> {
  const query = { noun: "activity", by: "kind" } as const;
  const answer = await answerOf(client.GET("/api/v1/facets", { params: { query }, signal }));
  return new Map(answer.values.map((one) => [one.value, one.count]));
}
