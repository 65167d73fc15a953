import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { GatewayStatus } from "../components/gateway-status";
import { findHealth } from "../lib/api.server";

export async function loader({ context }: LoaderFunctionArgs) {
  return { health: await findHealth(context) };
}

export const meta: MetaFunction = () => [{ title: "Zapin" }];

export default function Index() {
  const { health } = useLoaderData<typeof loader>();
  return (
    <main className="mx-auto max-w-2xl px-6 py-24">
      <h1 className="text-3xl font-semibold tracking-tight">Zapin</h1>
      <p className="mt-3 text-muted">WhatsApp over HTTP: the Evolution API, for many tenants, with quotas that hold.</p>
      <GatewayStatus health={health} />
    </main>
  );
}
