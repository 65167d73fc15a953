import { createMiddleware } from "hono/factory";

/**
 * No cache keeps what a door answers unless the door allows it: a shared one would hand it to whoever asks next. And no browser
 * takes for a page what is none because of what it echoes.
 */
export const keepNowhere = createMiddleware(async (c, next) => {
  await next();
  if (c.res.status === 101) return;
  if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
  c.header("x-content-type-options", "nosniff");
});
