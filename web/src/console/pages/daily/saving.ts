// Saving the grid: one command a row. A row keeps the id of its command until it is answered, so
// that saving again after a lost answer never counts twice.
import { answerOf, client, Problem } from "@/shared/api/client";
import { sendCommand, type CommandBody } from "@/shared/api/commands";
import { newId } from "@/shared/api/ids";
import { parseAmount } from "@/shared/lib/format";
import type { Schemas } from "@/shared/api/client";
import type { GridRow } from "./grid";

type Quantity = Schemas["Quantity"];
type Members = Record<string, unknown>;

export interface RowOrder {
  row: GridRow;
  kind: string;
  day: string;
  programmes: readonly string[];
  quantities: readonly Quantity[];
  recorder: string; // 代录: who told the figures; "" for none
}

const amountsOf = (row: GridRow, quantities: readonly Quantity[]) =>
  quantities.flatMap((one) => {
    const amount = parseAmount(row.figures[one.code] ?? "", one.decimals);
    return amount === undefined ? [] : [{ quantity: one.code, amount }];
  });

export function newBody({ row, kind, day, programmes, quantities, recorder }: RowOrder): CommandBody {
  const amounts = row.isZero ? [] : amountsOf(row, quantities);
  return {
    record_activity: {
      activity: {
        kind,
        day,
        units: [row.unit],
        nothing_today: row.isZero,
        ...(programmes.length && { programmes: [...programmes] }),
        ...(amounts.length && { amounts: [{ amounts }] }),
        ...(recorder && { recorder_named: recorder }),
      },
    },
  };
}

// Figures that stand in several groups (other units, other programmes) are corrected on their own page.
export const isSimple = (activity: Members): boolean => {
  const groups = (activity.amounts ?? []) as { units?: string[]; programmes?: string[] }[];
  return groups.length <= 1 && groups.every((one) => !one.units?.length && !one.programmes?.length);
};

export function correctionBody(activity: Members, reason: string, { row, quantities }: RowOrder): CommandBody {
  const amounts = row.isZero ? [] : amountsOf(row, quantities);
  const next: Members = { ...activity, nothing_today: row.isZero };
  if (amounts.length) next.amounts = [{ amounts }];
  else delete next.amounts;
  return { correct_activity: { activity: next, reason } };
}

interface Attempt {
  id: string;
  body: string;
}
export class RowSender {
  private readonly attempts = new Map<string, Attempt>();

  // The record. Throws a Problem; without an answer the same id is used the next time.
  async send(unit: string, record: string | null, body: CommandBody, tag?: string): Promise<string> {
    const text = JSON.stringify(body);
    let attempt = this.attempts.get(unit);
    if (attempt?.body !== text) this.attempts.set(unit, (attempt = { id: newId(), body: text }));
    try {
      const answer = await sendCommand(record, body, { id: attempt.id, ...(tag && { ifMatch: tag }) });
      this.attempts.delete(unit);
      return answer.record;
    } catch (fault) {
      if (fault instanceof Problem && fault.status !== 0 && fault.status < 500) this.attempts.delete(unit);
      throw fault;
    }
  }
}

export async function readActivity(record: string): Promise<{ activity: Members; tag?: string }> {
  const call = client.GET("/api/v1/records/{record}", { params: { path: { record } } });
  const answer = await answerOf(call);
  const state = (answer.state ?? {}) as { activity?: Members };
  return { activity: state.activity ?? {}, tag: (await call).response.headers.get("ETag") ?? undefined };
}
