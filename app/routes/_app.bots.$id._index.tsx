import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BotEditor } from "../components/bots/bot-editor";
import { ConflictNotices } from "../components/bots/conflict-notices";
import { DeleteSection } from "../components/bots/delete-section";
import { KeyEndedNotice } from "../components/bots/key-ended-notice";
import { PausedNotice } from "../components/bots/paused-notice";
import { StartSection } from "../components/bots/start-section";
import { useBotFrame } from "../lib/bots/bot-frame";
import { botValues } from "../lib/bots/bot-values";
import { deleteBot, updateBot } from "../lib/bots/editor-intents.server";
import { readEditor } from "../lib/bots/read-editor.server";
import { startFlow } from "../lib/bots/start-flow.server";
import { answerTo } from "../lib/form";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  return readEditor({ session, params });
}

/** Each button of this page posts its `intent`. */
export const action = (action: ActionFunctionArgs) =>
  runTenantIntent(action, { update: updateBot, start: startFlow, delete: deleteBot });

export default function BotSettings() {
  const { credentials, rivals } = useLoaderData<typeof loader>();
  const { bot, name, instance, mayChange } = useBotFrame();
  const { id, kind, instanceId, paused, keyEnded } = bot;
  const answer = useActionData<typeof action>();
  return (
    <>
      {paused && <PausedNotice />}
      {keyEnded && <KeyEndedNotice />}
      <ConflictNotices bots={[bot, ...rivals]} of={id} instances={[instance]} />
      <BotEditor
        // Anew when it was saved, and not when it was switched: what is being typed stays.
        key={JSON.stringify([id, botValues(bot, bot)])}
        behaviour={bot}
        answer={answerTo(answer, "update")}
        {...{ kind, bot, instanceId, credentials, mayChange }}
      />
      {kind === "typebot" && (
        <StartSection key={`start ${id}`} answer={answerTo(answer, "start")} mayChange={mayChange} />
      )}
      <DeleteSection id={id} name={name} version={bot.version} mayChange={mayChange} />
    </>
  );
}
