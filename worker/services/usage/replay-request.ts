import { listRequests } from "../../../db/queries/request-log";
import type { ReplayAnswer, ReplayRequest } from "../../../lib/contract/usage";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { callGateway, type GatewayCall } from "../instances/call-gateway";
import { getOwnInstance } from "../instances/find-own";

const METHODS: readonly GatewayCall["method"][] = ["GET", "POST", "PUT", "DELETE"];

/** About one instance and nothing else: what its address says is all that was kept. */
const REPLAYABLE = /^([A-Z]+) ((?:\/\w+)+)\/:instanceName$/;

/** The same call again, as the instance, in the name of whoever asks. Anything but a look must be confirmed. */
export async function replayRequest(
  ctx: TenantContext,
  id: string,
  { body, confirm }: ReplayRequest,
): Promise<ReplayAnswer> {
  const { method, route, instanceId } = await findCall(ctx, id);
  if (method !== "GET" && !confirm) {
    const fields = { confirm: ["must be true: this changes or sends something"] };
    throw new Problem("invalid_request", "The request is not valid.", { fields });
  }
  const { row, instance } = await getOwnInstance(ctx, instanceId);
  const begun = Date.now();
  const carried = method === "GET" || body === null ? {} : { body };
  const answer = await callGateway(ctx.env, { ...row, instance }, { method, route, ...carried, actor: ctx.actor });
  return { status: answer.status, ms: Date.now() - begun, requestId: answer.requestId, body: answer.body ?? null };
}

async function findCall({ db, tenantId, actor }: TenantContext, id: string) {
  const modes = actor.key ? [actor.key.mode] : (["live", "test"] as const);
  const found = await Promise.all(modes.map((mode) => listRequests(db, tenantId, { mode, requestId: id, limit: 1 })));
  const [entry] = found.flat();
  if (!entry) throw new Problem("not_found", "There is no such call.");
  const [, verb, route = ""] = REPLAYABLE.exec(entry.route) ?? [];
  const method = METHODS.find((known) => known === verb);
  if (!method || !entry.instanceId) throw new Problem("conflict", "This call cannot be made again from here.");
  return { method, route, instanceId: entry.instanceId };
}
