import { PROBLEM_STATUS, Problem, type ProblemCode } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { callGateway, type GatewayCall } from "../instances/call-gateway";
import type { BotPlace } from "./keep-bots";

/**
 * A change of a bot, as the call of our own `/v1` that makes it: checked, rewritten, paid for and counted there. Evolution
 * says with 500 and a sentence what it does not want; that is a `conflict` in its words.
 */
export async function callBot(
  { env }: TenantContext,
  { tenantId, mode, instance }: BotPlace,
  call: GatewayCall,
): Promise<unknown> {
  const { status, body, retryAfter } = await callGateway(env, { tenantId, mode, instance }, call);
  if (status < 300) return body;
  const { code, response } = (body ?? {}) as { code?: string; response?: { message?: unknown } };
  const said = [response?.message].flat(3).filter((part): part is string => typeof part === "string");
  const words = said.join(" ");
  if (code !== undefined && code in PROBLEM_STATUS) {
    throw new Problem(code as ProblemCode, words, { ...(retryAfter !== undefined && { retryAfter }) });
  }
  if (status === 404) throw new Problem("not_found", words || "There is nothing here.");
  if (status <= 500 && words !== "") throw new Problem("conflict", words);
  throw new Problem("upstream_failed", "WhatsApp's server could not do this. Try again.", { retryAfter: 5 });
}
