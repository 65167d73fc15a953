import { Form } from "@remix-run/react";
import Inbox from "lucide-react/icons/inbox";
import { useTranslation } from "react-i18next";
import type { Instance } from "../../../lib/contract/instance";
import { answerTo, useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { SelectField, TextareaField, TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";

const TYPES = ["text", "image", "audio"] as const;

interface Props {
  phone: Instance;
  answer: unknown;
  mayChange: boolean;
}

interface Fields extends Record<string, unknown> {
  from: string;
  pushName: string;
  type: string;
  text: string;
}

/** Somebody writes to the simulated phone: webhooks, bots and logs follow as with a real one. */
export function InjectForm({ phone, answer, mayChange }: Props) {
  const { t } = useTranslation("sandbox");
  const notConnected = phone.live?.status === "open" ? undefined : t("inbound.notConnected");
  const { form, fields } = useAppForm<Fields>({
    id: "inbound",
    answer: answerTo(answer, "inbound"),
    defaultValue: { type: "text", text: t("inbound.greeting") },
  });
  const options = TYPES.map((value) => ({ value, label: t(`inbound.types.${value}`) }));
  return (
    <Section title={t("inbound.title")}>
      <Card>
        <Form {...form.props} preventScrollReset className="grid gap-4">
          <p className="text-muted">{t("inbound.lead")}</p>
          <FormError errors={form.errors} requestId={form.requestId} />
          <input type="hidden" name="phone" value={phone.id} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              field={fields.from}
              label={t("inbound.from")}
              type="tel"
              inputMode="tel"
              autoComplete="off"
              placeholder={t("inbound.example")}
            />
            <TextField field={fields.pushName} label={t("inbound.pushName")} autoComplete="off" optional />
          </div>
          <SelectField field={fields.type} label={t("inbound.type")} options={options} />
          <TextareaField field={fields.text} label={t("inbound.text")} rows={3} optional />
          <SubmitButton
            intent="inbound"
            allowed={mayChange}
            disabledReason={notConnected}
            className="justify-self-start"
          >
            <Inbox aria-hidden="true" />
            {t("inbound.submit")}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
