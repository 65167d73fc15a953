import * as z from "zod";
import * as contract from "../../lib/contract/server";
import { adoptInstance } from "../services/servers/adopt-instance";
import { checkServerNow } from "../services/servers/check-server";
import { getServer, listAllServers } from "../services/servers/get-server";
import { listUnmanaged } from "../services/servers/list-unmanaged";
import { registerServer } from "../services/servers/register-server";
import { deleteServer, updateServer } from "../services/servers/update-server";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { etag, expectedVersion } from "./etag";
import { newApi } from "./new-api";

const path = "/operator/servers";
const one = `${path}/{serverId}` as const;
const tags = ["Servers"];
const access = "operator";
const params = z.object({ serverId: z.uuid() });

const list = defineRoute({
  method: "get",
  path,
  access,
  tags,
  summary: "List Evolution servers",
  responses: {
    200: jsonAnswer(contract.ServerList, "All servers by name, and the notice that administrators must see."),
  },
});

const register = defineRoute({
  method: "post",
  path,
  access,
  tags,
  summary: "Add an Evolution server, or change the one at that URL",
  description:
    "It must answer, speak 2.2.3 to 2.3.7 and take the key. Whether its webhooks arrive here is tried with a short-lived instance and shown as `reachable`.",
  request: { body: jsonBody(contract.RegisterServer) },
  responses: { 201: jsonAnswer(contract.Server, "The server.") },
});

const get = defineRoute({
  method: "get",
  path: one,
  access,
  tags,
  summary: "Read a server",
  request: { params },
  responses: { 200: jsonAnswer(contract.Server, "The server.") },
});

const update = defineRoute({
  method: "patch",
  path: one,
  access,
  tags,
  summary: "Change a server, drain it, or replace its key",
  request: { params, body: jsonBody(contract.UpdateServer) },
  responses: { 200: jsonAnswer(contract.Server, "The server as it is now.") },
});

const remove = defineRoute({
  method: "delete",
  path: one,
  access,
  tags,
  summary: "Delete a server on which nothing is",
  request: { params },
  responses: { 204: { description: "It is not used any more." } },
});

const check = defineRoute({
  method: "post",
  path: `${one}/check`,
  access,
  tags,
  summary: "Check a server now",
  request: { params },
  responses: { 200: jsonAnswer(contract.Server, "Health, version, key, and whether its webhooks arrive.") },
});

const unmanaged = defineRoute({
  method: "get",
  path: `${one}/unmanaged`,
  access,
  tags,
  summary: "List instances that run on a server and belong to no tenant",
  request: { params },
  responses: { 200: jsonAnswer(z.object({ items: z.array(contract.UnmanagedInstance) }), "By name.") },
});

const adopt = defineRoute({
  method: "post",
  path: `${one}/adopt`,
  access,
  tags,
  summary: "Give a running instance to a tenant, without a new scan",
  request: { params, body: jsonBody(contract.AdoptInstance) },
  responses: { 201: jsonAnswer(contract.AdoptedInstance, "The instance, and what stays as it was.") },
});

const versioned = ({ revision }: { revision: number }) => ({ etag: etag(revision) });

export const servers = newApi()
  .openapi(list, async (c) => c.json(await listAllServers(c.var), 200))
  .openapi(register, async (c) => {
    const made = await registerServer(c.var, c.req.valid("json"));
    return c.json(made, 201, versioned(made));
  })
  .openapi(get, async (c) => {
    const found = await getServer(c.var, c.req.valid("param").serverId);
    return c.json(found, 200, versioned(found));
  })
  .openapi(update, async (c) => {
    const change = c.req.valid("json");
    const revision = expectedVersion(c);
    const changed = await updateServer(c.var, c.req.valid("param").serverId, { change, revision });
    return c.json(changed, 200, versioned(changed));
  })
  .openapi(remove, async (c) => {
    await deleteServer(c.var, c.req.valid("param").serverId);
    return c.body(null, 204);
  })
  .openapi(check, async (c) => c.json(await checkServerNow(c.var, c.req.valid("param").serverId), 200))
  .openapi(unmanaged, async (c) => c.json({ items: await listUnmanaged(c.var, c.req.valid("param").serverId) }, 200))
  .openapi(adopt, async (c) =>
    c.json(await adoptInstance(c.var, c.req.valid("param").serverId, c.req.valid("json")), 201),
  );
