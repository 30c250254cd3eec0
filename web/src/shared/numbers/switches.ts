// The switches of the installation (settings), asked for once. What cannot be read is off: each of
// them shows or does more when it is on.
import { send } from "@/shared/api/client";

interface Settings {
  features: { code: string; on: boolean }[];
}
let asked: Promise<Set<string>> | undefined;

async function read(): Promise<Set<string>> {
  const settings = (await (await send("api/v1/settings")).json()) as Settings;
  return new Set(settings.features.filter((one) => one.on).map((one) => one.code));
}

export async function isSwitchedOn(code: "rankings" | "share_watermark"): Promise<boolean> {
  asked ??= read().catch(() => {
    asked = undefined; // ask again the next time
    return new Set<string>();
  });
  return (await asked).has(code);
}
