import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";

export interface Asked {
  status: number;
  headers: IncomingHttpHeaders;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
}

interface Ask {
  apikey?: string;
  /** A string or bytes are sent as they are, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Sends "METHOD /path" exactly as written: no normalised path, no header of its own but the content type of a body. */
export function ask(base: string, line: string, { apikey, body, headers, signal }: Ask = {}): Promise<Asked> {
  const [method, ...path] = line.split(" ");
  const { hostname, port } = new URL(base);
  const raw = typeof body === "string" || Buffer.isBuffer(body);
  const bytes = raw ? body : Buffer.from(body === undefined ? "" : JSON.stringify(body));
  const all = {
    ...(apikey === undefined ? {} : { apikey }),
    ...(body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(bytes) }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path: path.join(" "), headers: all, agent: false as const };
    const outgoing = request({ ...options, ...(method ? { method } : {}), ...(signal ? { signal } : {}) }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: parsed(text) });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(bytes.length > 0 ? bytes : undefined);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Writes bytes to the port and hangs up at once, as a sender that dies in the middle of a body. */
export function writeAndLeave(base: string, text: string): Promise<void> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text, () => socket.resetAndDestroy()));
    socket.once("error", reject);
    socket.once("close", () => resolve());
  });
}
