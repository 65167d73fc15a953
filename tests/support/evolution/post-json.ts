import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

interface Post {
  headers: Record<string, string>;
  body: string;
  timeoutMs?: number | undefined;
  /** Receives the answer's text. */
  onText?: (text: string) => void;
}

/** Posts with exactly these headers; the status, or undefined when there was no answer. */
export function postJson(url: string, { headers, body, timeoutMs, onText }: Post): Promise<number | undefined> {
  return new Promise((resolve) => {
    const start = url.startsWith("https:") ? requestHttps : requestHttp;
    const length = String(Buffer.byteLength(body));
    const outgoing = start(url, { method: "POST", headers: { ...headers, "content-length": length } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", () => resolve(undefined));
      answer.on("end", () => {
        onText?.(Buffer.concat(chunks).toString());
        resolve(answer.statusCode);
      });
    });
    if (timeoutMs !== undefined) outgoing.setTimeout(timeoutMs, () => outgoing.destroy(new Error("timeout")));
    outgoing.on("error", () => resolve(undefined));
    outgoing.end(body);
  });
}
