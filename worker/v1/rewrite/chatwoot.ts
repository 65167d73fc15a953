import type { Call } from "../call";
import { partiesOf } from "./parties";
import type { JsonObject, Rewrites } from "./rewrite";
import { hideFields } from "./show";

/** The access token, and the upstream's own address that Chatwoot calls. */
const HIDDEN = ["token", "webhook_url", "webhookUrl"];

export const chatwootRewrites: Rewrites = {
  "POST /chatwoot/set/:instanceName": {
    request: nameInbox,
    answer: async (_call, { body }) => hideFields(body, HIDDEN),
  },
  "GET /chatwoot/find/:instanceName": { answer: async (_call, { body }) => hideFields(body, HIDDEN) },
};

/** Without a name the upstream gives the inbox its own name for the instance, which the tenant's staff would see. */
async function nameInbox(call: Call, body: JsonObject): Promise<JsonObject> {
  return body.nameInbox ? body : { ...body, nameInbox: partiesOf(call).target.instance.name };
}
