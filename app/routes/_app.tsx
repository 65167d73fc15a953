import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorMessage, ErrorPage, toProblem } from "../components/error-page";
import { Shell } from "../components/shell/shell";
import type { ShellData } from "../components/shell/shell-data";
import type { loader as rootLoader } from "../root";
import { requireTenant } from "../lib/session.server";

export async function loader({ request, context }: LoaderFunctionArgs): Promise<ShellData> {
  const { me, tenant, mode } = await requireTenant(request, context);
  return {
    user: { name: me.name, email: me.email, isOperator: me.isOperator },
    tenant,
    tenants: me.tenants.map(({ id, name, role }) => ({ id, name, role })),
    mode,
  };
}

function Frame({ data, children }: { data: ShellData; children: ReactNode }) {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  return (
    <Shell data={data} theme={root?.theme ?? "system"}>
      {children}
    </Shell>
  );
}

export default function SignedIn() {
  return (
    <Frame data={useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}

/** A screen that fails leaves the frame standing; only when the frame itself cannot be drawn, the window is used. */
export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>("routes/_app");
  const error = useRouteError();
  if (!data) return <ErrorPage />;
  return (
    <Frame data={data}>
      <ErrorMessage problem={toProblem(error)} />
    </Frame>
  );
}
