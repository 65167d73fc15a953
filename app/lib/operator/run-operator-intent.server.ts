import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { ApiClient, Attempt } from "../api.server";
import { redirectWithToast } from "../flash.server";
import { redirectWithProblem } from "../problem-toast.server";
import { requireOperator } from "../session.server";
import { translator } from "../translator.server";

/** What the work behind an operator's button gets. */
export interface OperatorIntent {
  request: Request;
  api: ApiClient;
  params: ActionFunctionArgs["params"];
}

type Works = Readonly<Record<string, (intent: OperatorIntent) => Promise<unknown>>>;

/** Does what the pressed button says: each button of a page posts its `intent`. Forms read the answer as what it turns out to be. */
export async function runOperatorIntent(
  { request, context, params }: ActionFunctionArgs,
  works: Works,
): Promise<unknown> {
  const { api } = await requireOperator(request, context);
  const intent = (await request.clone().formData()).get("intent");
  const work = Object.entries(works).find(([name]) => name === intent)?.[1];
  if (!work) throw new Response("Unknown intent", { status: 400 });
  return work({ request, api, params });
}

/** The end of what has no form of its own: back to the page, with what came of it. */
export function backWith(request: Request, to: string, result: Attempt<unknown>): Response {
  if (!result.ok) return redirectWithProblem(request, to, result.problem);
  return redirectWithToast(to, { tone: "good", title: translator(request)("operator:done") });
}
