import { Problem } from "../../lib/problem";
import { checkAccess, checkBurst, payAtLedger, payFromPurse } from "./admit";
import { type Answer, readAnswer } from "./answer";
import { identify, identifyAgain, recognize } from "./authenticate";
import type { BodyDigest } from "./body";
import type { Caller, Target } from "./cache";
import { beginCall, type Call } from "./call";
import { forward } from "./forward";
import { concluding, reserve } from "./idempotency";
import { answerOpenly } from "./open-routes";
import { OWNED } from "./owned";
import type { OwnedRoute } from "./owned/owned";
import { isPaced, queueUp } from "./pace";
import { errorBody, toProblem } from "./refuse";
import { findInstance, recallInstance } from "./resolve-instance";
import { displayPath, type Resolved, resolveRoute } from "./resolve-route";
import { respond } from "./respond";
import { REWRITES } from "./rewrite";
import type { Rewrite } from "./rewrite/rewrite";
import { ROUTES, rowName } from "./routes";
import type { Route } from "./routes/route";
import { outcomeOfFailure, settle } from "./settle";

/** The data plane: one call to `/v1/*`, from key to bill. It goes on when the client leaves, so that it is counted. */
export function answerCall(request: Request, env: Env, ctx: ExecutionContext): Response | Promise<Response> {
  const open = answerOpenly(request);
  if (open) return open;
  const response = run(beginCall(request, env, ctx));
  ctx.waitUntil(response);
  return response;
}

/** A warm call waits for its own body and for the upstream, and for nothing else: what is known here is not awaited. */
export async function run(call: Call): Promise<Response> {
  try {
    const known = call.queued ? await identifyAgain(call, call.queued.key) : recognize(call);
    const caller = known ?? (await identify(call));
    call.caller = caller;
    checkBurst(call, caller);
    const resolved = findRoute(call, caller);
    const target = recallTarget(call, caller, resolved) ?? (await findTarget(call, caller, resolved));
    checkAccess(call, caller, resolved.route);
    return await perform(call, caller, { resolved, target });
  } catch (error) {
    return refuse(call, toProblem(error, call));
  }
}

/** Step 2: what. A row of the table, or what Evolution says where it has none. */
function findRoute(call: Call, caller: Caller): Resolved {
  const { method, url } = call;
  const resolved = resolveRoute(method, url);
  if (!resolved || (resolved.route.sandboxOnly && caller.grant.mode !== "test")) throw noSuchRoute(method, url);
  call.resolved = resolved;
  return resolved;
}

function recallTarget(call: Call, caller: Caller, { route, instanceName }: Resolved): Target | undefined {
  if (instanceName === undefined || route.policy === "deny") return undefined;
  const target = recallInstance(call, caller, instanceName);
  return target && takeAim(call, route, target);
}

async function findTarget(call: Call, caller: Caller, { route, instanceName }: Resolved): Promise<Target | undefined> {
  if (instanceName === undefined || route.policy === "deny") return undefined;
  return takeAim(call, route, await findInstance(call, caller, instanceName));
}

/** A server too old for the route would print our name for the instance in its 404. */
function takeAim(call: Call, route: Route, target: Target): Target {
  if (route.since && isOlder(target.instance.server.version, route.since)) throw noSuchRoute(route.method, call.url);
  call.target = target;
  return target;
}

/** Steps 4 to 7. A keyed send is reserved before it is paid for, and tells its guard how it ended before anyone else. */
async function perform(call: Call, caller: Caller, found: Found): Promise<Response> {
  const { resolved } = found;
  const { own, rewrite } = handling(resolved.route);
  if (rewrite?.check) await rewrite.check(call);
  const reserving = reserve(call, caller, resolved);
  const reservation = reserving && (await reserving);
  if (reservation instanceof Response) {
    settle(call, { status: reservation.status, outcome: "replayed" });
    return reservation;
  }
  const send = async () => {
    const { route } = resolved;
    const { target } = found;
    if (isPaced(call, resolved, target)) return queueUp(call, caller, { resolved, target, reservation });
    call.credit = payFromPurse(call, caller, route) ?? (await payAtLedger(call, caller, route));
    return await (own ? own(call) : passOn(call, found, { rewrite, digest: reservation?.digest }));
  };
  const answer = await (reservation ? concluding(call, reservation, send) : send());
  settle(call, answer);
  return respond(call, answer);
}

async function passOn(
  call: Call,
  { resolved, target }: Found,
  parts: { rewrite?: Rewrite; digest?: BodyDigest },
): Promise<Answer> {
  if (!target || resolved.route.policy === "own") {
    throw new Problem("internal", "Something went wrong on our side.", { cause: "a row that cannot be forwarded" });
  }
  const answer = await forward(call, resolved, { target, ...parts });
  return readAnswer(call, answer, { route: resolved.route, target, rewrite: parts.rewrite });
}

/** Row → what is done with it here, found once: names are slow to put together. */
const HANDLINGS: ReadonlyMap<Route, Handling> = new Map(
  ROUTES.map((route) => {
    const row = rowName(route);
    return [route, { own: OWNED[row], rewrite: REWRITES[row] }];
  }),
);

const handling = (route: Route): Handling => HANDLINGS.get(route) ?? {};

function refuse(call: Call, problem: Problem): Response {
  settle(call, { status: problem.status, outcome: outcomeOfFailure(call) });
  const { retryAfter } = problem.details;
  const headers = retryAfter === undefined ? undefined : { "retry-after": String(retryAfter) };
  const body = call.method === "HEAD" ? null : JSON.stringify(errorBody(problem, call.id));
  return respond(call, { status: problem.status, body }, headers);
}

function noSuchRoute(method: string, url: string): Problem {
  const message = `Cannot ${method} ${displayPath(url)}`;
  return new Problem("not_found", message, { evolutionMessage: [message] });
}

const isOlder = (version: string, since: string) => version.localeCompare(since, "en", { numeric: true }) < 0;

interface Handling {
  own?: OwnedRoute | undefined;
  rewrite?: Rewrite | undefined;
}

interface Found {
  resolved: Resolved;
  target: Target | undefined;
}
