import { deriveKey } from "../../lib/api-key";
import { ledgerName } from "../../lib/ledger-name";
import { Problem } from "../../lib/problem";
import type { RelayClaim } from "../../lib/relay-token";
import { open } from "../../lib/seal";
import { config } from "../env";
import { findTarget, forgetTarget, rememberTarget, type Target } from "../v1/cache";
import { fromLedger } from "../v1/call";
import { tokenContext } from "../../lib/seal-contexts";
import { RELAY, RelayDocument } from "../v1/rewrite/documents";

/** Everything a relayed call needs to know. */
export interface Relay {
  document: RelayDocument;
  target: Target;
  /** Reads and sends, for this instance only: what the bot gets in the place of the upstream's keys. */
  key: string;
}

const SCOPES = ["read", "send"] as const;

/** The relay a token names, or `not_found`; `tenant_suspended` and `payment_required` where bots are not to run. */
export async function findRelay(env: Env, claim: RelayClaim): Promise<Relay> {
  const name = ledgerName(claim.tenantId, claim.mode);
  const ledger = env.LEDGER.getByName(name);
  const { instanceId } = claim;
  const text = await findText(ledger, claim);
  if (text === null) throw noSuchRelay();
  const document = RelayDocument.parse(JSON.parse(text));
  const held = findTarget(name, document.instanceName, Date.now())?.value;
  const target = held?.instance.id === instanceId ? held : await askTarget(ledger, name, document.instanceName);
  if (target?.instance.id !== instanceId) throw noSuchRelay();
  const { keyVersion: version } = target.instance;
  const reply = await fromLedger(ledger.identify({ kind: "derived", instanceId, version, scopes: [...SCOPES] }));
  if (!reply.ok) {
    // The instance's keys were rolled since it was looked up: the next call finds the new version.
    forgetTarget(name, document.instanceName);
    throw new Problem("unavailable", "The instance has just changed.", { retryAfter: 1 });
  }
  refuseStanding(reply.grant.status);
  const { mode, tenantId } = claim;
  return {
    document,
    target,
    key: await deriveKey(config.keySecrets, { mode, tenantId, instanceId, version, scopes: SCOPES }),
  };
}

type Ledger = ReturnType<Env["LEDGER"]["getByName"]>;

const findText = (ledger: Ledger, { instanceId, reference }: RelayClaim) =>
  fromLedger(ledger.findDocument({ instanceId, kind: RELAY, id: reference }));

async function askTarget(ledger: Ledger, ledgerName: string, instanceName: string): Promise<Target | undefined> {
  const askedAt = Date.now();
  const instance = await fromLedger(ledger.findInstance(instanceName));
  if (instance?.state !== "ready") return undefined;
  const target = { instance, token: await open(config.dataSecrets, instance.sealedToken, tokenContext(instance.id)) };
  rememberTarget(ledgerName, { value: target, askedAt });
  return target;
}

function refuseStanding(status: "active" | "past_due" | "suspended"): void {
  if (status === "suspended") throw new Problem("tenant_suspended", "This account is suspended.");
  if (status === "past_due") throw new Problem("payment_required", "Bots are paused until the open invoice is paid.");
}

export const noSuchRelay = () => new Problem("not_found", "There is nothing here.");
