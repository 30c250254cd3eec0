import { defineConfig, mergeConfig } from "vite";
import { base, here } from "./vite.base.ts";

// Empties build/web, so it runs before the field build.
export default defineConfig(
  mergeConfig(base, {
    root: here("."),
    publicDir: here("./public-console"),
    build: { outDir: here("../build/web"), emptyOutDir: true },
  }),
);
