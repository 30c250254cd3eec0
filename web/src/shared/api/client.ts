// The one way to the server. Who is signed in is in `credentials`; a refusal is a Problem.
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "@api";

// Without the room that each name has in the document: Schemas["RecordRow"] is "http.RecordRow".
type All = components["schemas"];
type Bare<Name> = Name extends `${string}.${infer Rest}` ? Rest : Name;
export type Schemas = { [Name in keyof All as Bare<Name>]: All[Name] };

// Where the server's own prefix begins, "/" or "/luoshi/": <base> of the page without "m/".
export const root = new URL(document.baseURI).pathname.replace(/m\/$/, "");

// Console: the cookie and its CSRF token. Phone with a PIN: a bearer token.
export const credentials: { csrf?: string; token?: string; language: "zh" | "en" } = {
  language: "zh",
};

export interface ProblemBody {
  code: string;
  title?: string;
  detail?: string;
  field?: string;
  args?: Record<string, string>;
}

// status 0: no answer (no network, or the server is away); the same command may be sent again.
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: ProblemBody,
  ) {
    super(body.detail ?? body.title ?? body.code);
  }
  get code(): string {
    return this.body.code;
  }
}

export function headersOf(): Record<string, string> {
  const out: Record<string, string> = { "Accept-Language": credentials.language };
  if (credentials.token) out.Authorization = `Bearer ${credentials.token}`;
  else if (credentials.csrf) out["X-CSRF-Token"] = credentials.csrf;
  return out;
}

const signed: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(headersOf())) request.headers.set(name, value);
    return request;
  },
};

export const client = createClient<paths>({
  baseUrl: root.replace(/\/$/, ""),
  // Taken at the time of the call, so that tests and the phone's own network rules can replace it.
  fetch: (request) => globalThis.fetch(request),
});
client.use(signed);

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

// The data of an answer, or a Problem is thrown.
export async function answerOf<T>(call: Promise<Answered<T>>): Promise<T> {
  let answered: Answered<T>;
  try {
    answered = await call;
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw new Problem(0, { code: "no_answer" });
  }
  if (answered.response.ok && answered.data !== undefined) return answered.data;
  throw problemOf(answered.response.status, answered.error);
}

export function problemOf(status: number, error: unknown): Problem {
  const body = error as Partial<ProblemBody> | undefined;
  return new Problem(status, typeof body?.code === "string" ? (body as ProblemBody) : { code: "no_answer" });
}

// What the generated types do not reach: uploads, streams, files.
export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await globalThis.fetch(root + path.replace(/^\//, ""), {
      ...init,
      headers: { ...headersOf(), ...(init.headers as Record<string, string> | undefined) },
    });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw new Problem(0, { code: "no_answer" });
  }
  if (response.ok) return response;
  throw problemOf(response.status, await response.json().catch(() => undefined));
}
