import { setTimeout as wait } from "node:timers/promises";
import { SMALL_LIMIT, SMALL_PLAN } from "../gateway/database.ts";
import type { Gateway } from "../gateway/start.ts";
import { generate } from "../load/generate.ts";
import type { Stage } from "../stage.ts";

export interface Admission {
  isolates: number;
  limit: number;
  offered: number;
  /** Sends that reached the upstream in the rush. */
  admitted: number;
  /** After the rush: all sends, once isolates have given back what they held. */
  admittedInTheEnd: number;
  overAdmitted: number;
}

const OFFERED = 4 * SMALL_LIMIT;
const CONNECTIONS = 32;
const RETURN_MS = 5_000;

/** Several isolates race for the last credits of a small plan. What counts is what the upstream saw. */
export async function provokeOverAdmission(stage: Stage, gateway: Gateway): Promise<Admission> {
  const { target } = await gateway.management.registerTenant(SMALL_PLAN);
  const targets = gateway.ports.map((port) => ({ ...target, port }));
  const load = { kind: "closed", targets, connections: CONNECTIONS, seconds: 60 } as const;
  const before = await stage.upstream.sends();
  await generate({ ...load, requests: OFFERED }, stage.site);
  const admitted = (await stage.upstream.sends()) - before;

  // In a hurry, waiting for returned credit is left out.
  if (!stage.quick) await wait(RETURN_MS);
  await generate({ ...load, requests: SMALL_LIMIT }, stage.site);
  const admittedInTheEnd = (await stage.upstream.sends()) - before;
  return {
    isolates: targets.length,
    limit: SMALL_LIMIT,
    offered: OFFERED,
    admitted,
    admittedInTheEnd,
    overAdmitted: Math.max(0, admittedInTheEnd - SMALL_LIMIT),
  };
}
