import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ChatPanel } from "../components/bot-work/chat-panel";
import { EMPTY_CHAT } from "../lib/bot-work/bot-chat";
import { sayToBot } from "../lib/bot-work/say-to-bot.server";
import { useBotFrame } from "../lib/bots/bot-frame";
import type { Area } from "../lib/locales";
import { pageMeta } from "../lib/meta";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export const handle = { areas: ["botWork"] satisfies Area[] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireTenant(request, context);
  return { title: translator(request)("bots:tabs.chat") };
}

export const action = (action: ActionFunctionArgs) => runTenantIntent(action, { say: sayToBot });

export const meta = pageMeta;

/** Trying a bot before anybody else hears it. */
export default function Chat() {
  const { t } = useTranslation(["botWork", "bots"]);
  const answer = useActionData<typeof action>();
  const { bot, name, mayChange } = useBotFrame();
  return (
    <>
      <h2 className="sr-only">{t("bots:tabs.chat")}</h2>
      <p className="max-w-prose text-muted">
        {t("chat.lead")} {!bot.enabled && t("chat.off")}
      </p>
      <ChatPanel name={name} chat={answer?.chat ?? EMPTY_CHAT} answer={answer} mayChange={mayChange} />
    </>
  );
}
