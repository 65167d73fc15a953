import * as z from "zod";
import * as contract from "../../lib/contract/endpoint";
import { createEndpoint } from "../services/endpoints/create-endpoint";
import { deleteEndpoint } from "../services/endpoints/delete-endpoint";
import { getEndpoint, listEndpoints } from "../services/endpoints/get-endpoint";
import { revealSecret, rollSecret } from "../services/endpoints/secret";
import { sendTest } from "../services/endpoints/send-test";
import { updateEndpoint } from "../services/endpoints/update-endpoint";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { expectedVersion, versioned } from "./etag";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/tenants/{tenantId}/endpoints";
const tags = ["Webhook endpoints"];
export const EndpointParams = TenantParams.extend({ endpointId: z.string().regex(/^c[a-z0-9]{24}$/) });

/** The version that the caller saw, as its ETag. */
const IfMatch = z.object({ "if-match": z.string().optional() });

const list = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "List endpoints",
  request: { params: TenantParams, query: contract.EndpointQuery },
  responses: { 200: jsonAnswer(contract.EndpointPage, "Newest first.") },
});

const create = defineRoute({
  method: "post",
  path,
  access: "developer",
  tags,
  summary: "Create an endpoint",
  request: { params: TenantParams, body: jsonBody(contract.CreateEndpoint) },
  responses: { 201: jsonAnswer(contract.Endpoint, "The endpoint. Events go to it from now on.") },
});

const get = defineRoute({
  method: "get",
  path: `${path}/{endpointId}`,
  access: "viewer",
  tags,
  summary: "Show an endpoint and how it is doing",
  request: { params: EndpointParams },
  responses: { 200: jsonAnswer(contract.EndpointDetail, "The endpoint.") },
});

const update = defineRoute({
  method: "patch",
  path: `${path}/{endpointId}`,
  access: "developer",
  tags,
  summary: "Change an endpoint, or switch it on again",
  request: { params: EndpointParams, headers: IfMatch, body: jsonBody(contract.UpdateEndpoint) },
  responses: { 200: jsonAnswer(contract.Endpoint, "The endpoint as it is now.") },
});

const remove = defineRoute({
  method: "delete",
  path: `${path}/{endpointId}`,
  access: "developer",
  tags,
  summary: "Delete an endpoint, with what waits for it",
  request: { params: EndpointParams },
  responses: { 204: { description: "Nothing is delivered to it any more." } },
});

const reveal = defineRoute({
  method: "post",
  path: `${path}/{endpointId}/secret/reveal`,
  access: "admin",
  tags,
  summary: "Show the signing secret",
  request: { params: EndpointParams },
  responses: { 200: jsonAnswer(contract.EndpointSecret, "The secret. That it was shown is in the audit log.") },
});

const roll = defineRoute({
  method: "post",
  path: `${path}/{endpointId}/secret/roll`,
  access: "admin",
  tags,
  summary: "Replace the signing secret",
  request: { params: EndpointParams, body: jsonBody(contract.RollEndpointSecret) },
  responses: { 200: jsonAnswer(contract.EndpointSecret, "The new secret, and until when the old one signs as well.") },
});

const test = defineRoute({
  method: "post",
  path: `${path}/{endpointId}/test`,
  access: "developer",
  tags,
  summary: "Deliver a made-up event now",
  request: { params: EndpointParams, body: jsonBody(contract.TestEndpoint) },
  responses: { 200: jsonAnswer(contract.TestResult, "What was sent and what came back, whatever that is.") },
});

export const endpoints = newApi()
  .openapi(list, async (c) => c.json(await listEndpoints(c.var, c.req.valid("query")), 200))
  .openapi(create, async (c) => {
    const made = await createEndpoint(c.var, c.req.valid("json"));
    return c.json(made, 201, versioned(made));
  })
  .openapi(get, async (c) => {
    const found = await getEndpoint(c.var, c.req.valid("param").endpointId);
    return c.json(found, 200, versioned(found));
  })
  .openapi(update, async (c) => {
    const change = { ...c.req.valid("json"), version: expectedVersion(c) };
    const changed = await updateEndpoint(c.var, c.req.valid("param").endpointId, change);
    return c.json(changed, 200, versioned(changed));
  })
  .openapi(remove, async (c) => {
    await deleteEndpoint(c.var, c.req.valid("param").endpointId);
    return c.body(null, 204);
  })
  .openapi(reveal, async (c) => c.json(await revealSecret(c.var, c.req.valid("param").endpointId), 200))
  .openapi(roll, async (c) =>
    c.json(await rollSecret(c.var, c.req.valid("param").endpointId, c.req.valid("json")), 200),
  )
  .openapi(test, async (c) =>
    c.json(await sendTest(c.var, c.req.valid("param").endpointId, c.req.valid("json").event), 200),
  );
