import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DetailsForm } from "../components/billing/details-form";
import { read } from "../lib/api.server";
import { saveDetails } from "../lib/billing/save-details.server";
import { pageMeta } from "../lib/meta";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, tenantId, may, me } = await requireTenant(request, context);
  const details = await read(api.tenants[":tenantId"].billing.details.$get({ param: { tenantId } }));
  const title = translator(request)("billing:tabs.details");
  return { title, details: { ...details, email: details.email || me.email }, mayChange: may("admin") };
}

export const action = (action: ActionFunctionArgs) => runTenantIntent(action, { details: saveDetails });

export const meta = pageMeta;

export default function Details() {
  const { details, mayChange } = useLoaderData<typeof loader>();
  return <DetailsForm details={details} answer={useActionData<typeof action>()} mayChange={mayChange} />;
}
