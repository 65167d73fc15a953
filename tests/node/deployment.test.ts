import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { missingSecrets, SECRETS, sayMissing } from "../../scripts/deployment/secrets.ts";
import { readSettings } from "../../scripts/deployment/settings.ts";
import { smoke, smokeChecks } from "../../scripts/deployment/smoke.ts";
import { dashboardConfig, workerConfig } from "../../scripts/deployment/worker-config.ts";

const PROJECT = join(import.meta.dirname, "../..");
const example = JSON.parse(readFileSync(join(PROJECT, "deployments/example.json"), "utf8")) as Record<string, unknown>;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zapin-deployments-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, settings: object) => writeFileSync(join(folder, `${name}.json`), JSON.stringify(settings));

it("reads the settings that the project brings, one file per environment", () => {
  for (const name of ["staging", "production"]) expect(readSettings(name)).toMatchObject({ environment: name });
});

it.each([
  ["http instead of https", { publicUrl: "http://api.example.com" }, /publicUrl/],
  ["a name that Cloudflare refuses", { worker: "Zapin!" }, /worker/],
  ["a field nobody knows", { publicURL: "https://x.test" }, /publicURL/],
  ["another environment", { environment: "staging" }, /says environment/],
])("refuses settings with %s, and says where", (_, change, message) => {
  write("production", { ...example, ...change });
  expect(() => readSettings("production", folder)).toThrow(message);
});

it("says what to do when there are no settings", () => {
  expect(() => readSettings("production", folder)).toThrow(/Copy deployments\/example.json/);
});

it("lists every missing secret with what it is for and how to set it", () => {
  const missing = missingSecrets(["KEY_SECRETS", "DATABASE_URL"]);
  expect(missing.map(({ name }) => name)).toEqual(["DATA_SECRETS", "OPERATOR_TOKEN"]);
  const said = sayMissing(missing, "zapin");
  for (const { name, purpose } of missing) {
    expect(said).toContain(purpose);
    expect(said).toContain(`wrangler secret put ${name} --name zapin`);
  }
});

it("asks for the secrets that wrangler.toml requires, and documents all of them", () => {
  const toml = readFileSync(join(PROJECT, "wrangler.toml"), "utf8");
  const required = /\[secrets\]\s*required = \[([^\]]*)\]/.exec(toml)?.[1]?.match(/[A-Z_]+/g) ?? [];
  expect(
    SECRETS.filter((secret) => secret.required)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(required.sort());
  const guide = readFileSync(join(PROJECT, "docs/deploy.md"), "utf8");
  for (const { name } of SECRETS) expect(guide).toContain(`\`${name}\``);
});

it("turns off in production what is only for one machine, and keeps every binding", () => {
  write("production", example);
  const settings = readSettings("production", folder);
  const config = workerConfig(join(PROJECT, "wrangler.toml"), settings);
  expect(config.vars).toMatchObject({
    ENVIRONMENT: "production",
    ALLOW_LOCAL_URLS: "false",
    TIME_SCALE: "1",
    NEON_ENDPOINT: "",
  });
  const toml = readFileSync(join(PROJECT, "wrangler.toml"), "utf8");
  const classes = toml.match(/class_name = "(\w+)"/g) ?? [];
  expect(config.durable_objects.bindings).toHaveLength(classes.length);
  expect(config.r2_buckets).toEqual([{ binding: "MEDIA", bucket_name: "zapin-media" }]);
  expect(config.ratelimits.length).toBeGreaterThan(0);
  expect(dashboardConfig(settings).services).toEqual([{ binding: "API", service: "zapin", entrypoint: "Dashboard" }]);
});

it("lets a deployment settle before it judges it, and names what does not hold", async () => {
  const checks = smokeChecks({ publicUrl: "https://api.test", dashboardUrl: "https://app.test" }, "zpn_test_x");
  let asked = 0;
  const slow: typeof fetch = async (input) => {
    asked += 1;
    const { pathname } = new URL(String(input));
    const status = checks.find(({ url }) => new URL(url).pathname === pathname)?.expected ?? 500;
    return new Response(null, { status: asked <= 3 ? 503 : status });
  };
  const [key] = checks.slice(-1);
  expect(await smoke(checks.slice(0, 2), slow, 0)).toEqual([]);
  const dead: typeof fetch = async () => new Response(null, { status: 500 });
  expect(await smoke([key!], dead, 0)).toEqual([expect.stringContaining("a test key works: expected 200")]);
});
