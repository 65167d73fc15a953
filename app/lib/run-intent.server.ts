import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { requireTenant, type TenantSession } from "./session.server";

/** What the work behind a button gets. */
export interface TenantIntent {
  request: Request;
  session: TenantSession;
  params: ActionFunctionArgs["params"];
}

type Works<A> = Readonly<Record<string, (intent: TenantIntent) => Promise<A>>>;

/** Does what the pressed button says: each button of a page posts its `intent`. */
export async function runTenantIntent<A>(
  { request, context, params }: ActionFunctionArgs,
  works: Works<A>,
): Promise<A> {
  const session = await requireTenant(request, context);
  const intent = (await request.clone().formData()).get("intent");
  const work = Object.entries(works).find(([name]) => name === intent)?.[1];
  if (!work) throw new Response("Unknown intent", { status: 400 });
  return work({ request, session, params });
}
