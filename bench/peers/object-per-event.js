import { DurableObject } from "cloudflare:workers";

/** The least that taking an event in can do: the body is read, an object writes one row, 200. */
export class Inbox extends DurableObject {
  #sql = this.ctx.storage.sql;

  constructor(ctx, env) {
    super(ctx, env);
    this.#sql.exec("CREATE TABLE IF NOT EXISTS inbox (sequence INTEGER PRIMARY KEY, body TEXT)");
  }

  put(body) {
    this.#sql.exec("INSERT INTO inbox (body) VALUES (?)", body);
  }
}

export default {
  async fetch(request, env) {
    await env.INBOX.getByName("tenant-1").put(await request.text());
    return Response.json({ received: true });
  },
};
