import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import * as z from "zod";
import { attempt } from "../lib/api.server";
import { redirectWithToast } from "../lib/flash.server";
import { forgetPreference } from "../lib/preferences.server";
import { redirectWithProblem } from "../lib/problem-toast.server";
import { requireOperator } from "../lib/session.server";
import { translator } from "../lib/translator.server";

const End = z.object({ tenantId: z.uuid() });

/** POST /operator/impersonation: stop acting in a company, from any page of it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const parsed = End.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response("No tenant", { status: 400 });
  const { tenantId } = parsed.data;
  const to = `/operator/tenants/${tenantId}`;
  const ended = await attempt(api.operator.tenants[":tenantId"].impersonation.$delete({ param: { tenantId } }));
  if (!ended.ok) return redirectWithProblem(request, to, ended.problem);
  const headers = new Headers({ "set-cookie": forgetPreference("tenant") });
  return redirectWithToast(
    to,
    { tone: "good", title: translator(request)("common:shell.impersonation.ended") },
    headers,
  );
}

export const loader = () => redirect("/operator");
