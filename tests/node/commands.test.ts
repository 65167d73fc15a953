import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const PROJECT = join(import.meta.dirname, "../..");

const run = (file: string, args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [join(PROJECT, file), ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });

const COMMANDS = ["key", "operator", "rotate-secret", "chaos", "prove", "deploy"].map((name) => `scripts/${name}.ts`);

it.each([...COMMANDS, "bench/run.ts"])("%s says how it is used, also where an option was mistyped", (file) => {
  const help = run(file, ["--help"]);
  expect([help.status, help.stdout]).toEqual([0, expect.stringMatching(/^usage: npm run /)]);
  const mistyped = run(file, ["--mistyped"]);
  expect(mistyped.status).toBe(1);
  expect(mistyped.stderr).toContain("--mistyped");
  expect(mistyped.stderr).toContain(help.stdout.trim());
  expect(mistyped.stderr).not.toContain("    at ");
});

it("npm start names a setting that it does not know, before it makes anything", () => {
  const started = run("local/start.ts", [], { ZAPIN_LOG: "info", ZAPIN_DIR: "/dev/null/nowhere" });
  expect([started.status, started.stderr.trim()]).toEqual([1, "ZAPIN_LOG=info is none of off, sampled, all."]);
});
