import { listOverdueImpersonations } from "../../../db/queries/impersonations";
import type { ServiceContext } from "../context";
import { expireImpersonation } from "./impersonate";

const AT_MOST = 100;

/** Writes down the ends of impersonations whose time is over. They ended by themselves: this only tells the tenant. */
export async function expireImpersonations(ctx: Pick<ServiceContext, "db">): Promise<void> {
  for (const over of await listOverdueImpersonations(ctx.db, AT_MOST)) await expireImpersonation(ctx, over);
}
