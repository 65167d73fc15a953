import * as contract from "../../lib/contract/endpoint";
import { getDelivery, listDeliveries, resendDelivery, resendFailed } from "../services/endpoints/deliveries";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { EndpointParams } from "./endpoints";
import { newApi } from "./new-api";

const path = "/tenants/{tenantId}/endpoints/{endpointId}/deliveries";
const tags = ["Webhook endpoints"];
const DeliveryParams = EndpointParams.extend({ deliveryId: contract.DeliveryId });

const list = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "List deliveries",
  request: { params: EndpointParams, query: contract.DeliveryQuery },
  responses: { 200: jsonAnswer(contract.DeliveryPage, "Newest first.") },
});

// Bodies hold what people wrote: more than a viewer sees.
const get = defineRoute({
  method: "get",
  path: `${path}/{deliveryId}`,
  access: "developer",
  tags,
  summary: "Show a delivery, what was sent and every answer",
  request: { params: DeliveryParams },
  responses: { 200: jsonAnswer(contract.DeliveryDetail, "The delivery.") },
});

const resend = defineRoute({
  method: "post",
  path: `${path}/{deliveryId}/resend`,
  access: "developer",
  tags,
  summary: "Send a delivery again",
  request: { params: DeliveryParams },
  responses: { 202: { description: "It goes out at once, under the same webhook-id." } },
});

const resendAll = defineRoute({
  method: "post",
  path: `${path}/resend-failed`,
  access: "developer",
  tags,
  summary: "Send all again that failed since then",
  request: { params: EndpointParams, body: jsonBody(contract.ResendFailed) },
  responses: { 202: jsonAnswer(contract.Replay, "How many. The endpoint itself tells how far it has come.") },
});

export const deliveries = newApi()
  .openapi(list, async (c) =>
    c.json(await listDeliveries(c.var, c.req.valid("param").endpointId, c.req.valid("query")), 200),
  )
  .openapi(get, async (c) => {
    const { endpointId, deliveryId } = c.req.valid("param");
    return c.json(await getDelivery(c.var, endpointId, deliveryId), 200);
  })
  .openapi(resend, async (c) => {
    const { endpointId, deliveryId } = c.req.valid("param");
    await resendDelivery(c.var, endpointId, deliveryId);
    return c.body(null, 202);
  })
  .openapi(resendAll, async (c) =>
    c.json(await resendFailed(c.var, c.req.valid("param").endpointId, c.req.valid("json").since), 202),
  );
