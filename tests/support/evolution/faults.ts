import type { IncomingMessage, ServerResponse } from "node:http";
import type { Rendered } from "./answer.ts";
import { send } from "./answer.ts";

export type FaultMode =
  /** Never reads the body, never answers: the sender's own buffers fill. */
  | "hang"
  /** Takes the whole body and does what it asks, then never answers. */
  | "hang_after_body"
  /** TCP reset before the body is read. */
  | "reset"
  /** Does what was asked, then resets instead of answering. */
  | "reset_after_body"
  /** Does what was asked, sends the head and half of the answer, then resets. */
  | "reset_after_headers"
  /** Does what was asked and answers a few bytes at a time. */
  | "slow_body"
  /** 200 whose JSON is not JSON. */
  | "garbage"
  /** Bytes that are not HTTP at all. */
  | "not_http"
  /** A proxy's error page. */
  | "http_502_html"
  /** Evolution's way of saying that it failed. */
  | "error_true_200"
  /** Does what was asked and fails to store it, as a send or a create does: its database's error, passed on as a bad request. */
  | "database_error_400"
  /** Sends media and then finds nothing to copy to its store: created, without a body. */
  | "empty_201"
  /** Meta's refusal of a WHATSAPP-BUSINESS send, which Evolution passes on as created. */
  | "meta_error_201"
  /** Nobody listens: every connection is refused and the open ones are cut, whatever their path. */
  | "refuse";

export interface Fault {
  mode: FaultMode;
  /** Tested against path and query as they arrive. Default: every request. */
  path?: RegExp;
  /** How many requests it strikes. Default: all, until it is lifted. */
  times?: number;
  /** `slow_body` only: the pause between two pieces. Default 50. */
  pauseMs?: number;
}

interface Treatment {
  readsBody: boolean;
  /** The request takes effect (a send counts as dispatched) although its answer is spoilt. */
  takesEffect: boolean;
}

const TREATMENTS: Record<Exclude<FaultMode, "refuse">, Treatment> = {
  hang: { readsBody: false, takesEffect: false },
  hang_after_body: { readsBody: true, takesEffect: true },
  reset: { readsBody: false, takesEffect: false },
  reset_after_body: { readsBody: true, takesEffect: true },
  reset_after_headers: { readsBody: true, takesEffect: true },
  slow_body: { readsBody: true, takesEffect: true },
  garbage: { readsBody: true, takesEffect: false },
  not_http: { readsBody: true, takesEffect: false },
  http_502_html: { readsBody: true, takesEffect: false },
  error_true_200: { readsBody: true, takesEffect: false },
  database_error_400: { readsBody: true, takesEffect: true },
  empty_201: { readsBody: true, takesEffect: true },
  meta_error_201: { readsBody: true, takesEffect: false },
};

export const treatmentOf = ({ mode }: Fault): Treatment =>
  mode === "refuse" ? { readsBody: false, takesEffect: false } : TREATMENTS[mode];

/** The faults now set, oldest first. */
export function createFaults() {
  const active = new Set<{ fault: Fault; left: number }>();
  return {
    add(fault: Fault): () => void {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      active.add(entry);
      return () => active.delete(entry);
    },
    clear: () => active.clear(),
    /** The fault that strikes this request, counted against its `times`. */
    take(url: string): Fault | undefined {
      for (const entry of active) {
        const { path } = entry.fault;
        // A stateful expression (/g, /y) would remember where it matched last.
        if (path && !new RegExp(path.source, path.flags.replace(/[gy]/g, "")).test(url)) continue;
        entry.left -= 1;
        if (entry.left <= 0) active.delete(entry);
        return entry.fault;
      }
      return undefined;
    },
  };
}

const JSON_HEADERS = { "content-type": "application/json; charset=utf-8" };
const META_REFUSAL = {
  message: "(#131030) Recipient phone number not in allowed list",
  type: "OAuthException",
  code: 131030,
  error_data: { messaging_product: "whatsapp", details: "Recipient phone number not in allowed list" },
  fbtrace_id: "A8kX2pQm4vN7rT1wY6zB3cD",
};
const DATABASE_ERROR = {
  status: 400,
  error: "Bad Request",
  response: {
    message: [
      "PrismaClientKnownRequestError: \nInvalid `this.prismaRepository.message.create()` invocation in\n/evolution/dist/main.js:236:4417\n\nThe column `expiresAt` does not exist in the current database.",
    ],
  },
};
const PROXY_PAGE =
  "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

const HANGING: ReadonlySet<FaultMode> = new Set(["hang", "hang_after_body"]);

/** Ends the exchange the way the fault says; `rendered` is the answer it would have had, for the modes that take effect. */
export function spoil(
  fault: Fault,
  exchange: { request: IncomingMessage; response: ServerResponse; rendered?: Rendered | undefined },
): void {
  const { request, response, rendered } = exchange;
  const fixed = FIXED_ANSWERS[fault.mode];
  if (fixed) send(fixed, request, response);
  else if (fault.mode === "reset_after_headers" && rendered) sendHalf(rendered, response);
  else if (fault.mode === "slow_body" && rendered) sendSlowly(rendered, response, fault.pauseMs ?? 50);
  else if (fault.mode === "not_http") request.socket.end("\x15\x03\x01 this is not HTTP\r\n\r\n");
  else if (!HANGING.has(fault.mode)) request.socket.resetAndDestroy();
}

const fixedAnswer = (status: number, headers: Record<string, string>, body: string): Rendered => ({
  status,
  headers,
  body: Buffer.from(body),
});

const FIXED_ANSWERS: Partial<Record<FaultMode, Rendered>> = {
  garbage: fixedAnswer(200, JSON_HEADERS, '{"key":{"id":"3EB0\u0000<!DOCTYPE'),
  http_502_html: fixedAnswer(502, { "content-type": "text/html", server: "nginx" }, PROXY_PAGE),
  error_true_200: fixedAnswer(200, JSON_HEADERS, '{"error":true,"message":"[object Object]"}'),
  database_error_400: fixedAnswer(400, JSON_HEADERS, JSON.stringify(DATABASE_ERROR)),
  empty_201: fixedAnswer(201, JSON_HEADERS, ""),
  meta_error_201: fixedAnswer(201, JSON_HEADERS, JSON.stringify(META_REFUSAL)),
};

function sendHalf(rendered: Rendered, response: ServerResponse): void {
  const { body, headers, status } = rendered;
  // The length promised is the whole one, so a receiver can tell that the rest is missing.
  response.writeHead(status, { ...headers, "content-length": String(body.length) });
  response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.socket?.resetAndDestroy());
}

function sendSlowly(rendered: Rendered, response: ServerResponse, pauseMs: number): void {
  const pieceBytes = Math.max(1, Math.ceil(rendered.body.length / 16));
  response.writeHead(rendered.status, rendered.headers);
  let from = 0;
  const timer = setInterval(() => {
    response.write(rendered.body.subarray(from, from + pieceBytes));
    from += pieceBytes;
    if (from < rendered.body.length) return;
    clearInterval(timer);
    response.end();
  }, pauseMs);
  response.once("close", () => clearInterval(timer));
}
