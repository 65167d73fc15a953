import { listInstancePage } from "../../../db/queries/instances";
import type { Instance, InstanceQuery } from "../../../lib/contract/instance";
import type { PageOf } from "../../../lib/contract/page";
import type { TenantContext } from "../context";
import { getOwnRow } from "./find-own";
import { readView, readViews } from "./read-view";
import { showInstance } from "./show-instance";

/** Objects that one request asks, at most. A filter by status may leave a page short before its end: the cursor goes on. */
const MOST_ASKED = 200;

/** Newest first. A key that asks sees the instances of its own mode. */
export async function listInstances(ctx: TenantContext, query: InstanceQuery): Promise<PageOf<Instance>> {
  const { db, env, tenantId, actor } = ctx;
  const { limit, cursor, status, search } = query;
  const mode = actor.key?.mode ?? query.mode;
  const items: Instance[] = [];
  let before = cursor;
  for (let asked = 0; asked < MOST_ASKED; asked += limit) {
    const rows = await listInstancePage(db, tenantId, { mode, search, before, limit: limit + 1 });
    const some = rows.slice(0, limit);
    const views = await readViews(env, some);
    for (const [index, row] of some.entries()) {
      const view = views[index];
      before = row.id;
      if (status === undefined || view?.status === status) items.push(showInstance(row, view));
      const isMore = index < some.length - 1 || rows.length > limit;
      if (items.length === limit) return { items, nextCursor: isMore ? row.id : null };
    }
    if (rows.length <= limit) return { items, nextCursor: null };
  }
  return { items, nextCursor: before ?? null };
}

/** `not_found` for another tenant's. */
export async function getInstance(ctx: TenantContext, id: string): Promise<Instance> {
  const row = await getOwnRow(ctx, id);
  return showInstance(row, await readView(ctx.env, row));
}
