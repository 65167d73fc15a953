import * as z from "zod";
import type { Instance as Row } from "../../../db/schema/instances";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { InstanceView } from "../../../lib/contract/instance-state";
import { config } from "../../env";
import type { DoorAnswer } from "../../evolution/instance-door";
import { fetchOwnRow, type OwnRow } from "../../evolution/own-row";
import { stateOf } from "./find-own";
import { type FoundState, tellState } from "./tell-state";

const Answer = z.object({ instance: z.object({ state: z.enum(["open", "connecting", "close"]) }) });
type UpstreamState = z.output<typeof Answer>["instance"]["state"];

/** For so long the events of a change may be on their way. */
const SETTLE_MS = 60_000;

interface Subject {
  env: Env;
  row: Row;
  instance: LedgerInstance;
}

/**
 * Compares what events have told with what `connectionState` answered at `askedAt`. A server says once that a number came or
 * went: where that was lost, the instance would be shown as it is not until the next time. True where something was told.
 */
export async function agreeOnState(
  { env, row, instance }: Subject,
  { body }: DoorAnswer,
  askedAt: number,
): Promise<boolean> {
  const state = Answer.safeParse(body).data?.instance.state;
  if (!state) return false;
  const { tenantId, mode, id } = row;
  const view: InstanceView | null = await stateOf(env, row).view({ tenantId, mode, instanceId: id });
  if (!isMissed(view, state, askedAt)) return false;
  const found = await fetchOwnRow(env, instance).catch(() => undefined);
  // Between two connections of one session a server says `close` for seconds; its row says so only where a session has ended.
  if (state === "close" && found?.connectionStatus !== "close") return false;
  const told = { ...found, ...reasonIn(found, view), connectionStatus: state };
  await tellState(env, row, { instance, found: told, at: askedAt });
  console.warn({ event: "state_was_missed", instanceId: id, tenantId, was: view?.status ?? "created", state });
  return true;
}

function isMissed(view: InstanceView | null, state: UpstreamState, askedAt: number): boolean {
  if (view && askedAt - Date.parse(view.since) < SETTLE_MS * config.timeScale) return false;
  if (state === "open") return view?.status !== "open";
  return state === "close" && (view?.status === "open" || view?.status === "connecting");
}

/** Why nobody is connected. The reason of an end that was before what is known does not count. */
function reasonIn(found: OwnRow | undefined, view: InstanceView | null): FoundState {
  const isLater = Date.parse(found?.disconnectionAt ?? "") > Date.parse(view?.since ?? "");
  return { disconnectionReasonCode: isLater ? (found?.disconnectionReasonCode ?? null) : null };
}
