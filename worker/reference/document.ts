import { api } from "../api";
import { components } from "./components";
import { managementDocument } from "./management";
import type { Components, OpenApiDocument } from "./open-api";
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
  return {
    openapi: "3.1.0",
    info: { title: "Zapin", version: "1.0.0", summary: "WhatsApp over HTTP, for many.", description: INTRODUCTION },
    servers: [{ url: "/", description: "This server" }],
    tags: [...GATEWAY_TAGS, ...management.tags],
    security: [{ apiKey: [] }, { bearer: [] }],
    paths: merge(gatewayPaths(), management.paths),
    components: mergeComponents(components(), management.components),
  };
}

function mergeComponents(gateway: Components, management: Partial<Components>): Components {
  return {
    schemas: merge(gateway.schemas, management.schemas),
    responses: merge(gateway.responses, management.responses),
    parameters: merge(gateway.parameters, management.parameters),
    headers: merge(gateway.headers, management.headers),
    securitySchemes: merge(gateway.securitySchemes, management.securitySchemes),
  };
}

/** Two things of one name would be a lie about one of them. */
function merge<T>(first: Readonly<Record<string, T>>, second: Readonly<Record<string, T>> = {}): Record<string, T> {
  const twice = Object.keys(second).filter((name) => name in first);
  if (twice.length > 0) throw new Error(`/v1 and /api both name ${twice.join(", ")}`);
  return { ...first, ...second };
}
