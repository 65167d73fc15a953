import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConnectionCard } from "../components/instances/connection-card";
import { PairingDialog } from "../components/instances/pairing-dialog";
import { ShareSection } from "../components/instances/share-section";
import { TestMessageSection } from "../components/instances/test-message-section";
import { read } from "../lib/api.server";
import { answerTo } from "../lib/form";
import { useInstancePage } from "../lib/instances/instance-page";
import {
  askPairingCode,
  connectNumber,
  runIntent,
  scanWithSimulatedPhone,
  sendTest,
} from "../lib/instances/intents.server";
import { endShare, makeShare } from "../lib/instances/share-intents.server";
import { requireTenant } from "../lib/session.server";

/** The codes are asked for only where they are shown, and only for whom they are meant. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, tenantId, may } = await requireTenant(request, context);
  const isPairing = new URL(request.url).searchParams.has("connect") && may("developer");
  if (!isPairing) return { pairing: null };
  const param = { tenantId, instanceId: params.id ?? "" };
  return { pairing: await read(api.tenants[":tenantId"].instances[":instanceId"].qr.$get({ param })) };
}

/** Each button of this page posts its `intent`. */
const INTENTS = {
  connect: connectNumber,
  "pairing-code": askPairingCode,
  scan: scanWithSimulatedPhone,
  test: sendTest,
  share: makeShare,
  unshare: endShare,
};

export const action = (action: ActionFunctionArgs) => runIntent(action, INTENTS);

export default function Connection() {
  const { t } = useTranslation("instances");
  const { pairing } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { instance, view, messages, mayChange } = useInstancePage();
  const sent = answer && "test" in answer ? answer.test : undefined;
  const share = answer && "share" in answer ? answer.share : undefined;
  const trouble = answer && "trouble" in answer ? answer.trouble : undefined;
  return (
    <>
      <h2 className="sr-only">{t("tabs.connection")}</h2>
      <ConnectionCard instance={instance} mayChange={mayChange} />
      <TestMessageSection
        instance={instance}
        answer={answerTo(answer, "test")}
        sent={sent}
        messages={messages}
        mayChange={mayChange}
      />
      <ShareSection share={share} answer={answerTo(answer, "share")} mayChange={mayChange} />
      {mayChange && (
        <PairingDialog
          instance={instance}
          loaded={pairing}
          view={view}
          answer={answerTo(answer, "pairing-code")}
          trouble={trouble}
        />
      )}
    </>
  );
}
