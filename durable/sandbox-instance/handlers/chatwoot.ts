import type { SandboxHandlers } from "../handler";
import { type BodySchema, badRequest, bodyMessages, refused } from "../validation";

const required = ["enabled", "accountId", "token", "url", "signMsg", "reopenConversation", "conversationPending"];

const schema: BodySchema = {
  properties: {
    enabled: { type: "boolean", oneOf: [true, false] },
    accountId: "string",
    token: "string",
    url: "string",
    signMsg: { type: "boolean", oneOf: [true, false] },
    signDelimiter: { type: ["string", "null"] },
    nameInbox: { type: ["string", "null"] },
    reopenConversation: { type: "boolean", oneOf: [true, false] },
    conversationPending: { type: "boolean", oneOf: [true, false] },
    autoCreate: { type: "boolean", oneOf: [true, false] },
    importContacts: { type: "boolean", oneOf: [true, false] },
    mergeBrazilContacts: { type: "boolean", oneOf: [true, false] },
    importMessages: { type: "boolean", oneOf: [true, false] },
    daysLimitImportMessages: "number",
    ignoreJids: { type: "array", items: { type: "string" } },
  },
  required,
  notEmpty: required,
};

/** The simulated server runs with Chatwoot switched off. */
const disabled = () => refused("Chatwoot is disabled");

export const chatwootHandlers: SandboxHandlers = {
  "POST /chatwoot/set/:instanceName": (_world, { body }) => {
    const messages = bodyMessages(body, schema);
    return messages.length > 0 ? badRequest(messages) : disabled();
  },
  "GET /chatwoot/find/:instanceName": disabled,
  "POST /chatwoot/webhook/:instanceName": disabled,
};
