// Who is signed in on this phone, with and without a network. The last session is kept so that
// recording goes on after a reload offline; when the server says 401, what waits is kept and the
// person is asked to sign in again. Queue and drafts belong to an account and to no other.
import { defineStore } from "pinia";
import { computed, ref } from "vue";
import { answerOf, client, credentials, Problem, send } from "@/shared/api/client";
import { paySignOut } from "@/shared/owedSignOut";
import { useSession, type Session } from "@/shared/session";
import { db, keep, keepIfRoom, kept } from "./db";
import { learnSkew } from "./lib/clock";
import { written } from "./lib/storage";

export interface PhoneDevice {
  device: string;
  secret: string;
  account: string;
  name: string;
}
interface KeptSession {
  session: Session;
  token: string | null;
}

export const useAccount = defineStore("fieldAccount", () => {
  const session = useSession();
  const needsSignIn = ref(false); // the server has said 401 since
  const devices = ref<PhoneDevice[]>([]);
  // Between two accounts or posts: the server may know the next one before the phone does.
  const isChanging = ref(false);
  const id = computed(() => session.session?.account ?? "");
  // With a one-time password nothing else is answered.
  const isReady = computed(() => id.value !== "" && !session.session?.must_change_password);
  const post = computed(() => session.session?.post ?? null);
  const posts = computed(() => (session.session?.posts ?? []).map((one) => one.post));

  async function restore(): Promise<void> {
    devices.value = (await kept<PhoneDevice[]>("devices")) ?? [];
    const last = await kept<KeptSession>("session");
    if (!last) return;
    credentials.token = last.token ?? undefined;
    session.take(last.session);
  }

  async function remember(): Promise<void> {
    needsSignIn.value = false;
    if (!session.session) return;
    // On a full phone it goes on without: what waits must still be sent, which makes room.
    await keepIfRoom("session", { session: session.session, token: credentials.token ?? null });
  }

  // Asks the server who this is; takes the CSRF token anew. False: signed out. Throws a Problem
  // when the server does not answer.
  async function renew(): Promise<boolean> {
    try {
      const response = await send("api/v1/session");
      learnSkew(response.headers.get("Date"));
      const answer = (await response.json()) as Session;
      // Somebody else signed in with this browser, in another tab.
      session.take(answer);
      await remember();
      return true;
    } catch (fault) {
      if (!(fault instanceof Problem) || fault.status !== 401) throw fault;
      needsSignIn.value = true;
      return false;
    }
  }

  async function signedInWithPassword(): Promise<void> {
    credentials.token = undefined;
    await remember();
  }

  async function change<T>(work: () => Promise<T>): Promise<T> {
    isChanging.value = true;
    try {
      return await work();
    } finally {
      isChanging.value = false;
    }
  }
  const enter = (token: string) =>
    change(() => {
      credentials.token = token;
      credentials.csrf = undefined;
      return renew();
    });

  // Whose device it is becomes known with the first session.
  async function keepDevice(mine: PhoneDevice): Promise<void> {
    const isOlder = (one: PhoneDevice) => one.device === mine.device || (!!mine.account && one.account === mine.account);
    devices.value = [mine, ...devices.value.filter((one) => !isOlder(one))];
    await written(keep("devices", devices.value));
  }
  async function enterWith(mine: PhoneDevice, token: string): Promise<void> {
    if (!(await enter(token))) return;
    const { account, name } = session.session ?? {};
    if (account && name && (account !== mine.account || name !== mine.name)) await keepDevice({ ...mine, account, name });
  }

  async function redeem(slip: string, pin: string, deviceName: string): Promise<void> {
    await paySignOut();
    credentials.token = undefined;
    const body = { slip, pin, device_name: deviceName };
    const answer = await answerOf(client.POST("/api/v1/slips/redeem", { body }));
    // The slip is spent now: the secret is kept before anything else may fail.
    const mine = { device: answer.device ?? "", secret: answer.device_secret ?? "", account: "", name: deviceName };
    await keepDevice(mine);
    await enterWith(mine, answer.token ?? "");
  }

  async function signInWithPin(device: PhoneDevice, pin: string): Promise<void> {
    await paySignOut();
    credentials.token = undefined;
    const body = { device_secret: device.secret, pin };
    const answer = await answerOf(client.POST("/api/v1/devices/sign-in", { body }));
    await enterWith(device, answer.token);
  }

  async function switchPost(wanted: string): Promise<void> {
    await change(() => session.switchPost(wanted));
    await remember();
  }

  // The queue and the drafts stay; what was read for looking at goes.
  async function signOut(): Promise<void> {
    const mine = id.value;
    await session.signOut().catch((fault: unknown) => {
      // Signed out on the phone in any case; the server hears of it when there is a network.
      if (!(fault instanceof Problem)) throw fault;
      session.forget();
    });
    credentials.token = undefined;
    needsSignIn.value = false;
    await db.kept.where("key").startsWith(`of:${mine}:`).delete();
    await db.pictures.where("account").equals(mine).delete();
    await db.kept.delete("session");
  }

  // Kept for one account: keys of `db.kept` that end with the sign-out.
  const keyOf = (name: string) => `of:${id.value}:${post.value ?? ""}:${name}`;

  return {
    needsSignIn,
    devices,
    isChanging,
    id,
    isReady,
    post,
    posts,
    restore,
    renew,
    signedInWithPassword,
    redeem,
    signInWithPin,
    switchPost,
    signOut,
    keyOf,
  };
});
