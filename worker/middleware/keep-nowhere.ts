import { createMiddleware } from "hono/factory";

/** No cache keeps what a door answers unless the door allows it: a shared one would hand it to whoever asks next. */
export const keepNowhere = createMiddleware(async (c, next) => {
  await next();
  if (c.res.status !== 101 && !c.res.headers.has("cache-control")) c.header("cache-control", "no-store");
});
