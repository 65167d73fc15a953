import * as z from "zod";
import * as contract from "../../lib/contract/instance";
import { Page } from "../../lib/contract/page";
import { createForTenant } from "../services/instances/create-for-tenant";
import { deleteInstance } from "../services/instances/delete-instance";
import { getInstance, listInstances } from "../services/instances/list-instances";
import { rollInstanceKey } from "../services/instances/roll-key";
import { sendTestMessage } from "../services/instances/send-test-message";
import { getSettings, updateSettings } from "../services/instances/settings";
import { shareInstance, unshareInstance } from "../services/instances/share-instance";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { expectedVersion, versioned } from "./etag";
import { InstanceParams, path, tags } from "./instance-params";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const list = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "List instances",
  description: "Newest first. With a filter by status, a page may be shorter than asked for while more follow.",
  request: { params: TenantParams, query: contract.InstanceQuery },
  responses: { 200: jsonAnswer(Page(contract.Instance), "One page of instances, each with what it is doing.") },
});

const get = defineRoute({
  method: "get",
  path: `${path}/{instanceId}`,
  access: "viewer",
  tags,
  summary: "Read an instance",
  request: { params: InstanceParams },
  responses: { 200: jsonAnswer(contract.Instance, "The instance.") },
});

const CreateHeaders = z.object({
  "idempotency-key": z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: "The same create again, under the same key, answers what the first one made." }),
});

const create = defineRoute({
  method: "post",
  path,
  access: "developer",
  tags,
  summary: "Create an instance",
  description:
    "Places it on the best server, and costs one `instance_create`. One that fails leaves nothing behind and costs nothing.",
  request: { params: TenantParams, headers: CreateHeaders, body: jsonBody(contract.CreateInstance) },
  responses: { 201: jsonAnswer(contract.Instance, "The instance. Connect it next.") },
});

const remove = defineRoute({
  method: "delete",
  path: `${path}/{instanceId}`,
  access: "developer",
  tags,
  summary: "Delete an instance, with its session and everything kept about it",
  description: "Costs one `instance_delete`.",
  request: { params: InstanceParams },
  responses: { 204: { description: "It is gone. Its name is free." } },
});

const readSettings = defineRoute({
  method: "get",
  path: `${path}/{instanceId}/settings`,
  access: "viewer",
  tags,
  summary: "Read how an instance shall behave",
  request: { params: InstanceParams },
  responses: { 200: jsonAnswer(contract.InstanceSettingsAnswer, "The settings that its server is held to.") },
});

const changeSettings = defineRoute({
  method: "patch",
  path: `${path}/{instanceId}/settings`,
  access: "developer",
  tags,
  summary: "Change how an instance behaves",
  request: { params: InstanceParams, body: jsonBody(contract.UpdateInstanceSettings) },
  responses: { 200: jsonAnswer(contract.ChangedSettings, "The settings as they are now.") },
});

const rollKey = defineRoute({
  method: "post",
  path: `${path}/{instanceId}/key/roll`,
  access: "developer",
  tags,
  summary: "Replace the instance's own key",
  request: { params: InstanceParams },
  responses: { 200: jsonAnswer(contract.InstanceKey, "The new key. Those before it are refused within ten seconds.") },
});

const share = defineRoute({
  method: "post",
  path: `${path}/{instanceId}/share`,
  access: "developer",
  tags,
  summary: "Make a link by which somebody without an account may connect it, once",
  request: { params: InstanceParams, body: jsonBody(contract.CreateShareLink) },
  responses: { 201: jsonAnswer(contract.ShareLink, "The link. It is shown this once, and ends the one before.") },
});

const unshare = defineRoute({
  method: "delete",
  path: `${path}/{instanceId}/share`,
  access: "developer",
  tags,
  summary: "End the link",
  request: { params: InstanceParams },
  responses: { 204: { description: "It opens nothing any more." } },
});

const test = defineRoute({
  method: "post",
  path: `${path}/{instanceId}/test-message`,
  access: "developer",
  tags,
  summary: "Send a message, and see the request and the answer",
  description: "A real message, which costs one `message_send`.",
  request: { params: InstanceParams, body: jsonBody(contract.SendTestMessage) },
  responses: { 200: jsonAnswer(contract.TestMessage, "What was sent and what came back, whatever that is.") },
});

export const instances = newApi()
  .openapi(list, async (c) => c.json(await listInstances(c.var, c.req.valid("query")), 200))
  .openapi(get, async (c) => {
    const found = await getInstance(c.var, c.req.valid("param").instanceId);
    return c.json(found, 200, versioned(found));
  })
  .openapi(create, async (c) => {
    const createKey = c.req.valid("header")["idempotency-key"];
    const made = await createForTenant(c.var, { ...c.req.valid("json"), createKey });
    return c.json(made, 201, versioned(made));
  })
  .openapi(remove, async (c) => {
    await deleteInstance(c.var, c.req.valid("param").instanceId);
    return c.body(null, 204);
  })
  .openapi(readSettings, async (c) => {
    const found = await getSettings(c.var, c.req.valid("param").instanceId);
    return c.json(found, 200, versioned(found));
  })
  .openapi(changeSettings, async (c) => {
    const change = c.req.valid("json");
    const version = expectedVersion(c);
    const changed = await updateSettings(c.var, c.req.valid("param").instanceId, { change, version });
    return c.json(changed, 200, versioned(changed));
  })
  .openapi(rollKey, async (c) => c.json(await rollInstanceKey(c.var, c.req.valid("param").instanceId), 200))
  .openapi(share, async (c) =>
    c.json(await shareInstance(c.var, c.req.valid("param").instanceId, c.req.valid("json")), 201),
  )
  .openapi(unshare, async (c) => {
    await unshareInstance(c.var, c.req.valid("param").instanceId);
    return c.body(null, 204);
  })
  .openapi(test, async (c) =>
    c.json(await sendTestMessage(c.var, c.req.valid("param").instanceId, c.req.valid("json")), 200),
  );
