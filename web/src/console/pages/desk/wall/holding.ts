// Commands that are held for a while before they are sent, so that they can be taken back without
// the server having heard of them. Leaving the page sends them at once.
import type { Order } from "../sending";

export const held_ms = 10_000;
export interface Held {
  order: Order;
  until: number; // ms
}

export class Holding {
  private readonly held = new Map<string, Held>();
  constructor(private readonly now: () => number = Date.now) {}

  // A second verdict on the same record replaces the first and starts anew.
  hold(order: Order): void {
    this.held.delete(order.key);
    this.held.set(order.key, { order, until: this.now() + held_ms });
  }
  // False when it was too late.
  undo(key: string): boolean {
    return this.held.delete(key);
  }
  secondsLeft(key: string): number | undefined {
    const one = this.held.get(key);
    return one && Math.max(0, Math.ceil((one.until - this.now()) / 1000));
  }
  // What has waited long enough; each is handed out once.
  due(): Order[] {
    return this.take((one) => one.until <= this.now());
  }
  all(): Order[] {
    return this.take(() => true);
  }
  get size(): number {
    return this.held.size;
  }
  // The last held stands last.
  keys(): string[] {
    return [...this.held.keys()];
  }
  private take(wanted: (one: Held) => boolean): Order[] {
    const out = [...this.held.values()].filter(wanted).map((one) => one.order);
    for (const order of out) this.held.delete(order.key);
    return out;
  }
}
