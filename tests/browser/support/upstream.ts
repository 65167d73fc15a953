import { randomBytes } from "node:crypto";
import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { type EvolutionServer, startEvolution } from "../../support/evolution/server.ts";
import { dashboardUrl } from "./browser.ts";
import { asOperator } from "./operator.ts";

interface Place {
  region: string;
  dedicatedTo?: string;
}

/** A simulated Evolution server for live numbers, of one tenant unless said otherwise, and the page looking at them. Gone after the test. */
export async function startUpstream(
  tenantId: string,
  page: Page,
  where: Place = { region: "apac", dedicatedTo: tenantId },
): Promise<EvolutionServer> {
  const globalKey = `global-${randomBytes(12).toString("hex")}`;
  // At its real pace: a code stays long enough to be seen.
  const server = await startEvolution({ version: "2.3.6", globalKey, timeScale: 1 });
  onTestFinished(() => server.stop());
  const place = { name: `evolution ${server.port}`, capacity: 1_000, ...where };
  await asOperator({ method: "POST", path: "/operator/servers", body: { ...place, url: server.url, key: globalKey } });
  await page.context().addCookies([{ name: "mode", value: "live", url: dashboardUrl }]);
  return server;
}
