import * as z from "zod";
import type { Instance as Row } from "../../../db/schema/instances";
import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { Pairing, RequestPairingCode } from "../../../lib/contract/instance";
import { Problem } from "../../../lib/problem";
import type { TenantContext } from "../context";
import { callSuccessfully } from "./call-gateway";
import { getOwnInstance, getOwnRow } from "./find-own";
import { readPhone } from "./read-phone";
import { readView } from "./read-view";
import { showPairing } from "./show-instance";

/** Evolution shows a code for 45 s, and its own answer does not say since when. */
const CODE_LIFE_MS = 45_000;

/** What `connect` answers: the codes of this moment, or that there is nothing to do. */
const Connected = z.object({ instance: z.object({ state: z.literal("open") }) });
const Codes = z.object({
  code: z.string().nullish(),
  base64: z.string().nullish(),
  pairingCode: z.string().nullish(),
});

interface Subject {
  row: Row;
  instance: LedgerInstance;
}

/** The codes of this moment, as events have told them. Starts nothing. */
export async function getPairing(ctx: TenantContext, id: string): Promise<Pairing> {
  const row = await getOwnRow(ctx, id);
  return showPairing(await readView(ctx.env, row));
}

/** Starts pairing, or goes on with it. Counts as `GET /v1/instance/connect`. */
export async function connectInstance(ctx: TenantContext, id: string): Promise<Pairing> {
  return connect(ctx.env, await getOwnInstance(ctx, id));
}

export async function connect(env: Env, subject: Subject): Promise<Pairing> {
  return toPairing(env, subject.row, await askConnect(env, subject));
}

/**
 * A code to type on the phone instead of scanning. A server that shows QR codes already has to start over for one, which
 * ends those. Problems: `conflict` when it is connected, `invalid_request` at the number.
 */
export async function requestPairingCode(ctx: TenantContext, id: string, given: RequestPairingCode): Promise<Pairing> {
  const subject = await getOwnInstance(ctx, id);
  return pairByCode(ctx.env, subject, await readPhone(ctx, given));
}

export async function pairByCode(env: Env, subject: Subject, number: string): Promise<Pairing> {
  const first = await askConnect(env, subject, number);
  const answer = needsNewStart(first) ? await startOver(env, subject, number) : first;
  if (Connected.safeParse(answer).success) throw new Problem("conflict", "The instance is connected already.");
  const pairing = await toPairing(env, subject.row, answer);
  if (pairing.pairingCode === null) {
    throw new Problem("unavailable", "WhatsApp gave no pairing code. Wait a moment and try again.", { retryAfter: 10 });
  }
  return pairing;
}

const needsNewStart = (answer: unknown) => {
  const codes = Codes.safeParse(answer);
  return !Connected.safeParse(answer).success && codes.success && !codes.data.pairingCode;
};

async function startOver(env: Env, { row, instance }: Subject, number: string): Promise<unknown> {
  const call = { method: "DELETE", route: "/instance/logout" } as const;
  await callSuccessfully(env, { ...row, instance }, call).catch((error: unknown) => {
    // Closed already: that is what was wanted.
    if (!(error instanceof Problem && error.code === "conflict")) throw error;
  });
  return askConnect(env, { row, instance }, number);
}

const askConnect = (env: Env, { row, instance }: Subject, number?: string): Promise<unknown> =>
  callSuccessfully(
    env,
    { tenantId: row.tenantId, mode: row.mode, instance },
    { method: "GET", route: "/instance/connect", ...(number !== undefined && { query: { number } }) },
  );

/** The answer is newer than what events have told so far; both may lack the other's part. */
async function toPairing(env: Env, row: Row, answer: unknown): Promise<Pairing> {
  const known = showPairing(await readView(env, row));
  if (Connected.safeParse(answer).success)
    return { ...known, status: "open", cause: null, qr: null, pairingCode: null };
  const { code = null, base64: image = null, pairingCode = null } = Codes.safeParse(answer).data ?? {};
  if (code === null && image === null) return known;
  const expiresAt = known.qr?.code === code ? known.qr.expiresAt : new Date(Date.now() + CODE_LIFE_MS).toISOString();
  return { ...known, status: "connecting", cause: null, qr: { code, image, expiresAt }, pairingCode };
}
