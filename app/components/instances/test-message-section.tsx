import { Form } from "@remix-run/react";
import Send from "lucide-react/icons/send";
import { useTranslation } from "react-i18next";
import type { Instance } from "../../../lib/contract/instance";
import type { LiveMessage } from "../../../lib/contract/live";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { TextareaField, TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { TestMessageResult, type TestResult } from "./test-message-result";

interface Props {
  instance: Instance;
  answer: unknown;
  /** What came back of the last one. */
  sent: TestResult | undefined;
  /** The newest word about this number's messages. */
  messages: readonly LiveMessage[];
  mayChange: boolean;
}

/** A first message without a line of code, and the call that does the same. */
export function TestMessageSection({ instance, answer, sent, messages, mayChange }: Props) {
  const { t } = useTranslation("instances");
  const status = messages.find(({ id }) => id === sent?.messageId)?.status ?? "PENDING";
  return (
    <Section title={t("test.title")} description={t(instance.mode === "test" ? "test.leadTest" : "test.lead")}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          <TestForm instance={instance} answer={answer} mayChange={mayChange} />
        </Card>
        {sent ? (
          <TestMessageResult sent={sent} status={status} />
        ) : (
          <p className="self-center rounded-xl border border-dashed border-line-strong p-6 text-center text-muted max-lg:hidden">
            {t("test.before")}
          </p>
        )}
      </div>
    </Section>
  );
}

function TestForm({ instance, answer, mayChange }: Pick<Props, "instance" | "answer" | "mayChange">) {
  const { t } = useTranslation("instances");
  const notConnected = instance.live?.status === "open" ? undefined : t("test.notConnected");
  const { form, fields } = useAppForm<{ number: string; text: string }>({
    id: "test",
    answer,
    defaultValue: { text: t("test.greeting") },
  });
  return (
    <Form {...form.props} preventScrollReset className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <TextField
        field={fields.number}
        label={t("test.to")}
        hint={t("test.toHint")}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        placeholder={t("phone.example")}
      />
      <TextareaField field={fields.text} label={t("test.text")} rows={3} />
      <SubmitButton intent="test" allowed={mayChange} disabledReason={notConnected} className="justify-self-start">
        <Send aria-hidden="true" />
        {t("test.send")}
      </SubmitButton>
    </Form>
  );
}
