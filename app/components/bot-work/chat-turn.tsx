import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Turn } from "../../lib/bot-work/bot-chat";
import { useFormat } from "../../lib/use-format";
import { Notice } from "../ui/notice";

/** What was said, what came back, and what the bot did in between. */
export function ChatTurn({ turn }: { turn: Turn }) {
  const { t } = useTranslation("botWork");
  const { text, answer } = turn;
  return (
    <div className="grid gap-2">
      <Bubble mine>{text}</Bubble>
      {answer.texts.map((said, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays where it is
        <Bubble key={index}>{said}</Bubble>
      ))}
      {answer.error && (
        <Notice tone="bad">
          {t(`chat.errors.${answer.error}`, { status: answer.status ?? "" })}{" "}
          {(answer.status === 401 || answer.status === 403) && t("chat.key")}
        </Notice>
      )}
      <Steps turn={turn} />
    </div>
  );
}

export function Bubble({ mine, children }: { mine?: boolean; children: ReactNode }) {
  return (
    <p
      className={clsx(
        "w-fit max-w-[85%] rounded-2xl px-3.5 py-2 wrap-anywhere whitespace-pre-wrap",
        mine ? "justify-self-end rounded-br-sm bg-accent text-accent-ink" : "rounded-bl-sm bg-sunken",
      )}
    >
      {children}
    </p>
  );
}

function Steps({ turn: { number, starts, answer } }: { turn: Turn }) {
  const { t } = useTranslation("botWork");
  const format = useFormat();
  const id = useId();
  const { status, texts, error } = answer;
  const ms = format.number(answer.ms);
  const went = [
    starts && t(`chat.starts.${starts}`),
    status === null ? t("chat.silent", { ms }) : t("chat.asked", { status, ms }),
    !error && t(number === 1 ? "chat.began" : "chat.wentOn"),
    !error && t("chat.said", { count: texts.length }),
  ].filter((step) => typeof step === "string");
  return (
    <div className="text-sm text-muted">
      <p id={id} className="sr-only">
        {t("chat.steps")}
      </p>
      <ol aria-labelledby={id} className="flex flex-wrap gap-x-2 gap-y-0.5">
        {went.map((step) => (
          <li key={step} suppressHydrationWarning>
            {step}
          </li>
        ))}
      </ol>
    </div>
  );
}
