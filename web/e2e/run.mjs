// Runs the journeys one after another: each file has a server of its own over TLS, on a copy of one
// demo folder made for this run.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeTemplate } from "./world.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const named = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith(".e2e.mjs"))
  .filter((name) => named.length === 0 || named.some((one) => name.includes(one)))
  .map((name) => join(here, name));
if (files.length === 0) {
  console.error("no journey has such a name");
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "luoshi-e2e-"));
try {
  process.env.LUOSHI_E2E = folder;
  makeTemplate(join(folder, "template"));
  const { status } = spawnSync(
    process.execPath,
    ["--test", "--test-concurrency=1", "--test-timeout=600000", "--test-reporter=spec", ...files],
    { stdio: "inherit" },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
