import { Form } from "@remix-run/react";
import Send from "lucide-react/icons/send";
import { useTranslation } from "react-i18next";
import type { BotChat } from "../../lib/bot-work/bot-chat";
import { useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  chat: BotChat;
  answer: unknown;
  mayChange: boolean;
  /** The bot is being asked: what one types now would go with the field. */
  isSaying: boolean;
}

/** The next words. The chat goes along with them, so it works without a script too. */
export function ChatForm({ chat, answer, mayChange, isSaying }: Props) {
  const { t } = useTranslation("botWork");
  const { form, fields } = useAppForm<{ text: string }>({ id: "say", answer });
  return (
    <Form {...form.props} preventScrollReset className="grid gap-3 border-t border-line p-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <input type="hidden" name="chat" value={JSON.stringify(chat)} />
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <TextField
            field={fields.text}
            label={t("chat.message")}
            placeholder={t("chat.placeholder")}
            autoComplete="off"
            maxLength={4_000}
            autoFocus={chat.turns.length > 0}
            readOnly={isSaying}
            className={isSaying ? "text-muted" : undefined}
          />
        </div>
        <SubmitButton intent="say" allowed={mayChange}>
          <Send aria-hidden="true" />
          {t("chat.send")}
        </SubmitButton>
      </div>
    </Form>
  );
}
