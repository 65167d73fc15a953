import { Hono } from "hono";
import { headSealed, type ObjectHead, readSealed } from "../../durable/stored-object";
import { parseMediaToken } from "../../lib/media-token";
import { Problem } from "../../lib/problem";
import { type AppEnv, config } from "../env";
import { parseRange } from "./parse-range";
import { fileNameOf, safeType } from "./safe-type";

/** GET /media/:token: media that were too large for their event. The token is all one needs. */
export const media = new Hono<AppEnv>().get("/:token", async (c) => {
  const claim = await parseMediaToken(config.keySecrets, c.req.param("token"), Date.now());
  const head = claim && (await headSealed(c.env.MEDIA, claim.key));
  if (!claim || !head) throw new Problem("not_found", "There is nothing here, or not any more.");
  const range = parseRange(c.req.header("range"), head.bytes);
  if (range === "unsatisfiable") {
    return c.body(null, 416, { "content-range": `bytes */${head.bytes}` });
  }
  const { start, end } = range ?? { start: 0, end: head.bytes };
  const source = readSealed(c.env.MEDIA, { secrets: config.dataSecrets, key: claim.key }, { ...head, start, end });
  const headers = new Headers(headersFor(head));
  if (range) headers.set("content-range", `bytes ${start}-${end - 1}/${head.bytes}`);
  const body = c.req.method === "HEAD" ? null : sized(streamOf(source), end - start);
  headers.set("content-length", String(end - start));
  return new Response(body, { status: range ? 206 : 200, headers });
});

/** What somebody on WhatsApp sent is never rendered as a page of ours. */
function headersFor({ metadata }: ObjectHead): Record<string, string> {
  const type = safeType(metadata.mimetype ?? "");
  return {
    "content-type": type,
    "content-disposition": `attachment; filename*=UTF-8''${fileNameOf(metadata.fileName ?? "")}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "private, max-age=3600, immutable",
    "accept-ranges": "bytes",
  };
}

/** Pulled: nothing is opened that nobody reads. */
const streamOf = (source: AsyncGenerator<Uint8Array>) =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await source.return(undefined)),
  });

const sized = (body: ReadableStream<Uint8Array>, length: number) => body.pipeThrough(new FixedLengthStream(length));
