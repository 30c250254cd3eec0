// Who is signed in, as the server says. Rights hide what would be refused anyway; the server decides.
import { defineStore } from "pinia";
import { computed, ref } from "vue";
import { answerOf, client, credentials, Problem, type Schemas } from "@/shared/api/client";
import { isUnanswered, oweSignOut, paySignOut } from "@/shared/owedSignOut";

export type Session = Schemas["SessionAnswer"];
export type Right = Session["rights"][number];

export const useSession = defineStore("session", () => {
  const session = ref<Session | null>(null);
  const isKnown = ref(false); // the server has been asked

  function take(answer: Session): void {
    session.value = answer;
    credentials.csrf = answer.csrf;
    isKnown.value = true;
  }

  // False: nobody is signed in. Throws a Problem when the server does not answer.
  async function load(): Promise<boolean> {
    try {
      await paySignOut();
      take(await answerOf(client.GET("/api/v1/session")));
      return true;
    } catch (fault) {
      if (!(fault instanceof Problem) || fault.status !== 401) throw fault;
      forget();
      isKnown.value = true;
      return false;
    }
  }

  async function signIn(name: string, password: string, post?: string): Promise<void> {
    await paySignOut();
    take(await answerOf(client.POST("/api/v1/session", { body: { name, password, ...(post && { post }) } })));
  }

  async function switchPost(post: string): Promise<void> {
    take(await answerOf(client.POST("/api/v1/session/post", { body: { post } })));
  }

  // Without an answer somebody is still signed in on the server: that is made up for.
  async function signOut(): Promise<void> {
    try {
      await answerOf(client.POST("/api/v1/session/end"));
    } catch (fault) {
      if (isUnanswered(fault)) await oweSignOut();
      throw fault;
    }
    forget();
  }

  function forget(): void {
    session.value = null;
    credentials.csrf = undefined;
  }

  const can = (right: Right) => session.value?.rights.includes(right) ?? false;
  const isSignedIn = computed(() => session.value !== null);
  return { session, isKnown, isSignedIn, take, load, signIn, switchPost, signOut, forget, can };
});
