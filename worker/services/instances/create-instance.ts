import type { LedgerInstance } from "../../../durable/tenant-ledger/messages";
import type { Mode } from "../../../lib/contract/tenant";
import { ledgerName } from "../../../lib/ledger-name";
import { Problem } from "../../../lib/problem";
import type { CreateAnswer, CreateBody } from "../../evolution/create-body";
import { mergeSettings } from "../../evolution/settings";
import type { Actor } from "../context";
import { askCreate } from "./ask-create";
import { draftInstance, type Identity, newIdentity } from "./draft-instance";
import { keepSettings } from "./kept-settings";
import { placeInstance } from "./place-instance";
import { recordDraft, recordInstance } from "./record-instance";
import { requireFreeNumber } from "./require-free-number";
import { tellIfOpen } from "./tell-state";
import { type Made, undoCreate } from "./undo-create";

export interface CreateRequest {
  tenantId: string;
  mode: Mode;
  actor: Actor;
  body: CreateBody;
  /**
   * Whether Postgres has to know before this returns, audit log included. Live instances always; in the sandbox a caller
   * that must work without Postgres leaves it to the ledger, which tells it in its own time.
   */
  recorded: boolean;
  createKey?: string;
  /** Done while the name is held and before the upstream is asked: its first events come while it still creates. */
  prepare?: (instance: LedgerInstance) => Promise<unknown>;
}

export interface CreatedInstance {
  instance: LedgerInstance;
  made: CreateAnswer;
  upstreamMs: number;
}

/**
 * Makes an instance. Its place is taken in Postgres and its name in the ledger first, so two creates cannot meet upstream.
 * Whatever fails, what was done is taken back before the problem is passed on; what cannot be reached just then is noted in
 * Postgres, and `cleanUpDrafts` finishes it. Problems: `name_taken`, `forbidden` (the plan's limit), `unavailable`, upstream's.
 */
export async function createInstance(env: Env, request: CreateRequest): Promise<CreatedInstance> {
  const identity = newIdentity(request.body);
  const { tenantId, mode } = request;
  const made: Made = { tenantId, mode, id: identity.id, hasNote: false, upstream: "nothing" };
  try {
    return await create(env, request, { identity, made });
  } catch (error) {
    await undoCreate(env, made);
    throw asUnavailable(error);
  }
}

async function create(env: Env, request: CreateRequest, { identity, made }: { identity: Identity; made: Made }) {
  const { tenantId, mode, body, createKey } = request;
  const { id, upstreamName } = identity;
  const settings = mergeSettings(body);
  const isRecorded = request.recorded || mode === "live";
  const { instanceName: name, integration } = body;
  const draft = { id, mode, name, upstreamName, integration, settings, createdAt: new Date(), createKey };
  made.hasNote = isRecorded;
  if (isRecorded && mode === "test") await recordDraft(env, tenantId, draft);
  const server = await placeInstance(env, tenantId, draft);
  made.server = server;

  const instanceOnServer = { body, upstreamName };
  const instance = await draftInstance(identity, { body, server });
  await reserveName(env, request, instance);
  made.instance = instance;
  await requireFreeNumber(env, server, instanceOnServer);
  await request.prepare?.(instance);

  made.upstream = "asked";
  const began = Date.now();
  const answer = await askCreate(env, { owner: request, body, instance, token: identity.token, server });
  if (!answer.ok) {
    made.upstream = "refused";
    throw answer.problem;
  }
  const upstreamMs = Date.now() - began;
  // Two creates at one moment may both have found the number free.
  await requireFreeNumber(env, server, instanceOnServer);

  const ready: LedgerInstance = { ...instance, upstreamId: answer.made.instance.instanceId, state: "ready" };
  await ledgerOf(env, request).putInstance(ready);
  await keepSettings(env, { tenantId, mode, id }, settings);
  if (isRecorded) await recordInstance(env, request, { instance: ready, settings });
  await tellIfOpen(env, { tenantId, mode, id }, { instance: ready, status: answer.made.instance.status });
  return { instance: ready, made: answer.made, upstreamMs };
}

async function reserveName(env: Env, request: CreateRequest, instance: LedgerInstance): Promise<void> {
  const reply = await ledgerOf(env, request).reserveInstance(instance);
  if (reply.ok) return;
  if (reply.reason === "limit") throw new Problem("limit_reached", `Your plan allows ${reply.limit} instances.`);
  const taken = `This name "${instance.name}" is already in use.`;
  throw new Problem("name_taken", taken, { fields: { name: [taken] } });
}

const ledgerOf = (env: Env, { tenantId, mode }: Pick<CreateRequest, "tenantId" | "mode">) =>
  env.LEDGER.getByName(ledgerName(tenantId, mode));

/** Postgres or a ledger that cannot be reached: nothing was made, and another try may do. */
const asUnavailable = (error: unknown) =>
  error instanceof Problem
    ? error
    : new Problem("unavailable", "New instances cannot be created right now.", { retryAfter: 10, cause: error });
