import { Hono } from "hono";
import type { AppEnv } from "../env";
import { answerDocument } from "./answer-document";
import { answerPage } from "./answer-page";

/** `/openapi.json` and `/docs`. The document's schemas are loaded here and nowhere else. */
export const reference = new Hono<AppEnv>()
  .get("/openapi.json", (c) => answerDocument(c.req.raw))
  .get("/docs", (c) => c.redirect("/docs/", 308))
  .get("/docs/*", (c) => answerPage(c.req.raw, c.env));
