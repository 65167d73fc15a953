import { useNavigation } from "@remix-run/react";
import MessagesSquare from "lucide-react/icons/messages-square";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type BotChat, turnsIn } from "../../lib/bot-work/bot-chat";
import { ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { ChatForm } from "./chat-form";
import { Bubble, ChatTurn } from "./chat-turn";

interface Props {
  name: string;
  chat: BotChat;
  answer: unknown;
  mayChange: boolean;
}

/** The whole chat: bubbles above, the next words below. */
export function ChatPanel({ name, chat, answer, mayChange }: Props) {
  const { t } = useTranslation("botWork");
  const { turns } = chat;
  const said = turnsIn(chat);
  const pending = usePendingWords();
  const end = useEnd(`${said} ${pending}`);
  const isEmpty = turns.length === 0 && pending === undefined;
  return (
    <Card flush className="max-w-3xl">
      <div className="flex min-h-11 items-center justify-between gap-3 border-b border-line py-1.5 pr-2 pl-4">
        <h3 className="truncate font-medium">{t("chat.log", { name })}</h3>
        {turns.length > 0 && (
          <ButtonLink to="." size="sm" variant="quiet" replace preventScrollReset>
            {t("chat.reset")}
          </ButtonLink>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
      <div ref={end} role="log" tabIndex={0} aria-label={t("chat.log", { name })} className={LOG}>
        {isEmpty && <Hello name={name} />}
        {turns.map((turn) => (
          <ChatTurn key={turn.number} turn={turn} />
        ))}
        {pending !== undefined && (
          <div className="grid gap-2">
            <Bubble mine>{pending}</Bubble>
            <Bubble>
              <span className="sr-only">{t("chat.thinking", { name })}</span>
              <span aria-hidden="true" className="animate-pulse text-muted">
                …
              </span>
            </Bubble>
          </div>
        )}
      </div>
      {/* A field of its own for each turn: empty, and ready for the next words. */}
      <ChatForm key={said} chat={chat} answer={answer} mayChange={mayChange} isSaying={pending !== undefined} />
    </Card>
  );
}

const LOG = "flex h-104 flex-col gap-5 overflow-y-auto p-4 -outline-offset-2";

/** What was just sent, until its answer is there. */
function usePendingWords(): string | undefined {
  const { state, formData } = useNavigation();
  if (state !== "submitting" || formData?.get("intent") !== "say") return undefined;
  return String(formData.get("text")) || undefined;
}

/** Keeps the newest words in sight. */
function useEnd(newest: string) {
  const log = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what moves the end
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [newest]);
  return log;
}

function Hello({ name }: { name: string }) {
  const { t } = useTranslation("botWork");
  return (
    <div className="m-auto grid justify-items-center gap-1 text-center">
      <MessagesSquare aria-hidden="true" className="mb-2 size-6 text-accent" />
      <p className="font-medium">{t("chat.hello", { name })}</p>
      <p className="text-muted">{t("chat.helloWhy")}</p>
    </div>
  );
}
