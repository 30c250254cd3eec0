// Whom to call about a record. Asked for when somebody looks, since every reading is written down.
import { answerOf, client, type Schemas } from "@/shared/api/client";

export type Contact = Schemas["Contact"];

export async function contactsOf(record: string): Promise<Contact[]> {
  const params = { path: { record } };
  return (await answerOf(client.GET("/api/v1/records/{record}/contacts", { params }))).contacts ?? [];
}
