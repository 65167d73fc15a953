import { join } from "node:path";
import { OPEN_PLAN } from "../gateway/database.ts";
import type { Gateway } from "../gateway/start.ts";
import { expectOnlyCreated, generate } from "../load/generate.ts";
import type { Target } from "../load/request.ts";
import type { Stage } from "../stage.ts";
import { startUpstream } from "../start-upstream.ts";
import { quantile } from "../statistics.ts";

/** Milliseconds; one p50 per round. */
export interface RelayRuns {
  bare: number[];
  relay: number[];
}

const CONNECTIONS = 16;

/** A bot's call through the relay, beside the same call through the bare worker. The bot answers as fast as it can. */
export async function measureRelay(stage: Stage, gateway: Gateway, rate: number): Promise<RelayRuns> {
  const { rounds, seconds } = stage.quick ? { rounds: 5, seconds: 1 } : { rounds: 11, seconds: 3 };
  // Not the server itself: nobody is let through to that.
  const bot = await startUpstream(join(stage.site.folder), stage.cores);
  const targets = { bare: stage.bare.target, relay: await createRelay(stage, gateway, bot.url) };
  const runs: RelayRuns = { bare: [], relay: [] };
  for (let round = -1; round < rounds; round++) {
    for (const name of ["bare", "relay"] as const) {
      const pace = { rate, seconds, warmUpSeconds: 0.3, connections: CONNECTIONS, spin: stage.cores.loadAlone };
      const outcome = await generate({ kind: "open", target: targets[name], ...pace }, stage.site);
      expectOnlyCreated(outcome, targets[name]);
      // The first round warms up.
      if (round >= 0) runs[name].push(quantile(outcome.latencies, 0.5));
    }
  }
  return runs;
}

/** A bot of a new tenant's; what its server was given is what a server would call. */
async function createRelay(stage: Stage, gateway: Gateway, botUrl: string): Promise<Target> {
  const { target } = await gateway.management.registerTenant(OPEN_PLAN);
  const trigger = { triggerType: "keyword", triggerOperator: "equals", triggerValue: "bench" };
  const url = `http://127.0.0.1:${target.port}/v1/flowise/create/toko`;
  const response = await fetch(url, {
    method: "POST",
    headers: { apikey: target.key, "content-type": "application/json" },
    body: JSON.stringify({ enabled: true, apiUrl: `${botUrl}/message/sendText/bot`, ...trigger }),
  });
  if (response.status !== 201) throw new Error(`The bot was not made: ${response.status} ${await response.text()}`);
  const { pathname } = new URL(await stage.upstream.lastBot());
  return { port: target.port, path: pathname, key: target.key };
}
