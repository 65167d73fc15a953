import type { BotDocument } from "../../../durable/tenant-ledger/bot-document";
import type { Call } from "../call";
import { type BotKind, FALLBACK_FIELDS } from "./bot-kinds";
import { botsOf, credentialsOf } from "./documents";
import { refuseBody } from "./parties";
import type { JsonObject } from "./rewrite";

/** An id that no server has. */
const nobody = () => crypto.randomUUID();

/** The id that the server has for one of the tenant's. */
const upstreamIdOf = (known: BotDocument | undefined) => known?.upstreamId ?? nobody();

/**
 * Evolution takes other tenants' ids for good ones. An id in the path that is not known here is replaced by one that
 * exists nowhere: the upstream answers as its version does for an unknown id, whoever may own the true one.
 */
export async function hideStrangeBot(call: Call, kind: BotKind): Promise<void> {
  const id = call.resolved?.params[kind.idParam];
  if (call.resolved && id) call.resolved.params[kind.idParam] = upstreamIdOf(await botsOf(call, kind.name).find(id));
}

export async function hideStrangeCredentials(call: Call): Promise<void> {
  const id = call.resolved?.params.openaiCredsId;
  if (call.resolved && id) call.resolved.params.openaiCredsId = upstreamIdOf(await credentialsOf(call).find(id));
}

/** The same for `?openaiCredsId=`, the one id that comes as a query parameter. */
export async function hideStrangeQuery(call: Call): Promise<void> {
  const id = new URLSearchParams(call.resolved?.query).get("openaiCredsId");
  if (!call.resolved || !id) return;
  const upstreamId = upstreamIdOf(await credentialsOf(call).find(id));
  call.resolved.query = `?openaiCredsId=${encodeURIComponent(upstreamId)}`;
}

/** A body with the server's ids. Those that are not this instance's own are refused, in the same words wherever they exist. */
export async function withUpstreamIds(call: Call, kind: BotKind, body: JsonObject): Promise<JsonObject> {
  const sent = { ...body };
  const credentials = idIn(body, "openaiCredsId");
  if (credentials) sent.openaiCredsId = await ownId(credentialsOf(call), credentials, "openaiCredsId");
  for (const field of FALLBACK_FIELDS) {
    const id = idIn(body, field);
    if (id) sent[field] = await ownId(botsOf(call, kind.name), id, field);
  }
  return sent;
}

async function ownId(known: ReturnType<typeof credentialsOf>, id: string, field: string): Promise<string> {
  const found = await known.find(id);
  if (!found) throw unknownId(field);
  return found.upstreamId;
}

function idIn(body: JsonObject, field: string): string | undefined {
  const id = body[field] ?? undefined;
  if (id === undefined || typeof id === "string") return id;
  throw refuseBody(`instance.${field} is not of a type(s) string`);
}

const unknownId = (field: string) => refuseBody(`instance.${field} is not known to this instance`);
