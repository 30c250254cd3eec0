// Commands: made once with an id of their own, sent again with the same id until they are answered.
import { newId } from "@/shared/api/ids";
import { send } from "@/shared/api/client";

// {"report_case": {...}}: one member, the command's name.
export type CommandBody = Record<string, unknown>;

// The server wants the name inside: {"type": "report_case", ...}.
export function wire(body: CommandBody): Record<string, unknown> {
  const [[name, inputs] = ["", {}]] = Object.entries(body);
  return "type" in body ? body : { type: name, ...(inputs as object) };
}

export interface CommandAnswer {
  record: string;
  repeated: boolean;
}

export interface CommandOptions {
  id?: string;
  ifMatch?: string; // ETag of the record as it was seen
  queuedAt?: string; // of a command that waited on a phone
  keepalive?: true; // the page is going: the browser carries it on by itself
}

export async function sendCommand(
  record: string | null,
  body: CommandBody,
  options: CommandOptions = {},
): Promise<CommandAnswer> {
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    "Idempotency-Key": options.id ?? newId(),
  };
  if (options.ifMatch) headers["If-Match"] = options.ifMatch;
  if (options.queuedAt) headers["Queued-At"] = options.queuedAt;
  const path = record ? `api/v1/records/${record}/commands` : "api/v1/commands";
  const { keepalive } = options;
  const init = { method: "POST", headers, body: JSON.stringify(wire(body)), ...(keepalive && { keepalive }) };
  const response = await send(path, init);
  return (await response.json()) as CommandAnswer;
}
