import { waitUntil } from "cloudflare:workers";
import { getTenant } from "../../../db/queries/tenants";
import { Locale } from "../../../lib/contract/account";
import type { Role } from "../../../lib/contract/role";
import { sendMail } from "../../mail/send-mail";
import { invitation } from "../../mail/templates/invitation";
import type { TenantContext } from "../context";

/** Mails an invitation in the tenant's language, after the answer. */
export async function mailInvitation(
  { db, env, actor, tenantId }: TenantContext,
  { email, role, url }: { email: string; role: Role; url: string },
): Promise<void> {
  const { name, locale } = await getTenant(db, tenantId);
  const language = Locale.safeParse(locale);
  const facts = { tenantName: name, inviter: actor.label, role, url };
  const content = invitation(language.success ? language.data : "en", facts);
  waitUntil(sendMail(env, { to: email, kind: "invitation", ...content }));
}
