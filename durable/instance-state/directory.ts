import * as z from "zod";
import { ledgerName } from "../../lib/ledger-name";
import type { WebhookOwner } from "../../lib/webhook-secret";
import type { InstanceProfile } from "../tenant-ledger/instance-profile";
import { RELAY } from "../tenant-ledger/relay-maker";

const KEEP_MS = 5_000;
const Relay = z.object({ url: z.string() });

/** The ledger's words about one instance, asked again every 5 s, so that an event costs the ledger nothing. */
export function createDirectory(env: Env) {
  let kept: { profile: InstanceProfile; until: number } | undefined;
  let changes = 0;
  return {
    /** Undefined for an instance that the tenant does not have. */
    async find({ tenantId, mode, instanceId }: WebhookOwner): Promise<InstanceProfile | undefined> {
      if (kept && Date.now() < kept.until) return kept.profile;
      const [asked, askedAt] = [changes, Date.now()];
      const ledger = env.LEDGER.getByName(ledgerName(tenantId, mode));
      const profile: InstanceProfile | null = await ledger.instanceProfile(instanceId);
      // What was asked before a change must not outlive it.
      if (asked === changes) kept = profile === null ? undefined : { profile, until: askedAt + KEEP_MS };
      return profile ?? undefined;
    },
    /** The tenant's own address behind a relay of the instance; null where there is none any more. */
    async addressOf({ tenantId, mode, instanceId }: WebhookOwner, reference: string): Promise<string | null> {
      const ledger = env.LEDGER.getByName(ledgerName(tenantId, mode));
      const document: string | null = await ledger.findDocument({ instanceId, kind: RELAY, id: reference });
      return document === null ? null : Relay.parse(JSON.parse(document)).url;
    },
    forget() {
      changes++;
      kept = undefined;
    },
  };
}

export type Directory = ReturnType<typeof createDirectory>;
