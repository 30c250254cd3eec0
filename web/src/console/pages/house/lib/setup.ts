// What an installation needs before people can work with it, and whether it is there.
export interface Facts {
  units: number;
  postsHeld: number;
  postsVacant: number;
  persons: number;
  accounts: number;
  accountsMin: number; // persons who hold a post
  boundaries: number;
  hasMap: boolean;
  hasName: boolean;
  hasFeedbackAddress: boolean;
  backups: number;
  isSecure: boolean;
}
export interface Step {
  key: string;
  state: "done" | "open" | "optional";
  path: string;
  args: Record<string, number>;
}

export function stepsOf(facts: Facts): Step[] {
  const step = (key: string, isDone: boolean, path: string, args = {}, isOptional = false): Step => ({
    key,
    state: isDone ? "done" : isOptional ? "optional" : "open",
    path,
    args,
  });
  return [
    step("secure", facts.isSecure, "/house/storage#secure"),
    step("name", facts.hasName, "/house/settings"),
    step("units", facts.units > 1, "/house/units", { count: facts.units }),
    step("people", facts.persons > 0, "/house/people", { count: facts.persons }),
    step("posts", facts.postsHeld > 0 && facts.postsVacant === 0, "/house/posts?state=vacant", {
      held: facts.postsHeld,
      vacant: facts.postsVacant,
    }),
    step("accounts", facts.accounts >= facts.accountsMin && facts.accounts > 0, "/house/slips", {
      count: facts.accounts,
      missing: Math.max(0, facts.accountsMin - facts.accounts),
    }),
    step("rules", true, "/house/rules"),
    step("boundaries", facts.boundaries > 0, "/house/units?boundaries=open", { count: facts.boundaries }, true),
    step("map", facts.hasMap, "/house/settings", {}, true),
    step("feedback", facts.hasFeedbackAddress, "/house/settings"),
    step("backup", facts.backups > 0, "/house/storage", { count: facts.backups }),
  ];
}
