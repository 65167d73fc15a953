import { BOT_NAMES } from "../../lib/bot-kinds";
import { reseal } from "../../lib/seal";
import { botContext, endpointContext, metaAppContext, pusherContext, tokenContext } from "../../lib/seal-contexts";
import type { VersionedSecrets } from "../../lib/secrets";
import type { Sql } from "../sql";
import { PUSHER_ENDPOINT } from "../webhook-outbox/endpoint";
import { botKind, CREDENTIALS } from "./bot-document";
import type { Resealed } from "./messages";
import * as registry from "./registry";

/** A field of a document that is sealed, and what it is bound to. */
interface SealedField {
  field: string;
  context(document: Record<string, unknown>, instanceId: string): string;
}

const ENDPOINT: SealedField = {
  field: "sealed",
  context: ({ id, tenantId }) => endpointContext({ id: String(id), tenantId: String(tenantId) }),
};

const BOT: SealedField = {
  field: "sealed",
  context: ({ id }, instanceId) => botContext({ instanceId, id: String(id) }),
};

/** Every kind of document that holds something sealed. A new kind belongs here, or a rotation makes it unreadable. */
const SEALED_DOCUMENTS: Readonly<Record<string, SealedField>> = {
  pusher: { field: "secret", context: (_, instanceId) => pusherContext(instanceId) },
  meta: { field: "appSecret", context: (_, instanceId) => metaAppContext(instanceId) },
  webhook: ENDPOINT,
  endpoint: ENDPOINT,
  [PUSHER_ENDPOINT]: ENDPOINT,
  [CREDENTIALS]: BOT,
  ...Object.fromEntries(BOT_NAMES.map((name) => [botKind(name), BOT])),
};

interface Options {
  dryRun: boolean;
}

/** Instances' tokens and the secrets in documents. What changes while it is sealed again is left to the next run. */
export async function resealAll(sql: Sql, secrets: VersionedSecrets, options: Options): Promise<Resealed> {
  const count: Resealed = { resealed: 0, current: 0, unreadable: 0, endpoints: endpointIds(sql) };
  for (const { id } of registry.listInstances(sql)) count[await resealToken(sql, secrets, { id, ...options })]++;
  for (const [kind, sealedField] of Object.entries(SEALED_DOCUMENTS)) {
    for (const key of registry.listDocumentKeys(sql, kind)) {
      count[await resealDocument(sql, secrets, { key, ...sealedField, ...options })]++;
    }
  }
  return count;
}

const endpointIds = (sql: Sql): string[] =>
  ["webhook", "endpoint", PUSHER_ENDPOINT]
    .flatMap((kind) => registry.listDocumentKeys(sql, kind))
    .flatMap((key) => registry.findDocument(sql, key) ?? [])
    .map((text) => (JSON.parse(text) as { id: string }).id);

async function resealToken(sql: Sql, secrets: VersionedSecrets, { id, dryRun }: Options & { id: string }) {
  const before = registry.findInstanceById(sql, id);
  if (!before) return "current";
  const outcome = await attempt(secrets, before.sealedToken, tokenContext(id));
  if (typeof outcome === "string") return outcome;
  const now = registry.findInstanceById(sql, id);
  if (!dryRun && now?.sealedToken === before.sealedToken) {
    registry.putInstance(sql, { ...now, sealedToken: outcome.sealed });
  }
  return "resealed";
}

async function resealDocument(
  sql: Sql,
  secrets: VersionedSecrets,
  { key, field, context, dryRun }: Options & SealedField & { key: registry.DocumentKey },
) {
  const before = registry.findDocument(sql, key);
  const document = JSON.parse(before ?? "{}") as Record<string, unknown>;
  const sealed = document[field];
  if (typeof sealed !== "string") return "current";
  const outcome = await attempt(secrets, sealed, context(document, key.instanceId));
  if (typeof outcome === "string") return outcome;
  if (!dryRun && registry.findDocument(sql, key) === before) {
    registry.putDocument(sql, key, JSON.stringify({ ...document, [field]: outcome.sealed }));
  }
  return "resealed";
}

/** The value sealed anew, or why it was not. */
async function attempt(secrets: VersionedSecrets, sealed: string, context: string) {
  try {
    const anew = await reseal(secrets, sealed, context);
    return anew === undefined ? "current" : { sealed: anew };
  } catch {
    return "unreadable";
  }
}
