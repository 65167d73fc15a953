import type { JsonObject, Rewrites } from "./rewrite";

/** Where a message says that its media is. The upstream downloads from there, with a key that the message holds as well: H4. */
const PLACES: Readonly<Record<string, RegExp>> = {
  url: /^https:\/\/[\w.-]+\.whatsapp\.net(\/|$)/,
  staticUrl: /^https:\/\/[\w.-]+\.whatsapp\.net(\/|$)/,
  // Put behind the name of WhatsApp's host as it is.
  directPath: /^\//,
};

export const messageContentRewrites: Rewrites = {
  "POST /chat/getBase64FromMediaMessage/:instanceName": { request: async (_call, body) => withoutForeignPlaces(body) },
  // A server that stores no messages sends whatever stands beside these, local files included: H4b.
  "POST /chat/updateMessage/:instanceName": {
    request: async (_call, { number, text, key }) => ({ number, text, key }),
  },
};

/** Any other address is left out: those of buttons are none of the upstream's, and WhatsApp's own media have a path beside it. */
function withoutForeignPlaces(body: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(body), (name, value) => {
    const place = Object.hasOwn(PLACES, name) ? PLACES[name] : undefined;
    return !place || (typeof value === "string" && place.test(value)) ? value : undefined;
  });
}
