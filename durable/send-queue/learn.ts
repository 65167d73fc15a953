import { describeError } from "../../lib/describe-error";
import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { Memory } from "./memory";
import type { PacedProfile } from "./messages";
import { withProfile } from "./profile";

/** The ledger's words about settings are good for so long; a change tells us at once. */
const KEPT_MS = 60_000;

/** Asks the ledger what a number is held to. Without it what it said last holds on; a queue that never heard from it takes nothing in. */
export function createLearn(env: Env, memory: Memory) {
  let until = 0;

  async function ask(owner: WebhookOwner, { isKnown, now }: { isKnown: boolean; now: number }): Promise<void> {
    const ledger = env.LEDGER.getByName(ledgerName(owner.tenantId, owner.mode));
    const profile: PacedProfile | null = await ledger.pacedProfile(owner.instanceId);
    const kept = memory.find();
    // Erased meanwhile, it stays so.
    if (isKnown && !kept) return;
    until = now + KEPT_MS;
    const changed = profile && withProfile(kept, { owner, profile, now });
    if (changed) memory.keep(changed);
    if (!profile && !kept) throw new Error("a queue for a number that the tenant does not have");
  }

  return {
    async learn(owner: WebhookOwner): Promise<void> {
      const now = Date.now();
      const isKnown = memory.find() !== undefined;
      if (isKnown && now < until) return;
      try {
        await ask(owner, { isKnown, now });
      } catch (error) {
        if (!isKnown) throw error;
        console.warn({ event: "queue_profile_waits", instanceId: owner.instanceId, error: describeError(error) });
      }
    },
    /** The next time it asks. */
    forget(): void {
      until = 0;
    },
  };
}
