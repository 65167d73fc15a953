import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";
import { staticImports } from "./tests/support/static-imports.ts";
import { PATIENCE_MS } from "./tests/support/until.ts";

const sealingKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

// What a build would make first, in a process of its own, since that changes how modules are found. Where it fails, so do the
// tests that need it.
spawnSync(process.execPath, [join(import.meta.dirname, "scripts/before-build.ts")], { stdio: "inherit" });

export default defineConfig({
  test: {
    globalSetup: ["./tests/support/neon-global-setup.ts"],
    // Nothing is measured by the clock: these only end what hangs, on a machine many times slower as well.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 60_000,
    expect: { poll: { timeout: PATIENCE_MS, interval: 100 } },
    // Most of them wait for other processes: one less than there are cores would leave a small machine idle.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        plugins: [
          staticImports(),
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                NEON_ENDPOINT: inject("neonUrl"),
                DATABASE_URL: "postgres://test:test@neon.test/zapin",
                KEY_SECRETS: `1:${sealingKey}`,
                DATA_SECRETS: `1:${sealingKey}`,
                OPERATOR_TOKEN: "operator-token-of-the-tests",
                ENVIRONMENT: "test",
                REQUEST_LOG: "off",
                DASHBOARD_URL: "https://dashboard.test",
              },
            },
          })),
        ],
        test: {
          name: "workerd",
          isolate: false,
          // Vitest gathers what is logged with timers, and a timer of one Durable Object cannot be cleared by another.
          disableConsoleIntercept: true,
          include: ["{worker,durable,db,lib}/**/*.test.ts", "tests/workerd/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          // A worker keeps its windows from file to file: a new one makes Chromium compile the dashboard anew.
          isolate: false,
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: ["./tests/browser/support/global-setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "node",
          include: ["{local,scripts,app}/**/*.test.ts", "tests/node/**/*.test.ts"],
          globalSetup: ["./tests/node/support/global-setup.ts"],
          // Whoever starts the gateway loads wrangler, Miniflare and Postgres: once in a process is enough.
          isolate: false,
        },
      },
    ],
  },
});
