import { type ParsedKey, parseKey } from "../../lib/api-key";
import { isAllowedIp } from "../../lib/ip-ranges";
import { ledgerName } from "../../lib/ledger-name";
import { Problem } from "../../lib/problem";
import { config } from "../env";
import { type Caller, findCaller, forgetCaller, isRefused, rememberCaller } from "./cache";
import { type Call, fromLedger } from "./call";

/** Step 1: who calls. A key known to this isolate costs nothing, not even a wait. */
export function recognize(call: Call): Caller | undefined {
  const key = presentedKey(call);
  const known = findCaller(key, call.startedAt);
  if (!known) return undefined;
  if (known.refresh) call.ctx.waitUntil(refresh(call, key, known.value));
  return usable(call, known.value);
}

/** The same for a key that this isolate does not know: a forged one costs an HMAC and no object call. */
export async function identify(call: Call): Promise<Caller> {
  const key = presentedKey(call);
  if (isRefused(key, call.startedAt)) throw unauthenticated();
  const parsed = await parseKey(config.keySecrets, key);
  if (!parsed) throw unauthenticated();
  const caller = await askLedger(call, key, parsed);
  if (!caller) throw unauthenticated();
  return usable(call, caller);
}

/** For a call that has waited in a queue: its key is asked for again, without its text and from no address. */
export async function identifyAgain(call: Call, parsed: ParsedKey): Promise<Caller> {
  const ledger = ledgerName(parsed.tenantId, parsed.mode);
  const reply = await fromLedger(call.env.LEDGER.getByName(ledger).identify(parsed));
  if (!reply.ok || (reply.grant.expiresAt !== null && reply.grant.expiresAt <= call.startedAt)) {
    throw new Problem("unauthenticated", "The key that queued it was revoked, rolled or has expired.");
  }
  return { grant: reply.grant, parsed, ledger };
}

/** The caller, if its key may be used now and from here. */
function usable(call: Call, caller: Caller): Caller {
  const { expiresAt, allowedIps } = caller.grant;
  if (expiresAt !== null && expiresAt <= call.startedAt) throw unauthenticated();
  if (allowedIps && !isAllowedIp(call.headers.get("cf-connecting-ip"), allowedIps)) {
    throw new Problem("ip_not_allowed", "This key may not be used from your address.");
  }
  return caller;
}

function presentedKey({ headers }: Call): string {
  const key = headers.get("apikey") || bearerToken(headers.get("authorization"));
  if (!key) throw unauthenticated();
  return key;
}

const bearerToken = (authorization: string | null) =>
  authorization && /^bearer /i.test(authorization) ? authorization.slice(7).trim() : undefined;

async function askLedger(call: Call, key: string, parsed: ParsedKey): Promise<Caller | undefined> {
  const ledger = ledgerName(parsed.tenantId, parsed.mode);
  const askedAt = Date.now();
  const reply = await fromLedger(call.env.LEDGER.getByName(ledger).identify(parsed, agentOf(call)));
  if (!reply.ok) {
    forgetCaller(key, askedAt);
    return undefined;
  }
  const caller = { grant: reply.grant, parsed, ledger };
  rememberCaller(key, { value: caller, askedAt });
  return caller;
}

/** A ledger that cannot be reached just now leaves the entry to its hard expiry. */
async function refresh(call: Call, key: string, { parsed }: Caller): Promise<void> {
  try {
    await askLedger(call, key, parsed);
  } catch (error) {
    console.warn({ event: "key_refresh_waits", requestId: call.id, error: String(error) });
  }
}

const agentOf = ({ headers }: Call) => headers.get("user-agent") ?? undefined;

const unauthenticated = () => new Problem("unauthenticated", "Unauthorized", { evolutionMessage: "Unauthorized" });
