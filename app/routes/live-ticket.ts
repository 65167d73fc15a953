import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { attempt, problemResponse } from "../lib/api.server";
import { requireTenant } from "../lib/session.server";

/** POST /live-ticket: where the browser may open a socket, for the tenant and mode that it looks at. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { api, tenantId, mode } = await requireTenant(request, context);
  const ticket = api.tenants[":tenantId"].live.tickets.$post({ param: { tenantId }, json: { mode } });
  const result = await attempt(ticket);
  return result.ok ? Response.json(result.data) : problemResponse(result.problem);
}
