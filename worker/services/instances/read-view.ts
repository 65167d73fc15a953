import type { Instance as Row } from "../../../db/schema/instances";
import type { Introduced } from "../../../durable/instance-state/messages";
import type { InstanceView } from "../../../lib/contract/instance-state";
import { stateOf } from "./find-own";

const AT_ONCE = 10;

/** What an instance is doing, as its object says. Undefined where that cannot be told right now. */
export async function readView(env: Env, { tenantId, mode, id }: Row): Promise<InstanceView | undefined> {
  try {
    const introduced: Introduced | null = await stateOf(env, { tenantId, mode, id }).introduceTo({
      tenantId,
      mode,
      instanceId: id,
    });
    return introduced?.view;
  } catch (error) {
    console.warn({ event: "instance_view_missing", instanceId: id, error: String(error) });
    return undefined;
  }
}

/** The same for many, a few at a time. */
export async function readViews(env: Env, rows: readonly Row[]): Promise<(InstanceView | undefined)[]> {
  const views = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    views.push(...(await Promise.all(rows.slice(start, start + AT_ONCE).map((row) => readView(env, row)))));
  }
  return views;
}
