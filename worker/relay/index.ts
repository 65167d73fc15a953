import { uuidv7 } from "../../lib/ids";
import { Problem } from "../../lib/problem";
import { parseRelayToken } from "../../lib/relay-token";
import { config } from "../env";
import { HOP_HEADER } from "../safe-fetch";
import { findKnownRelay } from "../v1/cache";
import { errorBody } from "../v1/refuse";
import { replacementsFor, scrubText } from "../v1/scrub";
import { cleanBody } from "./clean-body";
import { contactIn } from "./contact-in";
import { askRelay, noSuchRelay } from "./find-relay";
import { forward } from "./forward";
import { type BotCall, noteCall } from "./note-call";
import { readJson } from "./read-body";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * `/relay/:token/*`: what an Evolution server calls in the place of a tenant's bot. The bot hears of the instance only
 * what is the tenant's own, and a key that reads and sends for this one instance.
 */
export async function relay(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  const startedAt = Date.now();
  const call: BotCall = { id: uuidv7(startedAt), startedAt };
  try {
    const response = await answer(request, env, call);
    return passOn(response, ctx, (error) => noteCall(env, call, { status: response.status, error }));
  } catch (error) {
    const problem = problemOf(error);
    const cause = problem.status >= 500 ? String(problem.cause ?? problem.message) : undefined;
    ctx.waitUntil(noteCall(env, call, { status: problem.status, error: problem.code, cause }));
    return Response.json(errorBody(problem, call.id), { status: problem.status });
  }
}

async function answer(request: Request, env: Env, call: BotCall): Promise<Response> {
  const { token, rest } = takeApart(request.url);
  if (!METHODS.includes(request.method)) throw noSuchRelay();
  // A token that is known was found to be true before.
  const known = findKnownRelay(token, call.startedAt);
  const claim = known?.claim ?? (await parseRelayToken(config.keySecrets, token));
  if (!claim) throw noSuchRelay();
  call.claim = claim;
  // A bot's address that leads back here would go round for ever.
  if (request.headers.has(HOP_HEADER)) throw new Problem("forbidden", "A relay does not call a relay.");
  const found = known ?? (await askRelay(env, claim, token));
  call.relay = found;
  const body = await readJson(request);
  call.contact = contactIn(body);
  const clean = body === undefined ? undefined : cleanBody(body, found);
  const hidden = replacementsFor(found.target);
  return forward(request, found.document, { rest: scrubText(rest, hidden), body: clean, hidden });
}

/** Streams the answer on, and says when it has ended and how: a bot may break off in the middle. */
function passOn(response: Response, ctx: ExecutionContext, ended: (error: string | null) => Promise<void>): Response {
  if (!response.body) {
    ctx.waitUntil(ended(null));
    return response;
  }
  const { readable, writable } = new IdentityTransformStream();
  const passed = response.body.pipeTo(writable).then(
    () => ended(null),
    () => ended("answer_broken_off"),
  );
  // From the beginning: when the last byte has left, the call may be over.
  ctx.waitUntil(passed);
  return new Response(readable, response);
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
