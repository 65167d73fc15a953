import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import * as z from "zod";
import { askAuth } from "../lib/auth.server";
import { nextPath } from "../lib/next-path";
import { PROVIDERS } from "../lib/social";

const Choice = z.object({ provider: z.enum(PROVIDERS), next: z.string().catch("") });

/** Off to Google or GitHub, who say who this is and send back to `next`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const choice = Choice.safeParse(Object.fromEntries(await request.formData()));
  if (!choice.success) throw new Response("Unknown provider", { status: 400 });
  const { provider, next } = choice.data;
  const body = { provider, callbackURL: nextPath(next), errorCallbackURL: "/sign-in" };
  const result = await askAuth<{ url: string }>(request, context, { path: "/auth/sign-in/social", body });
  if (!result.ok) return redirect(`/sign-in?error=${encodeURIComponent(result.problem.code)}`);
  return redirect(result.data.url, { headers: result.cookies });
}
