import type { BotRefusal } from "../../durable/tenant-ledger/bot-switch";
import { RELAY } from "../../durable/tenant-ledger/relay-maker";
import { ledgerName } from "../../lib/ledger-name";
import { Problem } from "../../lib/problem";
import type { RelayClaim } from "../../lib/relay-token";
import { open } from "../../lib/seal";
import { tokenContext } from "../../lib/seal-contexts";
import { config } from "../env";
import { type RelayTarget, rememberRelay } from "../v1/cache";
import { fromLedger } from "../v1/call";
import { RelayDocument } from "../v1/rewrite/documents";
import { keyOfRelay } from "./key-of-relay";

/** Everything a relayed call needs to know. */
export type Relay = RelayTarget;

/** Nearer to the end of a quota than this, every call asks. */
const AMPLE = 100;

/** The relay a claim names, or `not_found`; other problems where bots are not to run. One question. */
export async function askRelay(env: Env, claim: RelayClaim, token: string): Promise<Relay> {
  const askedAt = Date.now();
  const { tenantId, mode, instanceId, reference } = claim;
  const ledger = env.LEDGER.getByName(ledgerName(tenantId, mode));
  const reply = await fromLedger(ledger.findRelay({ instanceId, kind: RELAY, id: reference }));
  if (!reply.ok) throw noSuchRelay();
  if (reply.refusal) throw refusalOf(reply.refusal);
  const { instance, document, left } = reply;
  const upstreamToken = await open(config.dataSecrets, instance.sealedToken, tokenContext(instance.id));
  const value: Relay = {
    claim,
    document: RelayDocument.parse(JSON.parse(document)),
    target: { instance, token: upstreamToken },
    key: await keyOfRelay({ tenantId, mode, instance }, reference),
  };
  if (left > AMPLE) rememberRelay(token, { value, askedAt });
  return value;
}

const WORDS: Record<BotRefusal, string> = {
  tenant_suspended: "This account is suspended.",
  payment_required: "Bots are paused until the open invoice is paid.",
  quota_exceeded: "Bots are paused: the messages of this period are used up.",
};

const refusalOf = (refusal: BotRefusal) => new Problem(refusal, WORDS[refusal]);

export const noSuchRelay = () => new Problem("not_found", "There is nothing here.");
