// What a person wrote in a command that was set aside: its words, without codes, ids and digests.
const worded = new Set(["description", "done", "reason", "note", "text", "summary", "location", "requirement", "opinion"]);

export function saidIn(body: string): string[] {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return body ? [body] : [];
  }
  const out: string[] = [];
  const walk = (value: unknown, member: string) => {
    if (typeof value === "string" && worded.has(member) && value.trim()) out.push(value);
    else if (Array.isArray(value)) for (const one of value) walk(one, member);
    else if (value && typeof value === "object") for (const [key, one] of Object.entries(value)) walk(one, key);
  };
  walk(json, "");
  return out;
}
