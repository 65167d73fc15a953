import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { readFilters, readLog } from "../lib/logs/log-query.server";
import { requireTenant } from "../lib/session.server";

/** GET /logs/follow: the newest calls that fit the filters, for a page that is looked at. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { items } = await readLog(session, { ...readFilters(request.url), cursor: undefined });
  return { items };
}
