import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { serveChromium } from "../../support/chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    dashboardUrl: string;
    gatewayUrl: string;
    /** Lets a test act as the operator. */
    operatorToken: string;
    /** Where the run's one browser listens. */
    browserEndpoint: string;
  }
}

/** Sign-in with GitHub is set up, with Google it is not: a test of sign-in looks at both. */
const GITHUB = { GITHUB_CLIENT_ID: "browser-tests", GITHUB_CLIENT_SECRET: "never-sent" };

/** The whole product and one browser, for all files of a run. */
export default async function setup(project: TestProject) {
  process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= "false";
  process.env.WRANGLER_SEND_METRICS ??= "false";
  process.env.WRANGLER_LOG ??= "error";
  const { startStack } = await import("../../../local/stack.ts");
  const stateDir = await mkdtemp(join(tmpdir(), "zapin-browser-"));
  const script = process.env.ZAPIN_WORKER_SCRIPT;
  const stack = await startStack({
    port: 0,
    dashboardPort: 0,
    stateDir,
    database: "memory",
    script,
    extraBindings: GITHUB,
  });
  const browser = await serveChromium();
  project.provide("dashboardUrl", stack.dashboardUrl ?? "");
  project.provide("gatewayUrl", stack.gatewayUrl);
  project.provide("operatorToken", stack.secrets.OPERATOR_TOKEN);
  project.provide("browserEndpoint", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await stack.dispose();
    await rm(stateDir, { recursive: true, force: true });
  };
}
