import * as z from "zod";
import { ChangePassword, InvitationRef, Me, NewTenant, Session, UpdateMe } from "../../lib/contract/account";
import { Role } from "../../lib/contract/role";
import { limitAccount } from "../auth/limit-attempts";
import { createOwnTenant } from "../services/accounts/create-own-tenant";
import { findMe } from "../services/accounts/find-me";
import { listOwnSessions } from "../services/accounts/list-own-sessions";
import { revokeOtherSessions, revokeSession } from "../services/accounts/revoke-session";
import { updateMe } from "../services/accounts/update-me";
import { acceptInvitation } from "../services/members/accept-invitation";
import { declineInvitation } from "../services/members/decline-invitation";
import { defineRoute, jsonAnswer, jsonBody } from "./define-route";
import { newApi } from "./new-api";

const common = { access: "user" as const, tags: ["You"] };

const get = defineRoute({
  ...common,
  method: "get",
  path: "/me",
  summary: "Who is signed in, and where they belong",
  responses: { 200: jsonAnswer(Me, "You.") },
});

const update = defineRoute({
  ...common,
  method: "patch",
  path: "/me",
  summary: "Change your name or language",
  request: { body: jsonBody(UpdateMe) },
  responses: { 200: jsonAnswer(Me, "You, as changed.") },
});

const changePassword = defineRoute({
  ...common,
  method: "post",
  path: "/me/password",
  summary: "Choose a new password, which signs you out everywhere else",
  request: { body: jsonBody(ChangePassword) },
  responses: { 204: { description: "Changed; the session goes on under a new cookie." } },
});

const listSessions = defineRoute({
  ...common,
  method: "get",
  path: "/me/sessions",
  summary: "Where you are signed in",
  responses: { 200: jsonAnswer(z.object({ items: z.array(Session) }), "Your sessions, newest first.") },
});

const endSession = defineRoute({
  ...common,
  method: "delete",
  path: "/me/sessions/{sessionId}",
  summary: "Sign out somewhere",
  request: { params: z.object({ sessionId: z.string().max(100) }) },
  responses: { 204: { description: "It has ended." } },
});

const endOtherSessions = defineRoute({
  ...common,
  method: "post",
  path: "/me/sessions/revoke-others",
  summary: "Sign out everywhere else",
  responses: { 200: jsonAnswer(z.object({ revoked: z.number().int() }), "How many sessions have ended.") },
});

const createTenant = defineRoute({
  ...common,
  method: "post",
  path: "/me/tenants",
  summary: "Create a tenant that you own, on the free plan",
  request: { body: jsonBody(NewTenant) },
  responses: { 201: jsonAnswer(z.object({ id: z.string() }), "The new tenant.") },
});

const accept = defineRoute({
  ...common,
  method: "post",
  path: "/me/invitations/accept",
  summary: "Accept an invitation",
  request: { body: jsonBody(InvitationRef) },
  responses: { 200: jsonAnswer(z.object({ tenantId: z.string(), role: Role }), "What you belong to now.") },
});

const decline = defineRoute({
  ...common,
  method: "post",
  path: "/me/invitations/decline",
  summary: "Decline an invitation",
  request: { body: jsonBody(InvitationRef) },
  responses: { 204: { description: "It works no more." } },
});

export const me = newApi()
  .openapi(get, async (c) => c.json(await findMe(c.var), 200))
  .openapi(update, async (c) => c.json(await updateMe(c.var, c.req.valid("json")), 200))
  .openapi(changePassword, async (c) => {
    await limitAccount(c.env, `password ${c.var.actor.id}`);
    const service = await import("../services/accounts/change-password");
    c.header("set-cookie", await service.changePassword(c.var, c.req.valid("json")));
    return c.body(null, 204);
  })
  .openapi(listSessions, async (c) => c.json({ items: await listOwnSessions(c.var, c.var.actor.sessionId ?? "") }, 200))
  .openapi(endOtherSessions, async (c) => c.json({ revoked: await revokeOtherSessions(c.var) }, 200))
  .openapi(endSession, async (c) => {
    await revokeSession(c.var, c.req.valid("param").sessionId);
    return c.body(null, 204);
  })
  .openapi(createTenant, async (c) => c.json(await createOwnTenant(c.var, c.req.valid("json")), 201))
  .openapi(accept, async (c) => c.json(await acceptInvitation(c.var, c.req.valid("json")), 200))
  .openapi(decline, async (c) => {
    await declineInvitation(c.var, c.req.valid("json"));
    return c.body(null, 204);
  });
