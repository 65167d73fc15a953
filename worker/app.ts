import { HOP_HEADER } from "../lib/safe-fetch";
import type { AppEnv } from "./env";
import { answerCall } from "./v1";

/** First path segments that are doors. All others are Evolution's: SDKs that drop `/v1` from a base URL call `/message/…`. */
const DOORS = /^\/(api|auth|dev|docs|health|live|media|meta|openapi\.json|payments|relay|v1\/live|webhooks)(?=[/?#]|$)/;

/** The map: `/v1` here, all other doors in `doors.ts`. A warm call to `/v1` must not pay for a router. */
export const app = {
  fetch(request: Request, env: AppEnv["Bindings"], ctx: ExecutionContext): Response | Promise<Response> {
    const { url } = request;
    const path = url.slice(url.indexOf("/", url.indexOf("://") + 3));
    // The relay says so itself, in its own words.
    if (request.headers.has(HOP_HEADER) && !path.startsWith("/relay/")) return loopDetected();
    // Bots wait for it, too.
    if (path.startsWith("/relay/")) return openRelay(request, env, ctx);
    return DOORS.test(path) ? openDoor(request, env, ctx) : answerCall(request, env, ctx);
  },
};

/** Accounts, schemas and the database are loaded by the first call that needs them: to collect a small heap is cheap. */
async function openDoor(...call: [Request, AppEnv["Bindings"], ExecutionContext]): Promise<Response> {
  const { doors } = await import("./doors");
  return doors.fetch(...call);
}

async function openRelay(...call: [Request, AppEnv["Bindings"], ExecutionContext]): Promise<Response> {
  const { relay } = await import("./relay");
  return relay(...call);
}

/** What we were made to send has come back to us, by whatever name. It ends here. */
const loopDetected = () =>
  Response.json(
    { status: 508, error: "Loop Detected", response: { message: ["This request was sent by Zapin."] } },
    { status: 508 },
  );
