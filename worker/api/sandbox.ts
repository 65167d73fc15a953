import * as contract from "../../lib/contract/sandbox";
import { forceDisconnect, injectMessage, scanCode } from "../services/sandbox/drive-phone";
import { listSandboxNumbers } from "../services/sandbox/list-numbers";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { InstanceParams, path as instancesPath } from "./instance-params";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const tags = ["Sandbox"];
const path = `${instancesPath}/{instanceId}/sandbox` as const;
const done = { 204: { description: "It has happened." } };

const numbers = defineRoute({
  method: "get",
  path: "/tenants/{tenantId}/sandbox/numbers",
  access: "viewer",
  tags,
  summary: "List the sandbox's magic numbers",
  request: { params: TenantParams },
  responses: { 200: jsonAnswer(contract.SandboxNumbers, "Numbers that behave in a way of their own.") },
});

const inbound = defineRoute({
  method: "post",
  path: `${path}/inbound`,
  access: "developer",
  tags,
  summary: "Let a message arrive on a simulated phone",
  request: { params: InstanceParams, body: jsonBody(contract.InjectMessage) },
  responses: done,
});

const scan = defineRoute({
  method: "post",
  path: `${path}/scan`,
  access: "developer",
  tags,
  summary: "Scan the code with the simulated phone",
  request: { params: InstanceParams },
  responses: done,
});

const disconnect = defineRoute({
  method: "post",
  path: `${path}/disconnect`,
  access: "developer",
  tags,
  summary: "End a simulated connection",
  request: { params: InstanceParams, body: jsonBody(contract.ForceDisconnect) },
  responses: done,
});

/** What a person with a phone would do, for instances of the sandbox. */
export const sandbox = newApi()
  .openapi(numbers, async (c) => c.json(listSandboxNumbers(), 200))
  .openapi(inbound, async (c) => {
    await injectMessage(c.var, c.req.valid("param").instanceId, c.req.valid("json"));
    return c.body(null, 204);
  })
  .openapi(scan, async (c) => {
    await scanCode(c.var, c.req.valid("param").instanceId);
    return c.body(null, 204);
  })
  .openapi(disconnect, async (c) => {
    await forceDisconnect(c.var, c.req.valid("param").instanceId, c.req.valid("json").reason);
    return c.body(null, 204);
  });
