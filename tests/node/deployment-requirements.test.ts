import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Answer, currentVersion, listSecrets } from "../../scripts/deployment/cloudflare.ts";
import { missingFromShell } from "../../scripts/deployment/environment.ts";
import { readSettings } from "../../scripts/deployment/settings.ts";
import { workerConfig } from "../../scripts/deployment/worker-config.ts";

const PROJECT = join(import.meta.dirname, "../..");

/** What a new operator's shell has. */
const run = (file: string, args: string[], variables: Record<string, string> = {}) =>
  spawnSync(process.execPath, [join(PROJECT, file), ...args], {
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...variables },
  });

it("names at once what a deployment lacks, before anything is built", () => {
  const { status, stdout, stderr } = run("scripts/deploy.ts", ["--env", "staging"]);
  expect([status, stdout]).toEqual([1, ""]);
  for (const name of ["CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "DATABASE_URL"]) expect(stderr).toContain(name);
  expect(stderr).toContain("publicUrl in deployments/staging.json: https://api.staging.example.com is only an example");
  expect(stderr).toContain("Nothing was changed");
});

it("lacks nothing when all is set", () => {
  const shell = { CLOUDFLARE_API_TOKEN: "t", CLOUDFLARE_ACCOUNT_ID: "a", DATABASE_URL: "postgres://x" };
  const own = {
    environment: "staging",
    publicUrl: "https://api.zapin.id",
    dashboardUrl: "https://my-example.com",
  } as const;
  expect(missingFromShell(shell, own)).toEqual([]);
});

it("deploys every variable of wrangler.toml, with what an environment says instead", () => {
  const toml = readFileSync(join(PROJECT, "wrangler.toml"), "utf8");
  const [, section = ""] = /^\[vars\]\n([\s\S]*?)^\[/m.exec(toml) ?? [];
  const names = Array.from(section.matchAll(/^([A-Z_]+) =/gm), ([, name]) => name);
  expect(names).toContain("REQUEST_LOG");
  const settings = { ...readSettings("production"), vars: { REQUEST_LOG: "all" } };
  const { vars } = workerConfig(join(PROJECT, "wrangler.toml"), settings);
  expect(Object.keys(vars)).toEqual(expect.arrayContaining(names));
  expect(vars).toMatchObject({ REQUEST_LOG: "all", OPENAI_URL: "https://api.openai.com/v1", NEON_ENDPOINT: "" });
});

const saying = (answer: Partial<Answer>) => () => ({ status: 0, stdout: "", stderr: "", ...answer });

it("takes a worker that is not there for one without secrets, and a refused token for no answer", () => {
  expect(listSecrets("zapin", saying({ stdout: '[{"name":"KEY_SECRETS","type":"secret_text"}]' }))).toEqual([
    "KEY_SECRETS",
  ]);
  const unknown = saying({ status: 1, stderr: '✘ [ERROR] Worker "zapin" not found.' });
  expect(listSecrets("zapin", unknown)).toEqual([]);
  expect(currentVersion("zapin", unknown)).toBeUndefined();
  const refused = saying({ status: 1, stderr: "✘ [ERROR] Authentication error [code: 10000]" });
  expect(() => listSecrets("zapin", refused)).toThrow(/did not say which secrets.*Nothing was changed.*10000/s);
  expect(() => currentVersion("zapin", refused)).toThrow(/did not say which version runs/);
});

it("goes back to the version that ran last", () => {
  const deployments = [{ versions: [{ version_id: "old" }] }, { versions: [{ version_id: "new" }] }];
  expect(currentVersion("zapin", saying({ stdout: JSON.stringify(deployments) }))).toBe("new");
});

it.each(["key.ts list --tenant x", "operator.ts --email a@b.test", "rotate-secret.ts --dry-run"])(
  "%s says in words that nobody answers, and takes no token of this machine elsewhere",
  (command) => {
    const [file = "", ...args] = command.split(" ");
    const away = { ZAPIN_URL: "http://127.0.0.1:9" };
    const dead = run(`scripts/${file}`, args, { ...away, ZAPIN_OPERATOR_TOKEN: "t" });
    expect([dead.status, dead.stderr]).toEqual([1, expect.stringMatching(/^http:\/\/127.0.0.1:9 does not answer/)]);
    const unset = run(`scripts/${file}`, args, away);
    expect([unset.status, unset.stderr]).toEqual([1, expect.stringContaining("ZAPIN_OPERATOR_TOKEN")]);
  },
);

it("db:migrate says what it needs and what went wrong, without a stack and without the password", () => {
  const unset = run("scripts/migrate.ts", []);
  expect([unset.status, unset.stderr]).toEqual([1, expect.stringMatching(/^DATABASE_URL is not set\.\nusage: /)]);
  for (const url of ["postgres://zapin:Secret-1@127.0.0.1:9/zapin", "zapin:Secret-1"]) {
    const { status, stderr } = run("scripts/migrate.ts", [], { DATABASE_URL: url });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^The database was not brought up to date\. /)]);
    expect(stderr).not.toMatch(/Secret-1|\n +at /);
  }
});
