import { DurableObject } from "cloudflare:workers";

/** The plain way to count exactly on Workers: every call asks the tenant's object, which writes. */
export class Counter extends DurableObject {
  #sql = this.ctx.storage.sql;

  constructor(ctx, env) {
    super(ctx, env);
    this.#sql.exec("CREATE TABLE IF NOT EXISTS quota (id INTEGER PRIMARY KEY, used INTEGER, most INTEGER)");
    this.#sql.exec("INSERT OR IGNORE INTO quota VALUES (1, 0, 1000000000)");
  }

  take() {
    return this.#sql.exec("UPDATE quota SET used = used + 1 WHERE id = 1 AND used < most").rowsWritten > 0;
  }
}

let tenants;

export default {
  async fetch(request, env) {
    tenants ??= new Map([[env.API_KEY, "tenant-1"]]);
    const tenant = tenants.get(request.headers.get("apikey"));
    if (!tenant) return Response.json({ status: 401, error: "Unauthorized" }, { status: 401 });
    if (!(await env.COUNTER.getByName(tenant).take())) return Response.json({ status: 429 }, { status: 429 });

    const path = request.url.slice(request.url.indexOf("/v1/") + 3);
    const answer = await fetch(env.UPSTREAM + path, {
      method: request.method,
      headers: { "content-type": "application/json", apikey: env.INSTANCE_TOKEN },
      body: request.body,
    });
    return new Response(answer.body, {
      status: answer.status,
      headers: {
        "content-type": answer.headers.get("content-type"),
        "x-zapin-tenant-id": tenant,
        "x-zapin-request-id": crypto.randomUUID(),
      },
    });
  },
};
