import type { Db } from "../../../db/client";
import { listMembers } from "../../../db/queries/members";
import { claimNotice, listUnmailedNotices, noticeStatement, releaseNotice } from "../../../db/queries/notices";
import { findTenant } from "../../../db/queries/tenants";
import type { NewNotice, Notice } from "../../../db/schema/notices";
import { Locale } from "../../../lib/contract/account";
import { describeError } from "../../../lib/describe-error";
import { uuidv7 } from "../../../lib/ids";
import { config } from "../../env";
import { sendMail } from "../../mail/send-mail";
import { endpointDisabled } from "../../mail/templates/endpoint-disabled";
import { billingReaders } from "../billing/billing-readers";
import { BILLING_LETTERS } from "../billing/letters";
import { deliverNotice } from "./deliver-notice";

/** Stores what a tenant's people should know. It is mailed within minutes, once; some kinds go to its endpoints too. */
export async function notify({ db }: { db: Db }, tenantId: string, notice: Omit<NewNotice, "id">): Promise<void> {
  await noticeStatement(db, tenantId, { ...notice, id: uuidv7() });
}

const AT_ONCE = 50;
/** Older news are not worth a mail any more; they are still shown. */
const WORTH_TELLING_MS = 3 * 86_400_000;

/** What the cron trigger does: tells what was stored since, also by objects that cannot mail themselves. */
export async function mailNotices(env: Env, db: Db): Promise<void> {
  const since = new Date(Date.now() - WORTH_TELLING_MS);
  for (const notice of await listUnmailedNotices(db, { since, limit: AT_ONCE })) {
    const { id, tenantId, kind } = notice;
    if (!(await claimNotice(db, tenantId, id))) continue;
    const isTold = await tell(env, db, notice).catch((error: unknown) => {
      console.error({ event: "notice_failed", kind, id, error: describeError(error) });
      return false;
    });
    if (!isTold) await releaseNotice(db, tenantId, id);
  }
}

async function tell(env: Env, db: Db, notice: Notice): Promise<boolean> {
  await deliverNotice(env, db, notice);
  return mail(env, db, notice);
}

const LETTERS: Readonly<Record<string, typeof letterOfEndpoint>> = {
  "endpoint.disabled": letterOfEndpoint,
  ...BILLING_LETTERS,
};

/** False if not one of its readers could be reached. */
async function mail(env: Env, db: Db, notice: Notice): Promise<boolean> {
  const tenant = await findTenant(db, notice.tenantId);
  const write = LETTERS[notice.kind];
  if (!tenant || !write) return true;
  const content = write(notice, tenant);
  const members = await listMembers(db, notice.tenantId);
  const heads = members.filter(({ role }) => role === "owner" || role === "admin").map(({ email }) => email);
  const readers = new Set([...heads, ...(await billingReaders(db, notice))]);
  const sent = await Promise.all(
    [...readers].map((email) =>
      sendMail(env, { ...content, to: email, kind: notice.kind, id: `${notice.id}-${email}` }),
    ),
  );
  return sent.length === 0 || sent.some(Boolean);
}

function letterOfEndpoint({ tenantId, data }: Notice, tenant: { name: string; locale: string }) {
  const url = `${config.dashboardUrl}/webhooks/${data.endpointId}?tenant=${tenantId}`;
  const reason = data.reason === "gone" ? "gone" : "failing";
  const locale = Locale.safeParse(tenant.locale).data ?? "en";
  return endpointDisabled(locale, { tenantName: tenant.name, endpointUrl: String(data.url), reason, url });
}
