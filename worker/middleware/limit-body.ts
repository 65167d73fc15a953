import { createMiddleware } from "hono/factory";
import { Problem } from "../../lib/problem";
import { readAtMost } from "../client-body";

/** Reads a body of up to so many bytes before anybody looks at it. One that is larger, or breaks off, goes no further. */
export const limitBody = (mostBytes: number) =>
  createMiddleware(async (c, next) => {
    const { body } = c.req.raw;
    if (body) {
      const tooLarge = () => new Problem("body_too_large", `A body may have up to ${mostBytes / 1_024} kB here.`);
      if (Number(c.req.header("content-length") ?? 0) > mostBytes) throw tooLarge();
      c.req.raw = new Request(c.req.raw, { body: await readAtMost(body, mostBytes, tooLarge) });
    }
    await next();
  });
