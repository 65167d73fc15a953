import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { NoInstance } from "../components/bots/no-instance";
import { TriggerTest } from "../components/bots/trigger-test";
import { TriggerVerdicts } from "../components/bots/trigger-verdicts";
import { readInstanceChoice } from "../lib/bots/instance-choice.server";
import { testTrigger } from "../lib/bots/test-trigger.server";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  return { title: translator(request)("bots:parts.test"), ...(await readInstanceChoice(request, session)) };
}

/** Posted, since what somebody writes does not belong in an address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireTenant(request, context);
  return testTrigger(request, session);
}

export const meta = pageMeta;

export default function TriggerTestPage() {
  const { instances, chosen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!chosen) return <NoInstance />;
  return (
    <>
      <TriggerTest instances={instances} chosen={chosen.id} answer={answer} />
      {answer && "tested" in answer && <TriggerVerdicts tested={answer.tested} />}
    </>
  );
}
