import * as z from "zod";
import { DEFAULT_SETTINGS, type InstanceSettings } from "../../lib/contract/instance";

const Found = z.object({
  rejectCall: z.boolean(),
  msgCall: z.string().nullish(),
  groupsIgnore: z.boolean(),
  alwaysOnline: z.boolean(),
  readMessages: z.boolean(),
  readStatus: z.boolean(),
  syncFullHistory: z.boolean(),
  /** Opens a third party's service: it stays upstream and is only handed back. */
  wavoipToken: z.string().nullish(),
});

/** What `settings/find` answers, apart from the token that is not ours to keep. Undefined for anything else, `null` too. */
export function readSettings(
  body: unknown,
): { settings: InstanceSettings; wavoipToken: string | undefined } | undefined {
  const parsed = Found.safeParse(body);
  if (!parsed.success) return undefined;
  const { wavoipToken, msgCall, ...flags } = parsed.data;
  return { settings: { ...flags, msgCall: msgCall ?? "" }, wavoipToken: wavoipToken ?? undefined };
}

/** The settings that a `create` or `settings/set` asks for, over those before it. Fields of another kind are left out. */
export function mergeSettings(body: Readonly<Record<string, unknown>>, before = DEFAULT_SETTINGS): InstanceSettings {
  const flag = (name: Exclude<keyof InstanceSettings, "msgCall">) =>
    typeof body[name] === "boolean" ? body[name] : before[name];
  return {
    rejectCall: flag("rejectCall"),
    msgCall: typeof body.msgCall === "string" ? body.msgCall : before.msgCall,
    groupsIgnore: flag("groupsIgnore"),
    alwaysOnline: flag("alwaysOnline"),
    readMessages: flag("readMessages"),
    readStatus: flag("readStatus"),
    syncFullHistory: flag("syncFullHistory"),
  };
}

export const sameSettings = (a: InstanceSettings, b: InstanceSettings) =>
  (Object.keys(DEFAULT_SETTINGS) as (keyof InstanceSettings)[]).every((name) => a[name] === b[name]);
