import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { requireTenant, type TenantSession } from "./session.server";

/** What the work behind a button gets. */
export interface TenantIntent {
  request: Request;
  session: TenantSession;
  params: ActionFunctionArgs["params"];
}

type Works = Readonly<Record<string, (intent: TenantIntent) => Promise<unknown>>>;
/** What a page can get as its data: a `Response` only redirects. */
type AnswerOf<W extends Works> = Exclude<Awaited<ReturnType<W[keyof W]>>, Response>;

/** Does what the pressed button says: each button of a page posts its `intent`. */
export async function runTenantIntent<W extends Works>(
  { request, context, params }: ActionFunctionArgs,
  works: W,
): Promise<AnswerOf<W>> {
  const session = await requireTenant(request, context);
  const intent = (await request.clone().formData()).get("intent");
  const work = Object.entries(works).find(([name]) => name === intent)?.[1];
  if (!work) throw new Response("Unknown intent", { status: 400 });
  // Whichever was found, its answer is one of those that `works` names.
  return (await work({ request, session, params })) as AnswerOf<W>;
}
