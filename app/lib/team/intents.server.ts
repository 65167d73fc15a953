import * as z from "zod";
import { ChangeMemberRole, CreateInvitation } from "../../../lib/contract/member";
import { type Attempt, attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { readForm } from "../form.server";
import { redirectWithProblem } from "../problem-toast.server";
import type { TenantIntent } from "../run-intent.server";
import { translator } from "../translator.server";

const HERE = "/team";

type Done =
  | "team:changed"
  | "team:remove.done"
  | "team:invite.sent"
  | "team:invitations.resent"
  | "team:invitations.revoked";

/** Back to the page: what was done, or why not. The last owner is refused in the person's own words. */
function answer(request: Request, result: Attempt<unknown>, done: Done): Response {
  const t = translator(request);
  if (result.ok) return redirectWithToast(HERE, { tone: "good", title: t(done) });
  if (result.problem.code !== "conflict") return redirectWithProblem(request, HERE, result.problem);
  return redirectWithToast(HERE, { tone: "bad", title: t("team:lastOwner") });
}

const Change = ChangeMemberRole.extend({ userId: z.string().min(1).max(100) });

export async function changeRole({ request, session: { api, tenantId } }: TenantIntent) {
  const form = await readForm(request, Change);
  if (!form.ok) return form.answer;
  const { userId, role } = form.value;
  const member = api.tenants[":tenantId"].members[":userId"];
  return answer(request, await attempt(member.$patch({ param: { tenantId, userId }, json: { role } })), "team:changed");
}

const Remove = z.object({ userId: z.string().min(1).max(100) });

export async function removeMember({ request, session: { api, tenantId, me } }: TenantIntent) {
  const form = await readForm(request, Remove);
  if (!form.ok) return form.answer;
  const { userId } = form.value;
  const result = await attempt(api.tenants[":tenantId"].members[":userId"].$delete({ param: { tenantId, userId } }));
  if (!result.ok || userId !== me.id) return answer(request, result, "team:remove.done");
  return redirectWithToast("/", { tone: "good", title: translator(request)("team:leave.done") });
}

export async function invite({ request, session: { api, tenantId } }: TenantIntent) {
  const form = await readForm(request, CreateInvitation);
  if (!form.ok) return form.answer;
  const made = await attempt(api.tenants[":tenantId"].invitations.$post({ param: { tenantId }, json: form.value }));
  return made.ok ? answer(request, made, "team:invite.sent") : form.refuse(made.problem);
}

const Existing = z.object({ invitationId: z.uuid() });

export async function resendInvitation({ request, session: { api, tenantId } }: TenantIntent) {
  const form = await readForm(request, Existing);
  if (!form.ok) return form.answer;
  const param = { tenantId, ...form.value };
  const result = await attempt(api.tenants[":tenantId"].invitations[":invitationId"].resend.$post({ param }));
  return answer(request, result, "team:invitations.resent");
}

export async function revokeInvitation({ request, session: { api, tenantId } }: TenantIntent) {
  const form = await readForm(request, Existing);
  if (!form.ok) return form.answer;
  const param = { tenantId, ...form.value };
  const result = await attempt(api.tenants[":tenantId"].invitations[":invitationId"].$delete({ param }));
  return answer(request, result, "team:invitations.revoked");
}
