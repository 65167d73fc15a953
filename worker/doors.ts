import { Hono } from "hono";
import { Problem } from "../lib/problem";
import { api } from "./api";
import { auth } from "./auth";
import { devInbox } from "./dev-inbox";
import type { AppEnv } from "./env";
import { health } from "./health";
import { live } from "./live";
import { media } from "./media";
import { meta } from "./meta";
import { keepNowhere } from "./middleware/keep-nowhere";
import { logRequests } from "./middleware/log-requests";
import { onError } from "./middleware/on-error";
import { payments } from "./payments";
import { reference } from "./reference";
import { webhooks } from "./webhooks";

/** The doors but `/v1`, in order. Each is a folder beside this file. */
export const doors = new Hono<AppEnv>()
  .use(logRequests)
  .use(keepNowhere)
  .route("/api", api)
  .route("/auth", auth)
  .route("/dev/inbox", devInbox)
  .route("/live", live)
  .route("/v1/live", live)
  .route("/media", media)
  .route("/meta", meta)
  .route("/payments", payments)
  .route("/webhooks", webhooks)
  .route("/", reference)
  .route("/health", health)
  .notFound(() => {
    throw new Problem("not_found", "There is nothing here.");
  })
  .onError(onError);
