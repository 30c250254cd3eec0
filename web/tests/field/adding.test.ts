// What a form hands to the queue of the phone.
import { createPinia, setActivePinia } from "pinia";
import { describe, expect, it } from "vitest";
import { useAccount } from "@/field/account";
import { db } from "@/field/db";
import { useQueue } from "@/field/queue/queue";

describe("the queue", () => {
  it("keeps what a form sends under the id of the form, and keeps it once", async () => {
    setActivePinia(createPinia());
    useAccount();
    const send = useQueue().sender(() => "title");
    for (let time = 0; time < 2; time++) await send(null, { ask_request: {} }, { id: "form-1" });
    expect((await db.queue.toArray()).map((one) => one.id)).toEqual(["form-1"]);
  });
});
