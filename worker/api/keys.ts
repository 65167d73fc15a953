import * as z from "zod";
import {
  ApiKey,
  ApiKeyPage,
  ApiKeyQuery,
  CreateApiKey,
  MintedApiKey,
  RenameApiKey,
  RollApiKey,
} from "../../lib/contract/api-key";
import { createKey } from "../services/keys/create-key";
import { getKey, listKeys } from "../services/keys/list-keys";
import { renameKey } from "../services/keys/rename-key";
import { revokeKey } from "../services/keys/revoke-key";
import { rollKey } from "../services/keys/roll-key";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/tenants/{tenantId}/keys";
const tags = ["API keys"];
const KeyParams = TenantParams.extend({ keyId: z.uuid() });

const list = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "List API keys",
  description: "Newest first, revoked ones too. A key that asks sees the keys of its own mode.",
  request: { params: TenantParams, query: ApiKeyQuery },
  responses: { 200: jsonAnswer(ApiKeyPage, "One page of keys.") },
});

const read = defineRoute({
  method: "get",
  path: `${path}/{keyId}`,
  access: "viewer",
  tags,
  summary: "Read an API key",
  request: { params: KeyParams },
  responses: { 200: jsonAnswer(ApiKey, "The key, without its text.") },
});

const create = defineRoute({
  method: "post",
  path,
  access: "developer",
  tags,
  summary: "Create an API key",
  description: "A key that makes a key gives it at most its own rights: mode, scopes, addresses and life.",
  request: { params: TenantParams, body: jsonBody(CreateApiKey) },
  responses: { 201: jsonAnswer(MintedApiKey, "The key. It is shown this once.") },
});

const rename = defineRoute({
  method: "patch",
  path: `${path}/{keyId}`,
  access: "developer",
  tags,
  summary: "Rename an API key",
  request: { params: KeyParams, body: jsonBody(RenameApiKey) },
  responses: { 200: jsonAnswer(ApiKey, "The key as it is now.") },
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
  whileSuspended: true,
  tags,
  summary: "Revoke an API key",
  request: { params: KeyParams },
  responses: { 204: { description: "It is refused from now on: everywhere within ten seconds." } },
});

export const keys = newApi()
  .openapi(list, async (c) => c.json(await listKeys(c.var, c.req.valid("query")), 200))
  .openapi(read, async (c) => c.json(await getKey(c.var, c.req.valid("param").keyId), 200))
  .openapi(create, async (c) => c.json(await createKey(c.var, c.req.valid("json")), 201))
  .openapi(rename, async (c) => {
    const { keyId } = c.req.valid("param");
    return c.json(await renameKey(c.var, keyId, c.req.valid("json")), 200);
  })
  .openapi(roll, async (c) => {
    const { keyId } = c.req.valid("param");
    return c.json(await rollKey(c.var, { id: keyId, ...c.req.valid("json") }), 201);
  })
  .openapi(revoke, async (c) => {
    await revokeKey(c.var, c.req.valid("param").keyId);
    return c.body(null, 204);
  });
