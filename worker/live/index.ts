import { type Context, Hono } from "hono";
import { ADMISSION_HEADER, type Admission } from "../../durable/live-feed/messages";
import { LIVE_PROTOCOL, TICKET_PREFIX } from "../../lib/contract/live";
import { ledgerName } from "../../lib/ledger-name";
import { Problem } from "../../lib/problem";
import { type AppEnv, config } from "../env";
import { identify, recognize } from "../v1/authenticate";
import { beginCall } from "../v1/call";
import { listenerOf } from "./listener-of";
import { openTicket, readTicket } from "./open-ticket";

type LiveContext = Context<AppEnv>;

/** GET /live: the upgrade. POST /live/tickets: what a browser needs for it, in exchange for a key. */
export const live = new Hono<AppEnv>()
  .get("/", async (c) => {
    if (c.req.header("upgrade")?.toLowerCase() !== "websocket") {
      throw new Problem("invalid_request", "This is a WebSocket: connect with the protocol of the documentation.");
    }
    checkOrigin(c.req.header("origin"));
    const admission = await admit(c);
    const feed = c.env.LIVE.getByName(ledgerName(admission.tenantId, admission.mode));
    const headers = { upgrade: "websocket", [ADMISSION_HEADER]: JSON.stringify(admission) };
    const response = await feed.fetch("https://feed.invalid/", { headers });
    if (response.status === 101) return response;
    if (response.status === 429) throw new Problem("limit_reached", "This account has as many sockets open as it may.");
    throw new Problem("unauthenticated", "The ticket was used before. Ask for another.");
  })
  .post("/tickets", async (c) => c.json(await openTicket(await keyClaim(c)), 201));

/** Browsers say where a page is from; anything else says nothing. Only the dashboard's pages may listen. */
function checkOrigin(origin: string | undefined): void {
  if (origin === undefined || origin === config.dashboardUrl) return;
  throw new Problem("forbidden", "Pages of other origins may not listen here.");
}

async function admit(c: LiveContext): Promise<Admission> {
  const resume = readResume(c.req.query("resume"));
  const header = c.req.header("sec-websocket-protocol");
  const offered = (header ?? "").split(",").map((protocol) => protocol.trim());
  // A client fails that is told of a protocol which it has not named.
  const named = offered.includes(LIVE_PROTOCOL);
  if (header !== undefined && !named) {
    throw new Problem("invalid_request", `The protocol that is spoken here is ${LIVE_PROTOCOL}: name it, or none.`);
  }
  const ticket = offered.find((protocol) => protocol.startsWith(TICKET_PREFIX));
  if (ticket === undefined) return { ...(await keyClaim(c)), ticket: null, resume, named };
  const admission = await readTicket(ticket.slice(TICKET_PREFIX.length));
  if (!admission) throw new Problem("unauthenticated", "The ticket is not ours, or its 30 seconds are over.");
  return { ...admission, resume, named };
}

/** Of a client that can set headers: its key, as on `/v1`. */
async function keyClaim(c: LiveContext) {
  const call = beginCall(c.req.raw, c.env, c.executionCtx as ExecutionContext);
  return listenerOf(recognize(call) ?? (await identify(call)));
}

function readResume(text: string | undefined): number | null {
  const sequence = Number(text ?? "");
  return text && Number.isSafeInteger(sequence) && sequence > 0 ? sequence : null;
}
