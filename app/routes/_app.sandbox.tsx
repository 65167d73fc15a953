import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import FlaskConical from "lucide-react/icons/flask-conical";
import { useTranslation } from "react-i18next";
import { InjectForm } from "../components/sandbox/inject-form";
import { LiveOnly } from "../components/sandbox/live-only";
import { MagicNumbers } from "../components/sandbox/magic-numbers";
import { PhoneCard } from "../components/sandbox/phone-card";
import { PhonePicker } from "../components/sandbox/phone-picker";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { LiveState } from "../components/ui/live-state";
import { Page, PageHeader } from "../components/ui/page-header";
import { read } from "../lib/api.server";
import { withView } from "../lib/instances/live-instance";
import { useInstancesLive } from "../lib/instances/use-instances-live";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { forceDisconnect, injectMessage, scanCode } from "../lib/sandbox/sandbox-intents.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["sandbox", "instances"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, tenantId, mode, may } = await requireTenant(request, context);
  const own = api.tenants[":tenantId"];
  const chosen = new URL(request.url).searchParams.get("phone");
  const [numbers, { items }] = await Promise.all([
    read(own.sandbox.numbers.$get({ param: { tenantId } })),
    read(own.instances.$get({ param: { tenantId }, query: { mode: "test", limit: "100" } })),
  ]);
  const phone = items.find(({ id }) => id === chosen) ?? items[0];
  const isShown = phone?.live?.status === "connecting" && may("developer");
  const param = { tenantId, instanceId: phone?.id ?? "" };
  const pairing = isShown ? await read(own.instances[":instanceId"].qr.$get({ param })) : null;
  const phones = items.map(({ id, name }) => ({ id, name }));
  const title = translator(request)("common:nav.sandbox");
  return { title, mode, numbers, phones, phone, pairing, mayChange: may("developer") };
}

/** Each button of this page posts its `intent`. */
const INTENTS = { inbound: injectMessage, scan: scanCode, disconnect: forceDisconnect } as const;

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireTenant(request, context);
  const intent = (await request.clone().formData()).get("intent");
  const work = Object.entries(INTENTS).find(([name]) => name === intent)?.[1];
  if (!work) throw new Response("Unknown intent", { status: 400 });
  return work({ request, session });
}

export const meta = pageMeta;

/** The phone that one does not have: what comes in, what is scanned, what breaks. */
export default function Sandbox() {
  const { t } = useTranslation("sandbox");
  const { mode, numbers, phones, phone, pairing, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { state, views, messages } = useInstancesLive();
  const view = phone && views.get(phone.id);
  if (mode === "live") return <LiveOnly />;
  return (
    <Page>
      <PageHeader title={t("title")} description={t("lead")} badge={<LiveState state={state} />} />
      {phone ? (
        <>
          <PhonePicker phones={phones} chosen={phone.id} />
          <div className="grid items-start gap-6 lg:grid-cols-2">
            <PhoneCard
              phone={withView(phone, view)}
              qr={view ? view.qr : (pairing?.qr ?? null)}
              messages={messages.filter(({ instanceId }) => instanceId === phone.id)}
              answer={answer}
              mayChange={mayChange}
            />
            <InjectForm key={phone.id} phone={withView(phone, view)} answer={answer} mayChange={mayChange} />
          </div>
        </>
      ) : (
        <EmptyState
          icon={<FlaskConical />}
          title={t("empty.title")}
          action={
            <ButtonLink variant="primary" to="/instances?new=1">
              {t("empty.action")}
            </ButtonLink>
          }
        >
          {t("empty.why")}
        </EmptyState>
      )}
      <MagicNumbers numbers={numbers} />
    </Page>
  );
}
