import { uuidv7 } from "../../lib/ids";
import { Problem } from "../../lib/problem";
import { parseRelayToken, type RelayClaim } from "../../lib/relay-token";
import { config } from "../env";
import { HOP_HEADER } from "../safe-fetch";
import { errorBody } from "../v1/refuse";
import { cleanBody } from "./clean-body";
import { findRelay, noSuchRelay, type Relay } from "./find-relay";
import { forward } from "./forward";
import { readJson } from "./read-body";

/** One bot call on its way; what is known of it goes into the log. */
interface BotCall {
  readonly id: string;
  readonly startedAt: number;
  claim?: RelayClaim;
  relay?: Relay;
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * `/relay/:token/*`: what an Evolution server calls in the place of a tenant's bot. The bot hears of the instance only
 * what is the tenant's own, and a key that reads and sends for this one instance.
 */
export async function relay(request: Request, env: Env, _ctx: ExecutionContext): Promise<Response> {
  const call: BotCall = { id: uuidv7(), startedAt: Date.now() };
  try {
    const response = await answer(request, env, call);
    log(call, { status: response.status });
    return response;
  } catch (error) {
    const problem = problemOf(error);
    const cause = problem.status >= 500 ? String(problem.cause ?? problem.message) : undefined;
    log(call, { status: problem.status, error: problem.code, cause });
    return Response.json(errorBody(problem, call.id), { status: problem.status });
  }
}

async function answer(request: Request, env: Env, call: BotCall): Promise<Response> {
  const { token, rest } = takeApart(request.url);
  call.claim = await parseRelayToken(config.keySecrets, token);
  if (!call.claim || !METHODS.includes(request.method)) throw noSuchRelay();
  // A bot's address that leads back here would go round for ever.
  if (request.headers.has(HOP_HEADER)) throw new Problem("forbidden", "A relay does not call a relay.");
  const found = await findRelay(env, call.claim);
  call.relay = found;
  const body = await readJson(request);
  const clean = body === undefined ? undefined : cleanBody(body, found);
  return forward(request, found.document, { rest, body: clean });
}

/** `rest` is path and query behind the token, as they came. */
function takeApart(url: string): { token: string; rest: string } {
  const { pathname, search } = new URL(url);
  const [, token = "", path = ""] = /^\/relay\/([\w-]+)(\/.*)?$/.exec(pathname) ?? [];
  return { token, rest: path + search };
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem("internal", "Something went wrong on our side.", { cause: error });
}

/** `ms` ends with the head of the answer: a bot may go on talking. Forged tokens are nobody's calls. */
function log({ id, startedAt, claim, relay: found }: BotCall, ended: Ending): void {
  if (!claim) return;
  console.log({
    event: "bot_call",
    requestId: id,
    tenantId: claim.tenantId,
    instanceId: claim.instanceId,
    bot: found?.document.bot,
    botId: found?.document.botId,
    ms: Date.now() - startedAt,
    ...ended,
  });
}

interface Ending {
  status: number;
  error?: string;
  cause?: string;
}
