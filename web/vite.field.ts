import { defineConfig, mergeConfig } from "vite";
import { base, here } from "./vite.base.ts";
import { fieldMessages } from "./tools/field-messages.ts";
import { serviceWorker } from "./tools/service-worker.ts";

export default defineConfig(
  mergeConfig(base, {
    root: here("./field"),
    publicDir: here("./public-field"),
    plugins: [fieldMessages(), serviceWorker()],
    build: { outDir: here("../build/web/m"), emptyOutDir: true },
  }),
);
