import { WorkerEntrypoint } from "cloudflare:workers";

/** What ledgers call: nobody else can reach it. */
export class BillingDoor extends WorkerEntrypoint<Env> {
  /** Bills what is over of a tenant. False when its usage has not all arrived and it should be asked again. */
  async periodEnded(tenantId: string): Promise<boolean> {
    const [{ connect }, { closePeriod }] = await Promise.all([
      import("../db/client"),
      import("./services/billing/close-period"),
    ]);
    const ctx = { db: connect(this.env), env: this.env };
    try {
      for (;;) {
        const { state } = await closePeriod(ctx, tenantId);
        if (state !== "closed") return state === "nothing_due";
      }
    } catch (error) {
      // The ledger goes on with its own work; the cron trigger tries again.
      console.error({ event: "period_not_closed", tenantId, error: String(error) });
      return true;
    }
  }
}
