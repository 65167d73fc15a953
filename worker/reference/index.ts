import { Hono } from "hono";
import type { AppEnv } from "../env";
import { answerDocument } from "./answer-document";
import { answerPage } from "./answer-page";

/** `/openapi.json` and `/docs`: static assets, made when the worker is built. */
export const reference = new Hono<AppEnv>()
  .get("/openapi.json", (c) => answerDocument(c.req.raw, c.env))
  .get("/docs", (c) => c.redirect("/docs/", 308))
  .get("/docs/*", (c) => answerPage(c.req.raw, c.env));
