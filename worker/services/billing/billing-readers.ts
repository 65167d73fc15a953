import type { Db } from "../../../db/client";
import { findSubscription } from "../../../db/queries/subscriptions";
import type { Notice } from "../../../db/schema/notices";

const ABOUT_INVOICES = ["invoice.issued", "invoice.overdue", "tenant.past_due"];

/** Who reads letters about invoices beside a tenant's owners and admins: the address of its billing details. */
export async function billingReaders(db: Db, { kind, tenantId }: Pick<Notice, "kind" | "tenantId">): Promise<string[]> {
  if (!ABOUT_INVOICES.includes(kind)) return [];
  const subscription = await findSubscription(db, tenantId);
  return subscription?.billingEmail ? [subscription.billingEmail] : [];
}
