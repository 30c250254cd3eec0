// Phones have wrong clocks. The server's Date header says how wrong, so that "when" is right and
// what the phone itself believed is kept beside it.
import { keepIfRoom, kept } from "../db";

let aheadMs = 0; // of the phone

// A second or so is the network, not the clock.
const toleratedMs = 5000;

export function learnSkew(serverDate: string | null, now = Date.now()): void {
  const server = serverDate ? Date.parse(serverDate) : NaN;
  if (Number.isNaN(server)) return;
  const ahead = now - server;
  aheadMs = Math.abs(ahead) > toleratedMs ? ahead : 0;
  void keepIfRoom("skew", aheadMs);
}
export async function loadSkew(): Promise<void> {
  aheadMs = (await kept<number>("skew")) ?? 0;
}

export interface DeviceTime {
  device: string;
  corrected: string;
}
export function deviceTime(at = Date.now()): DeviceTime {
  return { device: new Date(at).toISOString(), corrected: new Date(at - aheadMs).toISOString() };
}
