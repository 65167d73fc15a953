import { ConnectMeta, MetaConnection } from "../../lib/contract/meta";
import { connectMeta } from "../services/meta/connect-meta";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { InstanceParams, path, tags } from "./instance-params";
import { newApi } from "./new-api";

const put = defineRoute({
  method: "put",
  path: `${path}/{instanceId}/meta`,
  access: "developer",
  tags,
  summary: "Connect the Meta app of a WhatsApp Business instance",
  description: "The app's secret proves Meta's events. It is sealed and never shown again.",
  request: { params: InstanceParams, body: jsonBody(ConnectMeta) },
  responses: { 200: jsonAnswer(MetaConnection, "What to enter in Meta's console.") },
});

/** /api/tenants/:tenantId/instances/:instanceId/meta */
export const metaApps = newApi().openapi(put, async (c) => {
  const { instanceId } = c.req.valid("param");
  return c.json(await connectMeta(c.var, { instanceId, ...c.req.valid("json") }), 200);
});
