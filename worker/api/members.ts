import * as z from "zod";
import { ChangeMemberRole, Member } from "../../lib/contract/member";
import { changeMemberRole } from "../services/members/change-member-role";
import { listTenantMembers } from "../services/members/list-tenant-members";
import { removeMember } from "../services/members/remove-member";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/tenants/{tenantId}/members";
const tags = ["Members"];
const MemberParams = TenantParams.extend({ userId: z.string().max(100) });

const list = defineRoute({
  method: "get",
  path,
  access: "viewer",
  tags,
  summary: "List who belongs to the tenant",
  request: { params: TenantParams },
  responses: { 200: jsonAnswer(z.object({ items: z.array(Member) }), "All members, the first one first.") },
});

const changeRole = defineRoute({
  method: "patch",
  path: `${path}/{userId}`,
  access: "admin",
  tags,
  summary: "Change what a member may do, up to your own role",
  request: { params: MemberParams, body: jsonBody(ChangeMemberRole) },
  responses: { 204: { description: "It holds from their next request on." } },
});

const remove = defineRoute({
  method: "delete",
  path: `${path}/{userId}`,
  access: "viewer",
  tags,
  summary: "Remove a member, or leave",
  description: "Everybody may leave but the last owner. Removing others needs the role admin, and owner for owners.",
  request: { params: MemberParams },
  responses: { 204: { description: "They see nothing of the tenant any more." } },
});

export const members = newApi()
  .openapi(list, async (c) => c.json({ items: await listTenantMembers(c.var) }, 200))
  .openapi(changeRole, async (c) => {
    await changeMemberRole(c.var, { ...c.req.valid("param"), ...c.req.valid("json") });
    return c.body(null, 204);
  })
  .openapi(remove, async (c) => {
    await removeMember(c.var, c.req.valid("param").userId);
    return c.body(null, 204);
  });
