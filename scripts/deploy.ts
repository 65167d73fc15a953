import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { askIn, currentVersion, listSecrets } from "./deployment/cloudflare.ts";
import { missingFromShell, sayMissingFromShell } from "./deployment/environment.ts";
import { missingSecrets, sayMissing } from "./deployment/secrets.ts";
import { readSettings, type Settings } from "./deployment/settings.ts";
import { smoke, smokeChecks } from "./deployment/smoke.ts";
import { dashboardConfig, workerConfig } from "./deployment/worker-config.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * Puts a release in front of people: check, migrate, worker, dashboard, smoke test; and the way back when that fails.
 * Migrations only add ("expand"), so the worker that runs and the one that comes both work with the new schema.
 */
const USAGE = `usage: npm run deploy -- --env staging|production [--dry-run] [--skip-check]
Needs CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID and DATABASE_URL. SMOKE_TEST_KEY adds a call with a test key.`;

const PROJECT = join(import.meta.dirname, "..");
const ask = askIn(PROJECT);

interface Options {
  dryRun: boolean;
  skipCheck: boolean;
}

async function deploy(settings: Settings, { dryRun, skipCheck }: Options): Promise<void> {
  const { worker, dashboard } = settings;
  if (!dryRun) requireAll(settings);
  const configs = writeConfigs(settings);
  if (!skipCheck) run("check", "npm run check");
  run("build the worker", `npx wrangler deploy --config ${configs.worker} --dry-run --outdir dist`);
  run("build the dashboard", "npm run build:dashboard");
  if (dryRun) {
    console.log(`\nReady. Without --dry-run this would deploy ${worker} and ${dashboard}.`);
    return;
  }

  const before = currentVersion(worker, ask);
  run("migrate the database", "npm run db:migrate");
  run("deploy the worker", `npx wrangler deploy --config ${configs.worker}`);
  run(
    "deploy the dashboard",
    `npx wrangler --cwd app pages deploy --config ${configs.dashboard} --project-name ${dashboard} --branch main`,
  );

  const failures = await smoke(smokeChecks(settings, process.env.SMOKE_TEST_KEY));
  if (failures.length === 0) {
    console.log(`\nDeployed ${worker} and ${dashboard}. Back with: ${wayBack(worker, before)}`);
    return;
  }
  console.error(`\nThe smoke test failed:\n${failures.map((failure) => `  ${failure}`).join("\n")}`);
  if (before) run("go back", `npx wrangler rollback ${before} --name ${worker} --message "smoke test failed" --yes`);
  throw new Error("The worker before this one is back. The schema stays: it serves both.");
}

/** Before minutes are spent on building: what is missing, all at once. */
function requireAll(settings: Settings): void {
  const lacking = missingFromShell(process.env, settings);
  if (lacking.length > 0) throw new Error(sayMissingFromShell(lacking));
  const missing = missingSecrets(listSecrets(settings.worker, ask));
  if (missing.length > 0) throw new Error(sayMissing(missing, settings.worker));
}

/** Absolute paths in them, since they lie in another folder than the file they come from. */
function writeConfigs(settings: Settings): { worker: string; dashboard: string } {
  const folder = join(PROJECT, ".wrangler/deployment", settings.environment);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, config: object) => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(config, null, 2));
    return file;
  };
  return {
    worker: write("worker.json", workerConfig(join(PROJECT, "wrangler.toml"), settings)),
    dashboard: write("dashboard.json", dashboardConfig(settings)),
  };
}

function run(what: string, command: string): void {
  console.log(`\n── ${what}`);
  const { status } = spawnSync(command, { shell: true, stdio: "inherit", cwd: PROJECT });
  if (status !== 0) throw new Error(`"${what}" failed. What came after it was not done.`);
}

const wayBack = (worker: string, version: string | undefined) =>
  version ? `npx wrangler rollback ${version} --name ${worker}` : "there is none, this was the first";

const { values } = readArguments(USAGE, {
  options: { env: { type: "string" }, "dry-run": { type: "boolean" }, "skip-check": { type: "boolean" } },
});
try {
  if (!values.env) throw new Error(USAGE);
  await deploy(readSettings(values.env), {
    dryRun: values["dry-run"] ?? false,
    skipCheck: values["skip-check"] ?? false,
  });
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
