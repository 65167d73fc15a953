import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Section } from "../components/ui/section";
import { SubmitButton } from "../components/ui/submit-button";
import { DeliveryAttempts } from "../components/webhooks/delivery-attempts";
import { DeliveryFacts } from "../components/webhooks/delivery-facts";
import { read } from "../lib/api.server";
import { pageMeta } from "../lib/meta";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { resendDelivery } from "../lib/webhooks/delivery-intents.server";
import { endpointApi } from "../lib/webhooks/endpoint-api.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { routes, param } = endpointApi({ session, params });
  const deliveryId = params.delivery ?? "";
  const delivery = await read(routes.deliveries[":deliveryId"].$get({ param: { ...param, deliveryId } }));
  return { title: translator(request)("webhooks:delivery.title", { event: delivery.event }), delivery };
}

export const action = (action: ActionFunctionArgs) => runTenantIntent(action, { resend: resendDelivery });

export const meta = pageMeta;

export default function DeliveryPage() {
  const { t } = useTranslation("webhooks");
  const { delivery } = useLoaderData<typeof loader>();
  return (
    <>
      <Section
        title={t("delivery.title", { event: delivery.event })}
        actions={
          delivery.state !== "pending" &&
          delivery.body !== null && (
            <Form method="post">
              <input type="hidden" name="deliveryId" value={delivery.id} />
              <SubmitButton intent="resend">{t("delivery.resend")}</SubmitButton>
            </Form>
          )
        }
      >
        <DeliveryFacts delivery={delivery} />
      </Section>
      <DeliveryAttempts attempts={delivery.attempts} />
    </>
  );
}
