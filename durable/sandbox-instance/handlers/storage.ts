import type { SandboxCall, SandboxHandlers } from "../handler";
import { type BodySchema, badRequest, bodyMessages, refused } from "../validation";

const mediaSchema: BodySchema = { properties: { id: "string", type: "string", messageId: "integer" } };

const mediaUrlSchema: BodySchema = {
  properties: {
    id: { type: "string", pattern: "\\d+", minLength: 1 },
    expiry: { type: "string", pattern: "\\d+", minLength: 1 },
  },
  required: ["id"],
};

/** A server without S3 stores no media, so that every search comes back with nothing, which Evolution calls an error. */
const emptyStorage = (schema: BodySchema) => (_world: unknown, call: SandboxCall) => {
  const messages = bodyMessages(call.body, schema);
  return messages.length > 0 ? badRequest(messages) : refused("Media not found");
};

export const storageHandlers: SandboxHandlers = {
  "POST /s3/getMedia/:instanceName": emptyStorage(mediaSchema),
  "POST /s3/getMediaUrl/:instanceName": emptyStorage(mediaUrlSchema),
};
