import { join } from "node:path";
import * as z from "zod";
import { runChild } from "../processes.ts";
import { findProgram } from "../programs.ts";
import type { ClosedLoop } from "./closed-loop.ts";
import type { OpenLoop } from "./open-loop.ts";
import type { Outcome } from "./outcome.ts";
import { BODY, type Target } from "./request.ts";

/** Where a load generator runs and where it may complain. */
export interface LoadSite {
  cores: string;
  folder: string;
}

const wrk = findProgram("wrk");
const WrkTotals = z.object({ requests: z.number(), microseconds: z.number(), failed: z.number() });

export const saturator = wrk ? "wrk" : "built-in client";

/** Requests per second of 32 connections that never wait. Anything but success is an error: a refusal is cheap. */
export async function saturate(
  target: Target,
  seconds: number,
  site: LoadSite,
): Promise<{ requests: number; perSecond: number }> {
  if (wrk) return saturateByWrk(wrk, target, seconds, site);
  const load: ClosedLoop = { kind: "closed", targets: [target], connections: 32, requests: 1e9, seconds };
  const outcome = await generate(load, site);
  expectOnlyCreated(outcome, target);
  return { requests: outcome.requests, perSecond: outcome.requests / outcome.seconds };
}

/** Runs a load in a process of its own. */
export async function generate(load: ClosedLoop | OpenLoop, site: LoadSite): Promise<Outcome> {
  const program = join(import.meta.dirname, "client.ts");
  const log = join(site.folder, "load.log");
  return JSON.parse(await runChild(process.execPath, [program, JSON.stringify(load)], { cores: site.cores, log }));
}

export function expectOnlyCreated({ statuses, requests }: Outcome, { path, port }: Target): void {
  if (statuses["201"] === requests && requests > 0) return;
  throw new Error(`POST ${path} on port ${port} answered ${JSON.stringify(statuses)}; only 201 can be measured.`);
}

async function saturateByWrk(program: string, target: Target, seconds: number, site: LoadSite) {
  const url = `http://127.0.0.1:${target.port}${target.path}`;
  const script = join(import.meta.dirname, "send.lua");
  const args = ["-t1", "-c32", `-d${seconds}s`, "-s", script, url, "--", target.key, BODY];
  const output = await runChild(program, args, { cores: site.cores, log: join(site.folder, "wrk.log") });
  const totals = WrkTotals.parse(JSON.parse(output.trim().split("\n").at(-1) ?? "null"));
  if (totals.failed > 0) throw new Error(`${url}: ${totals.failed} of ${totals.requests} calls failed.\n${output}`);
  return { requests: totals.requests, perSecond: (totals.requests * 1e6) / totals.microseconds };
}
