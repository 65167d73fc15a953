import { describeError } from "../../lib/describe-error";
import { ledgerName } from "../../lib/ledger-name";
import { deliverLog } from "./deliver-log";
import type { Kept } from "./kept";
import type { Memory } from "./memory";
import { deleteInbox, listMedia } from "./store";

/** What it knew of messages goes to Postgres, and listeners hear that it is gone. An outage does not keep it from being erased. */
async function sayGoodbye(env: Env, { sql }: Memory, { owner, logged }: Kept): Promise<void> {
  try {
    const log = { env, sql, owner };
    for (let [before, done] = [-1, logged]; done !== before; ) {
      before = done;
      done = await deliverLog({ ...log, logged: before }, Number.MAX_SAFE_INTEGER);
    }
    await env.LIVE.getByName(ledgerName(owner.tenantId, owner.mode)).removeInstance(owner.instanceId);
  } catch (error) {
    console.warn({ event: "erased_in_silence", instanceId: owner.instanceId, error: describeError(error) });
  }
}

/** Forgets everything and leaves nothing in storage or R2, no alarm either. */
export async function takeLeave(env: Env, memory: Memory): Promise<void> {
  const kept = memory.find();
  if (kept) await sayGoodbye(env, memory, kept);
  const objects = [...deleteInbox(memory.sql, Number.MAX_SAFE_INTEGER), ...listMedia(memory.sql)];
  await memory.forget();
  for (let start = 0; start < objects.length; start += 1_000) {
    await env.MEDIA.delete(objects.slice(start, start + 1_000));
  }
}
