import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { problemResponse } from "../lib/api.server";
import { askAuth } from "../lib/auth.server";

/** POST /sign-out: ends the session in the worker and takes its cookie. */
export async function action({ request, context }: ActionFunctionArgs) {
  const result = await askAuth(request, context, { path: "/auth/sign-out", body: {} });
  if (!result.ok) throw problemResponse(result.problem);
  return redirect("/sign-in", { headers: result.cookies });
}

export const loader = () => redirect("/");
