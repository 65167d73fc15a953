import type { Call } from "../call";
import { type BotKind, FALLBACK_FIELDS } from "./bot-kinds";
import { botsOf, credentialsOf } from "./documents";
import { refuseBody } from "./parties";
import type { JsonObject } from "./rewrite";

/** An id that no server has. */
const nobody = () => crypto.randomUUID();

/**
 * Evolution takes other tenants' ids for good ones. An id in the path that is not known here is replaced by one that
 * exists nowhere: the upstream answers as its version does for an unknown id, whoever may own the true one.
 */
export async function hideStrangeBot(call: Call, kind: BotKind): Promise<void> {
  const id = call.resolved?.params[kind.idParam];
  if (call.resolved && id && !(await botsOf(call, kind.name).find(id))) call.resolved.params[kind.idParam] = nobody();
}

export async function hideStrangeCredentials(call: Call): Promise<void> {
  const id = call.resolved?.params.openaiCredsId;
  if (call.resolved && id && !(await credentialsOf(call).find(id))) call.resolved.params.openaiCredsId = nobody();
}

/** The same for `?openaiCredsId=`, the one id that comes as a query parameter. */
export async function hideStrangeQuery(call: Call): Promise<void> {
  const id = new URLSearchParams(call.resolved?.query).get("openaiCredsId");
  if (call.resolved && id && !(await credentialsOf(call).find(id))) call.resolved.query = `?openaiCredsId=${nobody()}`;
}

/** Refuses ids in a body that are not this instance's own, in the same words whether they exist elsewhere or not. */
export async function requireOwnIds(call: Call, kind: BotKind, body: JsonObject): Promise<void> {
  const credentials = idIn(body, "openaiCredsId");
  if (credentials && !(await credentialsOf(call).find(credentials))) throw unknownId("openaiCredsId");
  for (const field of FALLBACK_FIELDS) {
    const id = idIn(body, field);
    if (id && !(await botsOf(call, kind.name).find(id))) throw unknownId(field);
  }
}

function idIn(body: JsonObject, field: string): string | undefined {
  const id = body[field] ?? undefined;
  if (id === undefined || typeof id === "string") return id;
  throw refuseBody(`instance.${field} is not of a type(s) string`);
}

const unknownId = (field: string) => refuseBody(`instance.${field} is not known to this instance`);
