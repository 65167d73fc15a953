import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorMessage, ErrorPage } from "../components/error-page";
import { ImpersonationBanner } from "../components/shell/impersonation-banner";
import { Shell } from "../components/shell/shell";
import type { ShellData } from "../components/shell/shell-data";
import type { Locale } from "../lib/locales";
import { localeOf, readPreference, rememberPreference } from "../lib/preferences.server";
import { chosenMode, chosenTenant, requireUser, tenantsOf } from "../lib/session.server";
import type { loader as rootLoader } from "../root";

export async function loader({ request, context }: LoaderFunctionArgs): Promise<ShellData> {
  const { me } = await requireUser(request, context);
  adoptLanguage(request, me.locale);
  const tenant = chosenTenant(request, me);
  if (!tenant && !me.isOperator) throw redirect("/welcome");
  return {
    user: { name: me.name, email: me.email, isOperator: me.isOperator },
    tenant: tenant ?? null,
    impersonation: tenant?.impersonation ?? null,
    tenants: tenantsOf(me).map(({ id, name, role }) => ({ id, name, role })),
    mode: chosenMode(request),
  };
}

/** A browser that has no language of its own choice takes the person's. */
function adoptLanguage(request: Request, locale: Locale): void {
  if (readPreference(request, "locale") !== undefined || localeOf(request) === locale) return;
  const { pathname, search } = new URL(request.url);
  throw redirect(`${pathname}${search}`, { headers: { "set-cookie": rememberPreference("locale", locale) } });
}

function Frame({ data, children }: { data: ShellData; children: ReactNode }) {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  return (
    <Shell data={data} theme={root?.theme ?? "system"} banner={<ImpersonationBanner data={data} />}>
      {children}
    </Shell>
  );
}

export default function SignedIn() {
  const data = useLoaderData<typeof loader>();
  // Of another company, or of the other mode, is another page: what it was told live is not carried over.
  return (
    <Frame data={data}>
      <Outlet key={`${data.tenant?.id} ${data.mode}`} />
    </Frame>
  );
}

/** A screen that fails leaves the frame standing; only when the frame itself cannot be drawn, the window is used. */
export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>("routes/_app");
  if (!data) return <ErrorPage />;
  return (
    <Frame data={data}>
      <ErrorMessage />
    </Frame>
  );
}
