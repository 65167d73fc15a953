import { Erasure, Erasures, RequestErasure } from "../../lib/contract/erasure";
import { listAllErasures } from "../services/erasure/list-erasures";
import { getErasure, requestErasure, undoErasure } from "../services/erasure/request-erasure";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/tenants/{tenantId}/erasure";
const tags = ["Tenant"];

const request = defineRoute({
  method: "post",
  path,
  access: "owner",
  whileSuspended: true,
  tags,
  summary: "Delete the account",
  description:
    "Its traffic stops at once. It can be undone for seven days; within thirty only its issued invoices are left. Export it before.",
  request: { params: TenantParams, body: jsonBody(RequestErasure) },
  responses: { 202: jsonAnswer(Erasure, "It will be erased.") },
});

const read = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "Read whether the account is to be deleted, and until when that can be undone",
  request: { params: TenantParams },
  responses: { 200: jsonAnswer(Erasure, "It will be erased.") },
});

const undo = defineRoute({
  method: "delete",
  path,
  access: "owner",
  whileSuspended: true,
  tags,
  summary: "Keep the account after all",
  request: { params: TenantParams },
  responses: { 204: { description: "It stays." } },
});

const list = defineRoute({
  method: "get",
  path: "/operator/erasures",
  access: "operator",
  tags: ["Operators"],
  summary: "List accounts that are to be deleted, and certificates of those that were",
  responses: { 200: jsonAnswer(Erasures, "Both, certificates newest first.") },
});

export const erasure = newApi()
  .openapi(request, async (c) => c.json(await requestErasure(c.var, c.req.valid("json")), 202))
  .openapi(read, async (c) => c.json(await getErasure(c.var), 200))
  .openapi(undo, async (c) => {
    await undoErasure(c.var);
    return c.body(null, 204);
  })
  .openapi(list, async (c) => c.json(await listAllErasures(c.var), 200));
