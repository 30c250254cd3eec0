// The phone carries no texts of pages that only the desk has. Nothing of src/field or src/shared
// names a key of these areas; a test keeps it so.
import type { Plugin } from "vite";

export const deskOnly = ["house", "desk", "ledger", "console"];
// What stands at the phone's entrance: nobody shares before signing in.
const entrance = /\/messages\/entry\.zh\.ts$/;
const own = 'import common from "./common.zh"; import words from "./words.zh"; export default { common, words };';
const file = new RegExp(`/messages/(${deskOnly.join("|")})\\.(zh|en)\\.ts$`);

export function fieldMessages(): Plugin {
  return {
    name: "luoshi-field-messages",
    load: (id) => (file.test(id) ? "export default {};" : entrance.test(id) ? own : undefined),
  };
}
