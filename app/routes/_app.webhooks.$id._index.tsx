import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { DeliveryId, DeliveryState, EVENT_GROUPS } from "../../lib/contract/endpoint";
import { DeliveriesSection } from "../components/webhooks/deliveries-section";
import { ResendSection } from "../components/webhooks/resend-section";
import { TestEventSection } from "../components/webhooks/test-event-section";
import { read } from "../lib/api.server";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { resendFailed, sendTestEvent } from "../lib/webhooks/delivery-intents.server";
import { endpointApi } from "../lib/webhooks/endpoint-api.server";
import { useEndpointPage } from "../lib/webhooks/endpoint-page";

const Filters = z.object({
  state: DeliveryState.optional().catch(undefined),
  cursor: DeliveryId.optional().catch(undefined),
});

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const query = Filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { routes, param } = endpointApi({ session, params });
  const page = await read(routes.deliveries.$get({ param, query }));
  return { page, isFiltered: query.state !== undefined || query.cursor !== undefined, groups: EVENT_GROUPS };
}

export const action = (action: ActionFunctionArgs) =>
  runTenantIntent(action, { test: sendTestEvent, "resend-failed": resendFailed });

export default function Deliveries() {
  const { page, isFiltered, groups } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { endpoint, mayChange } = useEndpointPage();
  const test = answer && "test" in answer ? answer.test : undefined;
  return (
    <>
      <DeliveriesSection endpoint={endpoint} page={page} isFiltered={isFiltered} mayChange={mayChange} />
      <ResendSection endpoint={endpoint} answer={answer} mayChange={mayChange} />
      <TestEventSection groups={groups} answer={answer} result={test} mayChange={mayChange} />
    </>
  );
}
