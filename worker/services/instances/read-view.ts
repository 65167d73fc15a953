import type { Instance as Row } from "../../../db/schema/instances";
import type { InstanceView } from "../../../lib/contract/instance-state";
import { describeError } from "../../../lib/describe-error";
import { stateOf } from "./find-own";

const AT_ONCE = 10;

/** What an instance is doing, as its object says. Undefined where that cannot be told right now. */
export async function readView(env: Env, row: Row): Promise<InstanceView | undefined> {
  const { tenantId, mode, id } = row;
  try {
    const view: InstanceView | null = await stateOf(env, row).view({ tenantId, mode, instanceId: id });
    return view ?? untouched(row);
  } catch (error) {
    console.warn({ event: "instance_view_missing", instanceId: id, error: describeError(error) });
    return undefined;
  }
}

/** Of one that nothing was heard of yet. */
const untouched = ({ id, name, createdAt }: Row): InstanceView => ({
  id,
  name,
  status: "created",
  since: createdAt.toISOString(),
  cause: null,
  causeCode: null,
  qr: null,
  profile: null,
  lastInboundAt: null,
  lastOutboundAt: null,
  sentToday: 0,
  silence: null,
});

/** The same for many, a few at a time. */
export async function readViews(env: Env, rows: readonly Row[]): Promise<(InstanceView | undefined)[]> {
  const views = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    views.push(...(await Promise.all(rows.slice(start, start + AT_ONCE).map((row) => readView(env, row)))));
  }
  return views;
}
