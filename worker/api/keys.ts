import * as z from "zod";
import { CreateApiKey, MintedApiKey, RollApiKey } from "../../lib/contract/api-key";
import { createKey } from "../services/create-key";
import { revokeKey } from "../services/revoke-key";
import { rollKey } from "../services/roll-key";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/tenants/{tenantId}/keys";
const tags = ["API keys"];
const KeyParams = TenantParams.extend({ keyId: z.uuid() });

const create = defineRoute({
  method: "post",
  path,
  access: "developer",
  tags,
  summary: "Create an API key",
  request: { params: TenantParams, body: jsonBody(CreateApiKey) },
  responses: { 201: jsonAnswer(MintedApiKey, "The key. It is shown this once.") },
});

const roll = defineRoute({
  method: "post",
  path: `${path}/{keyId}/roll`,
  access: "developer",
  tags,
  summary: "Replace an API key",
  request: { params: KeyParams, body: jsonBody(RollApiKey) },
  responses: { 201: jsonAnswer(MintedApiKey, "The new key. It is shown this once.") },
});

const revoke = defineRoute({
  method: "delete",
  path: `${path}/{keyId}`,
  access: "developer",
  tags,
  summary: "Revoke an API key",
  request: { params: KeyParams },
  responses: { 204: { description: "It is refused from now on: everywhere within ten seconds." } },
});

export const keys = newApi()
  .openapi(create, async (c) => c.json(await createKey(c.var, c.var.tenantId, c.req.valid("json")), 201))
  .openapi(roll, async (c) => {
    const { keyId } = c.req.valid("param");
    return c.json(await rollKey(c.var, c.var.tenantId, { id: keyId, ...c.req.valid("json") }), 201);
  })
  .openapi(revoke, async (c) => {
    await revokeKey(c.var, c.var.tenantId, c.req.valid("param").keyId);
    return c.body(null, 204);
  });
