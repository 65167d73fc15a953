import { api } from "../api";
import { components } from "./components";
import { managementDocument } from "./management";
import type { OpenApiDocument } from "./open-api";
import { GATEWAY_TAGS } from "./tags";
import { gatewayPaths } from "./v1-paths";

const INTRODUCTION = `One key, one address, the whole Evolution API.

1. **Get a key.** In the dashboard, under *Keys*. A key that begins with \`zpn_test_\` reaches a simulated phone: no QR code needed.
2. **Call.** Send it as \`apikey\` or \`Authorization: Bearer\`. Existing Evolution clients work when address and key are changed.
3. **Receive.** \`POST /v1/webhook/set/{instanceName}\` chooses where events go. Deliveries are signed.

\`/v1\` may be left out: \`/message/sendText/demo\` is the same route.`;

/** The whole reference, made anew: `/v1` from its route table, `/api` from its own schemas. */
export function makeDocument(): OpenApiDocument {
  const management = managementDocument(api);
  const shared = components();
  const { schemas, parameters, responses, headers, securitySchemes } = management.components;
  return {
    openapi: "3.1.0",
    info: { title: "Zapin", version: "1.0.0", summary: "WhatsApp over HTTP, for many.", description: INTRODUCTION },
    servers: [{ url: "/", description: "This server" }],
    tags: [...GATEWAY_TAGS, ...management.tags],
    security: [{ apiKey: [] }, { bearer: [] }],
    paths: { ...gatewayPaths(), ...management.paths },
    components: {
      schemas: { ...schemas, ...shared.schemas },
      responses: { ...responses, ...shared.responses },
      parameters: { ...parameters, ...shared.parameters },
      headers: { ...headers, ...shared.headers },
      securitySchemes: { ...securitySchemes, ...shared.securitySchemes },
    },
  };
}
