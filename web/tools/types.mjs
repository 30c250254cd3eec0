// Makes build/api/schema.d.ts from the document the built server prints: what the screens use and
// the server does not have fails the type check.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));
const luoshi = process.env.LUOSHI ?? `${root}build/release/luoshi`;
const text = execFileSync(luoshi, ["openapi"], { maxBuffer: 64 * 1024 * 1024, encoding: "utf8" });
mkdirSync(`${root}build/api`, { recursive: true });
writeFileSync(`${root}build/api/openapi.json`, text);
writeFileSync(`${root}build/api/schema.d.ts`, astToString(await openapiTS(JSON.parse(text))));
