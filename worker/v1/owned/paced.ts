import type { CancelReply } from "../../../durable/send-queue/messages";
import type { PacedSend } from "../../../lib/contract/pacing";
import { isUuid } from "../../../lib/ids";
import { Problem } from "../../../lib/problem";
import type { Answer } from "../answer";
import { type Call, fromLedger } from "../call";
import { queueOf } from "../pace";
import { answerJson } from "./owned";
import { callerOf, targetOf } from "./transport-body";

/*
 * What waits in the queue of a paced number. Ids of another number or tenant are not found: the queue is that of the instance in
 * the path, which is the caller's.
 */

const MOST = 100;

const queue = (call: Call) => queueOf(call, callerOf(call), targetOf(call));

/** GET /paced/list/:instanceName: what waits, in its order; `?state=settled` the rest, newest first. */
export async function listPaced(call: Call): Promise<Answer> {
  const query = new URLSearchParams(call.resolved?.query ?? "");
  const state = query.get("state") ?? "open";
  if (state !== "open" && state !== "settled") throw new Problem("invalid_request", "state is open or settled.");
  const after = query.get("cursor") ?? undefined;
  if (after !== undefined && !isUuid(after)) throw new Problem("invalid_request", "cursor is the id of a message.");
  const sends: PacedSend[] = await fromLedger(queue(call).list({ state, after, limit: MOST + 1 }));
  const items = sends.slice(0, MOST);
  return answerJson(200, { items, nextCursor: sends.length > MOST ? (items.at(-1)?.id ?? null) : null });
}

/** GET /paced/find/:instanceName/:pacedId */
export async function findPaced(call: Call): Promise<Answer> {
  const send: PacedSend | null = await fromLedger(queue(call).find(idOf(call)));
  if (!send) throw noSuchSend();
  return answerJson(200, send);
}

/** DELETE /paced/cancel/:instanceName/:pacedId. Cancelling twice is the same as once. */
export async function cancelPaced(call: Call): Promise<Answer> {
  const reply: CancelReply = await fromLedger(queue(call).cancel(idOf(call)));
  if (reply.ok) return answerJson(200, reply.send);
  if (!reply.send) throw noSuchSend();
  const { state } = reply.send;
  throw new Problem("conflict", state === "sending" ? "It is being sent right now." : `It is ${state} already.`);
}

/** DELETE /paced/clear/:instanceName */
export async function clearPaced(call: Call): Promise<Answer> {
  const cancelled: number = await fromLedger(queue(call).cancelAll());
  return answerJson(200, { cancelled });
}

function idOf(call: Call): string {
  const id = call.resolved?.params.pacedId?.toLowerCase() ?? "";
  if (!isUuid(id)) throw noSuchSend();
  return id;
}

const noSuchSend = () => new Problem("not_found", "There is no such message in the queue.");
