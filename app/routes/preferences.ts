import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import * as z from "zod";
import { Locale } from "../../lib/contract/account";
import { Mode } from "../../lib/contract/tenant";
import { attempt } from "../lib/api.server";
import { nextPath } from "../lib/next-path";
import { type Preference, rememberPreference } from "../lib/preferences.server";
import { findUser } from "../lib/session.server";
import { THEMES } from "../lib/theme";

const Choice = z
  .object({ locale: Locale, theme: z.enum(THEMES), tenant: z.uuid(), mode: Mode, next: z.string() })
  .partial();

/** POST /preferences: language, theme, tenant or mode, from any page. Signed in, the language also goes with the person. */
export async function action({ request, context }: ActionFunctionArgs) {
  const chosen = Choice.safeParse(Object.fromEntries(await request.formData()));
  if (!chosen.success) throw new Response("There is no such choice.", { status: 400 });
  const { next, ...choice } = chosen.data;
  const headers = new Headers();
  for (const [name, value] of Object.entries(choice)) {
    headers.append("set-cookie", rememberPreference(name as Preference, value));
  }
  if (choice.locale) {
    const session = await findUser(request, context);
    // The cookie has it already: should the worker be silent, the choice still holds in this browser.
    if (session) await attempt(session.api.me.$patch({ json: { locale: choice.locale } }));
  }
  return redirect(nextPath(next), { headers });
}

export const loader = () => redirect("/");
