import type { BotDocument } from "../../../durable/tenant-ledger/bot-document";
import { Problem } from "../../../lib/problem";
import { isRow } from "../../evolution/bot-rows";
import { keepOpenaiCredentials } from "../../services/bots/keep-bots";
import { type Call, fromLedger } from "../call";
import { botsOf, credentialsOf } from "./documents";
import { hideStrangeCredentials, hideStrangeQuery } from "./own-ids";
import { placeOf } from "./parties";
import type { Rewrites } from "./rewrite";
import { upstreamNameOf } from "./shared-name";
import { showBots } from "./show";
import { undoCreate } from "./undo-create";

export const openaiCredsRewrites: Rewrites = {
  "POST /openai/creds/:instanceName": {
    request: async (call, body) =>
      typeof body.name === "string" && body.name !== "" ? { ...body, name: upstreamNameOf(call, body.name) } : body,
    answer: async (call, { body }) => {
      await rememberCreated(call, body);
      return showBots(call, body);
    },
  },
  "GET /openai/creds/:instanceName": {
    answer: async (call, { body }) => {
      await rememberListed(call, body);
      return showBots(call, body);
    },
  },
  "DELETE /openai/creds/:openaiCredsId/:instanceName": {
    check: async (call) => {
      await hideStrangeCredentials(call);
      await noteDeleting(call);
    },
    answer: async (call, { body }) => {
      const shown = await showBots(call, body);
      await forgetDeleted(call);
      return shown;
    },
  },
  "GET /openai/getModels/:instanceName": { check: hideStrangeQuery, answer: (call, { body }) => showBots(call, body) },
};

async function rememberCreated(call: Call, body: unknown): Promise<void> {
  if (!isRow(body)) return;
  try {
    await keepOpenaiCredentials(call.env, placeOf(call), body);
  } catch (cause) {
    await undoCreate(call, `/openai/creds/${encodeURIComponent(body.id)}`);
    throw new Problem("unavailable", "The credentials could not be recorded and were removed again.", {
      retryAfter: 1,
      cause,
    });
  }
}

/** Credentials that the instance had before it came here become known by being listed. */
async function rememberListed(call: Call, body: unknown): Promise<void> {
  const known = await credentialsOf(call).list();
  for (const row of Array.isArray(body) ? body.filter(isRow) : []) {
    const before = known.find(({ upstreamId }) => upstreamId === row.id);
    if (!before?.config) await fromLedger(keepOpenaiCredentials(call.env, placeOf(call), row, before));
  }
}

async function findNamed(call: Call): Promise<BotDocument | undefined> {
  const upstreamId = call.resolved?.params.openaiCredsId;
  return (await credentialsOf(call).list()).find((credentials) => credentials.upstreamId === upstreamId);
}

/** Should they be gone afterwards, then because their owner wanted that. */
async function noteDeleting(call: Call): Promise<void> {
  const credentials = await findNamed(call);
  if (credentials) await credentialsOf(call).put({ ...credentials, deletingAt: Date.now() });
}

/** Their bots are gone with them. */
async function forgetDeleted(call: Call): Promise<void> {
  const credentials = await findNamed(call);
  if (!credentials) return;
  const bots = botsOf(call, "openai");
  for (const { id, config } of await bots.list()) {
    if (config?.openaiCredsId === credentials.id) await bots.remove(id);
  }
  await credentialsOf(call).remove(credentials.id);
}
