import { Problem } from "../../../lib/problem";
import type { Call } from "../call";
import { credentialsOf } from "./documents";
import { hideStrangeCredentials, hideStrangeQuery } from "./own-ids";
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
    check: hideStrangeCredentials,
    answer: async (call, { body }) => {
      await credentialsOf(call).remove(call.resolved?.params.openaiCredsId ?? "");
      return body;
    },
  },
  "GET /openai/getModels/:instanceName": { check: hideStrangeQuery, answer: (call, { body }) => showBots(call, body) },
};

async function rememberCreated(call: Call, body: unknown): Promise<void> {
  const id = idOf(body);
  if (id === undefined) return;
  try {
    await credentialsOf(call).put(id, { id });
  } catch (cause) {
    await undoCreate(call, `/openai/creds/${encodeURIComponent(id)}`);
    throw new Problem("unavailable", "The credentials could not be recorded and were removed again.", {
      retryAfter: 1,
      cause,
    });
  }
}

/** Credentials that the instance had before it came here become known by being listed. */
async function rememberListed(call: Call, body: unknown): Promise<void> {
  const credentials = credentialsOf(call);
  const known = new Set((await credentials.list()).map(({ id }) => id));
  for (const row of Array.isArray(body) ? body : []) {
    const id = idOf(row);
    if (id !== undefined && !known.has(id)) await credentials.put(id, { id });
  }
}

function idOf(row: unknown): string | undefined {
  const { id }: { id?: unknown } = Object(row);
  return typeof id === "string" ? id : undefined;
}
