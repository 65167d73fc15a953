import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ReplayAnswer, RequestEntry } from "../../../lib/contract/usage";
import { useAppForm } from "../../lib/form";
import { useFormat } from "../../lib/use-format";
import { Checkbox } from "../ui/checkbox";
import { CodeBlock } from "../ui/code-block";
import { FieldErrors } from "../ui/field";
import { FormError } from "../ui/form-error";
import { TextareaField } from "../ui/form-fields";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  call: RequestEntry;
  answer: unknown;
  replayed: ReplayAnswer | undefined;
  mayReplay: boolean;
}

interface Values extends Record<string, unknown> {
  body: string;
  confirm: string;
}

/** The call once more. Whatever does more than look is asked about first. */
export function ReplayForm({ call, answer, replayed, mayReplay }: Props) {
  const { t } = useTranslation("logs");
  const { form, fields } = useAppForm<Values>({ id: "replay", answer });
  const isLook = call.method === "GET";
  const instance = call.instanceName ?? "";
  const isReal = call.kind === "message_send" && call.mode === "live";
  return (
    <Form {...form.props} preventScrollReset className="grid min-w-0 gap-4 border-t border-line pt-4">
      <h3 className="font-medium">{t("replay.title")}</h3>
      <FormError errors={form.errors} requestId={form.requestId} />
      <input type="hidden" name="requestId" value={call.id} />
      {!isLook && (
        <>
          <TextareaField field={fields.body} label={t("replay.body")} hint={t("replay.bodyHint")} rows={4} optional />
          <div className="grid gap-1.5">
            <Checkbox
              name="confirm"
              label={t(isReal ? "replay.confirmReal" : "replay.confirm", { instance })}
              aria-describedby={fields.confirm.errorId}
            />
            <FieldErrors id={fields.confirm.errorId} errors={fields.confirm.errors} />
          </div>
        </>
      )}
      <SubmitButton
        intent="replay"
        variant={isLook ? "secondary" : "danger"}
        className="justify-self-end"
        allowed={mayReplay}
      >
        {t("replay.submit")}
      </SubmitButton>
      {replayed && <Replayed answer={replayed} />}
    </Form>
  );
}

function Replayed({ answer: { status, ms, body } }: { answer: ReplayAnswer }) {
  const { t } = useTranslation("logs");
  const format = useFormat();
  return (
    <div className="grid min-w-0 gap-3">
      <Notice
        tone={status < 300 ? "good" : "bad"}
        title={t("replay.answered", { status, ms: format.number(ms) })}
        announced
      />
      <CodeBlock title={t("replay.answer")} code={JSON.stringify(body, null, 2)} />
    </div>
  );
}
