// Many commands, one by one: every item has its own result, none stops the others, and an item that
// was not answered is sent again under the id it had.
import { reactive } from "vue";
import { Problem } from "@/shared/api/client";
import { sendCommand, type CommandBody } from "@/shared/api/commands";
import { newId } from "@/shared/api/ids";
import { problemText } from "@/shared/problems";
import { inTurn } from "./api";

export type Outcome = "waiting" | "sending" | "done" | "refused" | "unanswered";
export interface Sent {
  outcome: Outcome;
  text: string; // why it was refused
  record?: string; // of the answer
}
export interface Order {
  key: string;
  id?: string; // of the command, when the caller keeps one across reloads
  record: string | null;
  body: CommandBody;
}

// The page is going: the browser carries these on by itself, and nobody hears what became of them.
export function sendAtLast(orders: readonly Order[]): void {
  for (const { id, record, body } of orders)
    void sendCommand(record, body, { ...(id && { id }), keepalive: true }).catch(() => undefined);
}

export function useSending() {
  const results = reactive(new Map<string, Sent>());
  const ids = new Map<string, { id: string; body: string }>();

  // The same command keeps its id until it is answered; another body is another command.
  function idOf(order: Order): string {
    if (order.id) return order.id;
    const body = JSON.stringify([order.record, order.body]);
    const known = ids.get(order.key);
    if (known?.body === body) return known.id;
    const id = newId();
    ids.set(order.key, { id, body });
    return id;
  }

  async function one(order: Order): Promise<Sent> {
    const id = idOf(order);
    results.set(order.key, { outcome: "sending", text: "" });
    let sent: Sent;
    try {
      const answer = await sendCommand(order.record, order.body, { id });
      sent = { outcome: "done", text: "", record: answer.record };
      ids.delete(order.key);
    } catch (fault) {
      const busy = fault instanceof Problem && (fault.status === 0 || fault.status >= 500);
      sent = { outcome: busy ? "unanswered" : "refused", text: problemText(fault) };
      if (!busy) ids.delete(order.key);
    }
    results.set(order.key, sent);
    return sent;
  }

  async function all(orders: readonly Order[], told?: (order: Order, sent: Sent) => void): Promise<void> {
    for (const order of orders) results.set(order.key, { outcome: "waiting", text: "" });
    await inTurn(orders, 3, async (order) => {
      const sent = await one(order);
      told?.(order, sent);
    });
  }
  return { results, one, all };
}
