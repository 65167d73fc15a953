import * as z from "zod";
import { InstanceSettings } from "../../../lib/contract/instance";
import type { Mode } from "../../../lib/contract/tenant";
import { describeError } from "../../../lib/describe-error";
import { ledgerName } from "../../../lib/ledger-name";
import { mergeSettings } from "../../evolution/settings";

/** Whose instance it is. */
export interface InstanceOwner {
  tenantId: string;
  mode: Mode;
  id: string;
}

/**
 * The settings that a tenant wants of an instance. The ledger has the newest word, since `/v1` takes settings without Postgres;
 * the instance's row follows.
 */
const documentKey = (instanceId: string) => ({ instanceId, kind: "settings", id: "settings" });
const Document = z.object({ settings: InstanceSettings });

const ledgerOf = (env: Env, { tenantId, mode }: InstanceOwner) => env.LEDGER.getByName(ledgerName(tenantId, mode));

export async function findKeptSettings(env: Env, owner: InstanceOwner): Promise<InstanceSettings | undefined> {
  const text = await ledgerOf(env, owner).findDocument(documentKey(owner.id));
  return text === null ? undefined : Document.parse(JSON.parse(text)).settings;
}

export const keepSettings = (env: Env, owner: InstanceOwner, settings: InstanceSettings): Promise<void> =>
  ledgerOf(env, owner).putDocument(documentKey(owner.id), JSON.stringify({ settings }));

/** After a `settings/set` that the upstream has taken. What cannot be kept now is what was before: that is logged. */
export async function keepSentSettings(env: Env, owner: InstanceOwner, sent: Record<string, unknown>): Promise<void> {
  try {
    const settings = mergeSettings(sent, await findKeptSettings(env, owner));
    await keepSettings(env, owner, settings);
  } catch (error) {
    console.error({ event: "settings_not_kept", instanceId: owner.id, error: describeError(error) });
  }
}

/** Tells Postgres in the background: while it is down, the reconciler does so later. */
export async function recordKeptSettings(env: Env, owner: InstanceOwner): Promise<void> {
  try {
    const [{ connect }, { noteUpstream }] = await Promise.all([
      import("../../../db/client"),
      import("../../../db/queries/instances"),
    ]);
    const settings = await findKeptSettings(env, owner);
    if (settings) await noteUpstream(connect(env), owner.tenantId, { id: owner.id, settings });
  } catch (error) {
    console.warn({ event: "settings_record_waits", instanceId: owner.id, error: describeError(error) });
  }
}
