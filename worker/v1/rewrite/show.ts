import { config } from "../../env";
import { withoutStop } from "../../evolution/bot-stop";
import { type Call, fromLedger, ledgerOf } from "../call";
import { BOT_SECRETS } from "./bot-kinds";
import { partiesOf } from "./parties";
import { withOwnUrls } from "./relays";
import { ownNameOf } from "./shared-name";

/** The fields, at any depth, become null: a client sees that they exist, and nothing more. */
export function hideFields(body: unknown, fields: readonly string[]): unknown {
  if (body === undefined) return undefined;
  return JSON.parse(JSON.stringify(body), (key: string, value: unknown) => (fields.includes(key) ? null : value));
}

/**
 * An answer about bots as the tenant shall see it: its own addresses, names and ids, secrets as null, our own address where
 * the upstream names itself, and no debounce, since none is in force.
 */
export async function showBots(call: Call, body: unknown): Promise<unknown> {
  if (body === undefined) return undefined;
  const text = await withOwnUrls(call, JSON.stringify(body));
  const { caller, target } = partiesOf(call);
  const moved = await fromLedger(ledgerOf(call, caller).movedBots(target.instance.id));
  return JSON.parse(text, (key: string, value: unknown) => {
    if (BOT_SECRETS.includes(key)) return null;
    if (key === "serverUrl") return `${config.publicUrl}/v1`;
    if (key === "debounceTime") return 0;
    if (key === "ignoreJids" && Array.isArray(value)) return withoutStop(value);
    return typeof value === "string" ? (moved[value] ?? ownNameOf(call, value)) : value;
  });
}
