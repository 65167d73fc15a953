import { redirect } from "@remix-run/cloudflare";
import { readCookie } from "../preferences.server";

const NAME = "steps-hidden";
const YEAR_SECONDS = 31_536_000;
const MOST_TENANTS = 20;

const hiddenFor = (request: Request) => (readCookie(request, NAME) ?? "").split(".").filter(Boolean);

/** Whether the person has put the first steps of this company away, in this browser. */
export const hasDismissedSteps = (request: Request, tenantId: string) => hiddenFor(request).includes(tenantId);

/** Posted by the button beside them: `steps` is `hide` or `show`. */
export async function dismissSteps(request: Request, tenantId: string): Promise<Response> {
  const isHidden = (await request.formData()).get("steps") === "hide";
  const others = hiddenFor(request).filter((id) => id !== tenantId);
  const ids = isHidden ? [tenantId, ...others].slice(0, MOST_TENANTS) : others;
  const cookie = `${NAME}=${ids.join(".")}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`;
  return redirect("/", { headers: { "set-cookie": cookie } });
}
