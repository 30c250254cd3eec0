// The budgets of the two builds: what a page loads, summed over the import closure of Vite's
// manifest, gzipped. Exit status 1 when one is exceeded.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const web = fileURLToPath(new URL("../../build/web/", import.meta.url));
const KiB = 1024;

function closure(manifest, entries) {
  const seen = new Set();
  const walk = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key].imports ?? []) walk(next);
  };
  entries.forEach(walk);
  const chunks = [...seen].map((key) => manifest[key]);
  return { js: chunks.map((one) => one.file), css: [...new Set(chunks.flatMap((one) => one.css ?? []))] };
}

const gzipped = (folder, files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(folder + file), { level: 9 }).length, 0);
const raw = (folder, files) => files.reduce((sum, file) => sum + readFileSync(folder + file).length, 0);

const read = (folder) => JSON.parse(readFileSync(`${folder}.vite/manifest.json`, "utf8"));
const pageKey = (manifest, name) => {
  const key = Object.keys(manifest).find((one) => one.endsWith(`/${name}.vue`));
  if (!key) throw new Error(`no page ${name} in the manifest`);
  return key;
};

const rows = [];
function check(name, bytes, budget) {
  rows.push({ name, bytes, budget, over: bytes > budget });
}

const consoleManifest = read(web);
const entry = Object.keys(consoleManifest).find((key) => consoleManifest[key].isEntry);
const pageBudgets = { SignInPage: [100, 10], LedgerPage: [230, 25] };
for (const key of Object.keys(consoleManifest).filter((one) => /console\/pages\/.*Page\.vue$/.test(one))) {
  const name = key.match(/(\w+)\.vue$/)[1];
  const { js, css } = closure(consoleManifest, [entry, key]);
  const [jsBudget, cssBudget] = pageBudgets[name] ?? [270, 40];
  check(`console ${name} js gz`, gzipped(web, js), jsBudget * KiB);
  check(`console ${name} css gz`, gzipped(web, css), cssBudget * KiB);
}
pageKey(consoleManifest, "LedgerPage");

const m = `${web}m/`;
const fieldManifest = read(m);
const fieldEntry = Object.keys(fieldManifest).find((key) => fieldManifest[key].isEntry);
// What stands on the first screen of somebody who is signed in.
const tasks = Object.keys(fieldManifest).find((key) => key.endsWith("/TasksPage.vue"));
const field = closure(fieldManifest, [fieldEntry, tasks]);
check("field first screen js gz", gzipped(m, field.js), 130 * KiB);
check("field first screen css gz", gzipped(m, field.css), 10 * KiB);
const map = Object.keys(fieldManifest).find((key) => key.endsWith("shared/map/engine.ts"));
if (map) {
  const own = closure(fieldManifest, [map]).js.filter((file) => !field.js.includes(file));
  check("field map js gz", gzipped(m, own), 100 * KiB);
}
const precached = readFileSync(`${m}sw.js`, "utf8").match(/FILES = (\[.*?\]);/)[1];
const kept = JSON.parse(precached).filter((file) => file !== "./" && existsSync(m + file));
check("field precache raw", raw(m, kept), 600 * KiB);

for (const row of rows)
  console.log(
    `${row.over ? "OVER " : "     "}${row.name.padEnd(40)} ${(row.bytes / KiB).toFixed(1).padStart(8)} of ${row.budget / KiB} KiB`,
  );
process.exit(rows.some((row) => row.over) ? 1 : 0);
