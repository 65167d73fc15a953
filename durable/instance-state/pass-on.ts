import { exports } from "cloudflare:workers";
import { describeError } from "../../lib/describe-error";
import { ledgerName } from "../../lib/ledger-name";
import type { VersionedSecrets } from "../../lib/secrets";
import type { WebhookOwner } from "../../lib/webhook-secret";
import { outboxName } from "../webhook-outbox/endpoint";
import type { Directory } from "./directory";
import { createLanes } from "./lanes";
import type { Memory } from "./memory";
import { prepareEvent } from "./prepare";
import type { Publisher } from "./publisher";
import { insertMedia, isInboxEmpty } from "./store";

interface Parts {
  env: Env;
  secrets: VersionedSecrets;
  memory: Memory;
  directory: Directory;
  publisher: Publisher;
}

/** Brings what was written down to whoever wants it. Trouble is left to the next alarm. */
export function createPassOn({ env, secrets, memory, directory, publisher }: Parts) {
  const lanes = createLanes(env, (row, endpoint) => {
    const owner = memory.find()?.owner;
    if (!owner) throw new Error("events without an owner");
    const outboxOf = (endpointId: string) =>
      env.OUTBOX.getByName(outboxName(ledgerName(owner.tenantId, owner.mode), endpointId));
    const parts = {
      ...{ env, owner, secrets, media: exports.UpstreamDoor },
      putPart: (endpointId: string, part: { id: string; part: number; body: string }) =>
        outboxOf(endpointId).putPart(part),
      onStored: ({ key, expiresAt }: { key: string; expiresAt: number }) => insertMedia(memory.sql, key, expiresAt),
    };
    return prepareEvent(parts, row, endpoint);
  });

  async function toEndpoints(owner: WebhookOwner): Promise<void> {
    if (isInboxEmpty(memory.sql)) return;
    try {
      const endpoints = (await directory.find(owner))?.endpoints ?? [];
      await lanes.run(memory.sql, owner, endpoints);
    } catch (error) {
      console.warn({ event: "fan_out_waits", instanceId: owner.instanceId, error: describeError(error) });
    }
  }

  return {
    toEndpoints,
    /** Listeners and endpoints; whoever is slow is left to itself. */
    async toAll(owner: WebhookOwner): Promise<void> {
      await Promise.all([publisher.flush(owner), toEndpoints(owner)]);
    },
  };
}
