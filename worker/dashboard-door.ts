import { WorkerEntrypoint } from "cloudflare:workers";
import { isIP } from "node:net";
import { app } from "./app";
import { CLIENT_IP_HEADER } from "./middleware/client-ip";

/**
 * The doors, as the dashboard on Pages reaches them over its service binding. Only what comes through here may state the
 * client's address and be known by a session cookie; on the public doors both mean nothing.
 */
export class Dashboard extends WorkerEntrypoint<Env> {
  override async fetch(request: Request): Promise<Response> {
    const stated = request.headers.get(CLIENT_IP_HEADER) ?? "";
    const via = { door: "dashboard" as const, ip: isIP(stated) === 0 ? null : stated };
    return app.fetch(request, { ...this.env, via }, this.ctx);
  }
}
