import { countReminders, listToDun, moveTenantStatus } from "../../../db/queries/dunning";
import type { Invoice } from "../../../db/schema/invoices";
import { describeError } from "../../../lib/describe-error";
import { lineOf, SYSTEM } from "../audit/audit";
import type { ServiceContext } from "../context";
import { notify } from "../endpoints/notify";
import { tellLedgers } from "../tenants/tell-ledgers";
import { invoiceFacts } from "./invoice-notice";
import { DAY_MS, GRACE_DAYS } from "./terms";

/** Days after the due date on which a reminder goes out. */
const REMINDER_DAYS = [0, 3, 6] as const;
const INVOICES_PER_RUN = 200;

/** Reminds of what is due, and stops sending where it stays unpaid too long. Receiving, sign-in and export go on. */
export async function dun(ctx: ServiceContext, now = Date.now(), limit = INVOICES_PER_RUN) {
  const late = await listToDun(ctx.db, {
    now: new Date(now),
    stopBefore: new Date(now - GRACE_DAYS * DAY_MS),
    reminderDays: REMINDER_DAYS,
    limit,
  });
  const done = { reminded: 0, stopped: 0 };
  for (const invoice of late) {
    try {
      if (await remind(ctx, invoice, now)) done.reminded += 1;
      if (now >= invoice.dueAt.getTime() + GRACE_DAYS * DAY_MS && (await stop(ctx, invoice))) done.stopped += 1;
    } catch (error) {
      // One tenant whose ledger does not answer keeps no other's letter back.
      console.error({ event: "invoice_not_dunned", tenantId: invoice.tenantId, error: describeError(error) });
    }
  }
  return done;
}

/** Where several are due, since the cron trigger did not come for days, one letter stands for all of them. */
async function remind({ db }: ServiceContext, invoice: Invoice, now: number): Promise<boolean> {
  const { tenantId, number, reminders, dueAt } = invoice;
  const due = REMINDER_DAYS.filter((day) => now >= dueAt.getTime() + day * DAY_MS).length;
  if (due <= reminders) return false;
  if (!(await countReminders(db, tenantId, { invoice, to: due }))) return false;
  const data = { ...invoiceFacts(invoice), number, reminder: due };
  await notify({ db }, tenantId, { kind: "invoice.overdue", data });
  return true;
}

async function stop(ctx: ServiceContext, invoice: Invoice): Promise<boolean> {
  const { db } = ctx;
  const { tenantId, number } = invoice;
  const entry = lineOf(SYSTEM, { action: "tenant.past_due", target: number });
  if (!(await moveTenantStatus(db, tenantId, { from: "active", to: "past_due", entry }))) return false;
  // The letter first: the reconciler tells a ledger that did not answer, and nobody would write the letter again.
  await notify({ db }, tenantId, { kind: "tenant.past_due", data: { ...invoiceFacts(invoice), number } });
  await tellLedgers(ctx, tenantId);
  return true;
}
