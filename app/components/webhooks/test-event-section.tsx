import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { TestResult } from "../../../lib/contract/endpoint";
import { answerTo, useAppForm } from "../../lib/form";
import { useFormat } from "../../lib/use-format";
import type webhooks from "../../locales/en/webhooks.json";
import { Card } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Notice } from "../ui/notice";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { prettyJson } from "./pretty-json";

interface Props {
  groups: Readonly<Record<string, readonly string[]>>;
  answer: unknown;
  result: TestResult | undefined;
  mayChange: boolean;
}

/** One event now: what went out and what came back, on the spot. */
export function TestEventSection({ groups, answer, result, mayChange }: Props) {
  const { t } = useTranslation("webhooks");
  const { form, fields } = useAppForm<{ event: string }>({ id: "test", answer: answerTo(answer, "test") });
  return (
    <Section title={t("test.title")} description={t("test.lead")}>
      <Card className="grid gap-4">
        <FormError errors={form.errors} requestId={form.requestId} />
        <Form {...form.props} preventScrollReset className="flex flex-wrap items-end gap-3">
          <div className="w-full sm:w-64">
            <Field id={fields.event.id} label={t("test.event")} errors={fields.event.errors}>
              <select id={fields.event.id} name="event" defaultValue="MESSAGES_UPSERT" className="control">
                {Object.entries(groups).map(([group, events]) => (
                  <optgroup key={group} label={t(`groups.${group as keyof typeof webhooks.groups}`)}>
                    {events.map((event) => (
                      <option key={event}>{event}</option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </Field>
          </div>
          <SubmitButton intent="test" allowed={mayChange}>
            {t("test.send")}
          </SubmitButton>
        </Form>
        {result && <Result result={result} />}
      </Card>
    </Section>
  );
}

function Result({ result: { status, ms, error, answer, body } }: { result: TestResult }) {
  const { t } = useTranslation("webhooks");
  const format = useFormat();
  const isGood = status !== null && status >= 200 && status < 300;
  const words =
    status === null
      ? t("test.failed", { error: error ?? "" })
      : t("test.answered", { status, ms: format.number(Math.round(ms)) });
  return (
    <div className="grid min-w-0 gap-3">
      <Notice tone={isGood ? "good" : "bad"} title={words} announced>
        {status !== null && error}
      </Notice>
      <div className="grid min-w-0 gap-3 lg:grid-cols-2">
        <CodeBlock title={t("test.answer")} code={answer === "" ? t("test.empty") : prettyJson(answer)} />
        <CodeBlock title={t("test.sent")} code={prettyJson(body)} className="min-w-0" />
      </div>
    </div>
  );
}
