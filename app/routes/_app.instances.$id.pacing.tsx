import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { PacingForm } from "../components/pacing/pacing-form";
import { QueueSection } from "../components/pacing/queue-section";
import { read } from "../lib/api.server";
import { useInstancePage } from "../lib/instances/instance-page";
import { runIntent } from "../lib/instances/intents.server";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { cancelAllSends, cancelSend, changePacing } from "../lib/pacing/pacing-intents.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { useLateRefresh } from "../lib/use-late-refresh";

export const handle = { areas: ["pacing"] satisfies Area[] };

const Filters = z.object({
  state: z.enum(["open", "settled"]).catch("open"),
  cursor: z.uuid().optional().catch(undefined),
});

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, tenantId } = await requireTenant(request, context);
  const query = Filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const routes = api.tenants[":tenantId"].instances[":instanceId"].pacing;
  const param = { tenantId, instanceId: params.id ?? "" };
  const [answer, page] = await Promise.all([read(routes.$get({ param })), read(routes.sends.$get({ param, query }))]);
  return { title: translator(request)("pacing:title"), ...answer, page, shown: query.state };
}

/** Each button of this page posts its `intent`. */
const INTENTS = { pacing: changePacing, cancel: cancelSend, "cancel-all": cancelAllSends };

export const action = (action: ActionFunctionArgs) => runIntent(action, INTENTS);

export const meta = pageMeta;

/** A queue that goes on tells of each message: once a second is often enough to ask how it stands. */
const SETTLED_MS = 1_000;

export default function InstancePacing() {
  const { pacing, version, timeZone, queue, page, shown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { mayChange, queueChange } = useInstancePage();
  useLateRefresh(queueChange, SETTLED_MS);
  return (
    <>
      <QueueSection queue={queue} page={page} shown={shown} mayChange={mayChange} />
      <PacingForm key={version} rules={{ pacing, version, timeZone }} answer={answer} mayChange={mayChange} />
    </>
  );
}
