// Writes m/sw.js after a build: src/field/worker.js with the list of files of this build. The list
// decides the version, so that a new build is a new worker. Left out of it is what a phone may never
// need: the worker keeps it when it is first used.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { here } from "../vite.base.ts";

const onDemand =
  /^assets\/(engine|baseMap|MapView|qr|Share\w+|longPicture|pairs|wrap|LinkPage|SlipPage|InsecurePage|FieldMorningPage|FieldRecordsPage|TaskActivity|TaskCourse)-/;

export function serviceWorker(): Plugin {
  return {
    name: "luoshi-service-worker",
    apply: "build",
    generateBundle(_, bundle) {
      const hashed = Object.keys(bundle).filter(
        (name) => /^assets\/.*\.(js|css)$/.test(name) && !onDemand.test(name),
      );
      const files = ["./", "manifest.webmanifest", "mark.svg", ...hashed.sort()];
      const source = readFileSync(here("./src/field/worker.js"), "utf8");
      const version = createHash("sha256").update(source).update(files.join("\n")).digest("hex");
      const head = `const VERSION = ${JSON.stringify(version.slice(0, 16))};\nconst FILES = ${JSON.stringify(files)};\n`;
      this.emitFile({ type: "asset", fileName: "sw.js", source: head + source });
    },
  };
}
