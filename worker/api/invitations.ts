import * as z from "zod";
import { CreateInvitation, Invitation } from "../../lib/contract/member";
import { limitAccount } from "../auth/limit-attempts";
import { createInvitation } from "../services/members/create-invitation";
import { listTenantInvitations } from "../services/members/list-tenant-invitations";
import { resendInvitation } from "../services/members/resend-invitation";
import { revokeInvitation } from "../services/members/revoke-invitation";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";
import { TenantParams } from "./tenants";

const path = "/tenants/{tenantId}/invitations";
const common = { access: "admin" as const, tags: ["Members"] };
const InvitationParams = TenantParams.extend({ invitationId: z.uuid() });

const list = defineRoute({
  ...common,
  method: "get",
  path,
  summary: "List invitations that nobody has answered",
  request: { params: TenantParams },
  responses: { 200: jsonAnswer(z.object({ items: z.array(Invitation) }), "Open and expired ones, newest first.") },
});

const create = defineRoute({
  ...common,
  method: "post",
  path,
  summary: "Invite somebody by mail, up to your own role",
  request: { params: TenantParams, body: jsonBody(CreateInvitation) },
  responses: { 201: jsonAnswer(Invitation, "The invitation; its mail is on the way.") },
});

const resend = defineRoute({
  ...common,
  method: "post",
  path: `${path}/{invitationId}/resend`,
  summary: "Mail an invitation again, with a new link",
  request: { params: InvitationParams },
  responses: { 204: { description: "The mail is on the way; earlier links work no more." } },
});

const revoke = defineRoute({
  ...common,
  method: "delete",
  path: `${path}/{invitationId}`,
  summary: "Take an invitation back",
  request: { params: InvitationParams },
  responses: { 204: { description: "Its link works no more." } },
});

export const invitations = newApi()
  .openapi(list, async (c) => c.json({ items: await listTenantInvitations(c.var) }, 200))
  .openapi(create, async (c) => {
    await limitAccount(c.env, `invitations ${c.var.tenantId}`);
    return c.json(await createInvitation(c.var, c.req.valid("json")), 201);
  })
  .openapi(resend, async (c) => {
    await limitAccount(c.env, `invitations ${c.var.tenantId}`);
    await resendInvitation(c.var, c.req.valid("param").invitationId);
    return c.body(null, 204);
  })
  .openapi(revoke, async (c) => {
    await revokeInvitation(c.var, c.req.valid("param").invitationId);
    return c.body(null, 204);
  });
