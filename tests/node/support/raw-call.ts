import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { createConnection } from "node:net";

/** An answer with nothing of it interpreted yet. */
export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface RawRequest {
  /** Strings and bytes are sent as they are, anything else as JSON. */
  body?: unknown;
  /** A list sends the header once per value. */
  headers?: Record<string, string | string[]>;
  signal?: AbortSignal;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends "METHOD /path" exactly as written: nothing in the path is normalised, encoded or resolved. */
export function callRaw(base: string, line: string, { body, headers, signal }: RawRequest = {}): Promise<RawAnswer> {
  const space = line.indexOf(" ");
  const { hostname, port } = new URL(base);
  const bytes = bytesOf(body);
  const options = {
    hostname,
    port,
    method: line.slice(0, space),
    path: line.slice(space + 1),
    agent,
    headers: {
      ...(bytes && { "content-type": "application/json", "content-length": String(bytes.length) }),
      ...headers,
    },
    ...(signal && { signal }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const { statusCode: status = 0, headers: answered } = answer;
        resolve({ status, headers: answered, text: Buffer.concat(chunks).toString() });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(bytes);
  });
}

function bytesOf(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

/** The fields as multipart/form-data. */
export function form(fields: Record<string, unknown>): RawRequest {
  const part = (name: string, value: unknown) =>
    `--zz\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${Array.isArray(value) ? JSON.stringify(value) : value}\r\n`;
  const body = `${Object.entries(fields)
    .map(([name, value]) => part(name, value))
    .join("")}--zz--\r\n`;
  return { body, headers: { "content-type": "multipart/form-data; boundary=zz" } };
}

/** Sends bytes as they are; what came back before the connection closed. */
export function answerTo(base: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    const socket = createConnection(Number(port), hostname, () => socket.end(bytes));
    let text = "";
    socket.on("data", (chunk) => (text += chunk));
    socket.on("error", () => resolve(text));
    socket.on("close", () => resolve(text));
  });
}
