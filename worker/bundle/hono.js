// Hono with its smallest router, which tries one path after the other: an isolate opens each door for a handful of routes, and
// /v1 has a router of its own. wrangler.toml puts this file in the place of `hono`.
export { Hono } from "../../node_modules/hono/dist/preset/tiny.js";
