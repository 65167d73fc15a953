// Hono with one router instead of two that race: its usual pair compiles all paths to one expression, which pays only after more
// requests than most isolates see, and /v1 has a router of its own. wrangler.toml puts this file in the place of `hono`.
import { HonoBase } from "../../node_modules/hono/dist/hono-base.js";
import { TrieRouter } from "../../node_modules/hono/dist/router/trie-router/index.js";

export class Hono extends HonoBase {
  constructor(options = {}) {
    super(options);
    this.router = options.router ?? new TrieRouter();
  }
}
