import { auditStatement } from "../../../db/queries/audit-log";
import type { CancelReply } from "../../../durable/send-queue/messages";
import type { PacedQuery, PacedSend } from "../../../lib/contract/pacing";
import { type PageOf, toPage } from "../../../lib/contract/page";
import { Problem } from "../../../lib/problem";
import { lineOf } from "../audit/audit";
import type { TenantContext } from "../context";
import { getOwnRow } from "../instances/find-own";
import { queueOf } from "./kept-pacing";

/** A page of what waits, in its order, or of what is settled, newest first. */
export async function listPacedSends(
  ctx: TenantContext,
  id: string,
  { state, cursor: after, limit }: PacedQuery,
): Promise<PageOf<PacedSend>> {
  const row = await getOwnRow(ctx, id);
  const sends: PacedSend[] = await queueOf(ctx.env, row).list({ state, after, limit: limit + 1 });
  return toPage(sends, limit, (send) => send.id);
}

export async function getPacedSend(ctx: TenantContext, id: string, sendId: string): Promise<PacedSend> {
  const row = await getOwnRow(ctx, id);
  const send: PacedSend | null = await queueOf(ctx.env, row).find(sendId);
  if (!send) throw noSuchSend();
  return send;
}

/** What is being sent, or was, cannot be taken back: `conflict`. */
export async function cancelPacedSend(ctx: TenantContext, id: string, sendId: string): Promise<PacedSend> {
  const row = await getOwnRow(ctx, id);
  const reply: CancelReply = await queueOf(ctx.env, row).cancel(sendId);
  if (!reply.ok) throw refusal(reply);
  await writeDown(ctx, id, { action: "pacing.cancel", after: { sendId } });
  return reply.send;
}

/** Everything that waits. Answers how many there were. */
export async function cancelPacedSends(ctx: TenantContext, id: string): Promise<{ cancelled: number }> {
  const row = await getOwnRow(ctx, id);
  const cancelled: number = await queueOf(ctx.env, row).cancelAll();
  await writeDown(ctx, id, { action: "pacing.cancel_all", after: { cancelled } });
  return { cancelled };
}

async function writeDown(
  { db, actor, tenantId }: TenantContext,
  target: string,
  { action, after }: { action: string; after: Record<string, unknown> },
): Promise<void> {
  await auditStatement(db, tenantId, lineOf(actor, { action, target, after }));
}

const noSuchSend = () => new Problem("not_found", "There is no such message in the queue.");

const tooLate = ({ state }: PacedSend) =>
  new Problem("conflict", state === "sending" ? "It is being sent right now." : `It is ${state} already.`);

const refusal = (reply: Exclude<CancelReply, { ok: true }>) => (reply.send ? tooLate(reply.send) : noSuchSend());
