import { defineConfig, mergeConfig } from "vitest/config";
import { base } from "./vite.base.ts";

export default defineConfig(
  mergeConfig(base, {
    test: {
      environment: "happy-dom",
      include: ["tests/**/*.test.ts"],
      setupFiles: ["tests/setup.ts"],
    },
  }),
);
