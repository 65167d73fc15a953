import { useTranslation } from "react-i18next";
import type { LiveMessage } from "../../../lib/contract/live";
import { MessageStatus } from "../instances/message-status";
import { Time } from "../ui/time";

const SHOWN = 5;

/** What went in and out since the page was opened. */
export function PhoneMessages({ messages }: { messages: readonly LiveMessage[] }) {
  const { t } = useTranslation("sandbox");
  if (messages.length === 0) return <p className="border-t border-line pt-4 text-muted">{t("phone.quiet")}</p>;
  return (
    <ul aria-label={t("phone.messages")} className="divide-y divide-line border-t border-line">
      {messages.slice(0, SHOWN).map((message) => (
        <li key={message.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
          <span>
            {t(`phone.${message.direction}`)} {message.counterpart}{" "}
            <span className="text-sm text-muted">
              <Time at={message.at} style="time" />
            </span>
          </span>
          <MessageStatus status={message.status} direction={message.direction} />
        </li>
      ))}
    </ul>
  );
}
