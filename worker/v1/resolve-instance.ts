import type { LedgerInstance } from "../../durable/tenant-ledger/messages";
import { Problem } from "../../lib/problem";
import { open } from "../../lib/seal";
import { tokenContext } from "../../lib/seal-contexts";
import { config } from "../env";
import { type Caller, findTarget, forgetTarget, rememberTarget, type Target } from "./cache";
import { type Call, fromLedger, ledgerOf } from "./call";

/** Step 3: which number. One that this isolate knows costs nothing, not even a wait. */
export function recallInstance(call: Call, caller: Caller, name: string): Target | undefined {
  const known = findTarget(caller.ledger, name, call.startedAt);
  if (!known) return undefined;
  if (known.refresh) call.ctx.waitUntil(refresh(call, caller, name));
  return usable(caller, name, known.value);
}

/** The same for one that it does not know. */
export async function findInstance(call: Call, caller: Caller, name: string): Promise<Target> {
  return usable(caller, name, await askLedger(call, caller, name));
}

/** Another tenant's name, one this key may not touch and one that nobody has get the same answer. */
function usable({ grant }: Caller, name: string, target: Target | undefined): Target {
  if (!target || (grant.instances && !grant.instances.includes(target.instance.id))) throw noSuchInstance(name);
  return target;
}

export const noSuchInstance = (name: string) =>
  new Problem("not_found", "No such instance.", { evolutionMessage: [`The "${name}" instance does not exist`] });

async function askLedger(call: Call, caller: Caller, name: string): Promise<Target | undefined> {
  const askedAt = Date.now();
  const instance: LedgerInstance | null = await fromLedger(ledgerOf(call, caller).findInstance(name));
  if (instance?.state !== "ready") {
    forgetTarget(caller.ledger, name);
    return undefined;
  }
  const token = await open(config.dataSecrets, instance.sealedToken, tokenContext(instance.id));
  const target = { instance, token };
  rememberTarget(caller.ledger, { value: target, askedAt });
  return target;
}

/** A ledger that cannot be reached just now leaves the entry to its hard expiry. */
async function refresh(call: Call, caller: Caller, name: string): Promise<void> {
  try {
    await askLedger(call, caller, name);
  } catch (error) {
    console.warn({ event: "instance_refresh_waits", requestId: call.id, error: String(error) });
  }
}
