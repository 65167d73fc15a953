import type { SandboxAnswer, SandboxCall, SandboxHandlers, SandboxWorld } from "../handler";
import { getInstance, ownJid } from "../instance";
import { createJid } from "../jid";
import { outcomeOf } from "../magic";
import { type BodySchema, bodyMessages } from "../validation";
import { metaError } from "./meta-error";

const schema: BodySchema = { properties: { number: "string", limit: "number" } };

/** No number of the sandbox sells anything: catalogues and collections are there, and empty. */
export const businessHandlers: SandboxHandlers = {
  "POST /business/getCatalog/:instanceName": (world, call) =>
    shopAnswer(world, call, { context: "business_catalog", empty: { catalogLength: 0, catalog: [] } }),

  "POST /business/getCollections/:instanceName": (world, call) =>
    shopAnswer(world, call, { context: "business_collections", empty: { collectionsLength: 0, collections: [] } }),
};

interface Shop {
  context: string;
  empty: Readonly<Record<string, unknown>>;
}

const channels = { "WHATSAPP-BUSINESS": "WhatsApp Business API", EVOLUTION: "Evolution Channel" };

function shopAnswer(world: SandboxWorld, { body }: SandboxCall, { context, empty }: Shop): SandboxAnswer {
  const messages = bodyMessages(body, schema);
  if (messages.length > 0) return metaError(world, { message: [messages] }, context);
  const instance = getInstance(world);
  if (instance.integration !== "WHATSAPP-BAILEYS") {
    const message = [`Method not available on ${channels[instance.integration]}`];
    return metaError(world, { message }, context);
  }
  const wuid = typeof body.number === "string" ? createJid(body.number) : ownJid(instance);
  if (outcomeOf(wuid) === "not_on_whatsapp") {
    return metaError(world, { message: [{ jid: wuid, exists: false, number: body.number }] }, context);
  }
  return { status: 200, body: { wuid, numberExists: true, isBusiness: false, ...empty } };
}
