import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { connectApi } from "../lib/api.server";
import { readAuditQuery } from "../lib/audit/audit-query.server";
import { requireTenant } from "../lib/session.server";

/** GET /audit/csv: all that fits the filters, as the worker writes it, passed on while it is written. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { tenantId, tenant } = await requireTenant(request, context);
  const { cursor: _, ...query } = readAuditQuery(request.url, tenant.timeZone);
  const audit = connectApi(request, context).tenants[":tenantId"].audit;
  const answer = await audit.$get({ param: { tenantId }, query: { ...query, format: "csv" } });
  const headers = new Headers({ "content-type": answer.headers.get("content-type") ?? "text/csv; charset=utf-8" });
  headers.set("content-disposition", 'attachment; filename="audit.csv"');
  if (!answer.ok) headers.delete("content-disposition");
  return new Response(answer.body, { status: answer.status, headers });
}
