import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PasswordSection } from "../components/settings/password-section";
import { SecondFactorSection } from "../components/settings/second-factor-section";
import { SessionsSection } from "../components/settings/sessions-section";
import { read } from "../lib/api.server";
import { answerTo } from "../lib/form";
import { pageMeta } from "../lib/meta";
import { changePassword } from "../lib/security/change-password.server";
import { confirmSecondFactor, startSecondFactor, stopSecondFactor } from "../lib/security/second-factor.server";
import { endOtherSessions, endSession } from "../lib/security/sessions.server";
import { requireUser } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api, me } = await requireUser(request, context);
  const { items } = await read(api.me.sessions.$get());
  const title = translator(request)("settings:tabs.security");
  return { title, sessions: items, hasPassword: me.hasPassword, hasSecondFactor: me.hasSecondFactor };
}

/** Each button of this page posts its `intent`. */
const INTENTS = {
  password: changePassword,
  "start-second-factor": startSecondFactor,
  "confirm-second-factor": confirmSecondFactor,
  "stop-second-factor": stopSecondFactor,
  "end-session": endSession,
  "end-others": endOtherSessions,
} as const;

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireUser(request, context);
  const intent = (await request.clone().formData()).get("intent");
  const work = Object.entries(INTENTS).find(([name]) => name === intent)?.[1];
  if (!work) throw new Response("Unknown intent", { status: 400 });
  return work({ request, context, session });
}

export const meta = pageMeta;

export default function Security() {
  const { sessions, hasPassword, hasSecondFactor } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="grid gap-8">
      {hasPassword && <PasswordSection answer={answerTo(answer, "password")} />}
      {hasPassword && <SecondFactorSection answer={answer} isOn={hasSecondFactor} />}
      <SessionsSection sessions={sessions} />
    </div>
  );
}
