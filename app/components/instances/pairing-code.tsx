import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useAppForm } from "../../lib/form";
import { CopyButton } from "../ui/copy-button";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  /** Eight characters, once they were asked for. */
  code: string | null;
  answer: unknown;
  /** Where the form is sent. */
  action: string;
}

/** Without a camera: the phone's number first, then eight characters to type there. */
export function PairingCode({ code, answer, action }: Props) {
  const { t } = useTranslation("instances");
  const { form, fields } = useAppForm<{ number: string }>({ id: "pairing-code", answer });
  if (code) return <Code code={code} />;
  return (
    <Form {...form.props} action={action} preventScrollReset className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <TextField
        field={fields.number}
        label={t("pair.phone")}
        hint={t("pair.phoneHint")}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        placeholder={t("phone.example")}
      />
      <SubmitButton intent="pairing-code" className="justify-self-start">
        {t("pair.getCode")}
      </SubmitButton>
    </Form>
  );
}

function Code({ code }: { code: string }) {
  const { t } = useTranslation("instances");
  const groups = [code.slice(0, 4), code.slice(4)];
  return (
    <div className="grid gap-4">
      <div className="flex items-center justify-center gap-2">
        <output
          aria-label={t("pair.code")}
          className="flex gap-3 rounded-lg bg-sunken px-4 py-3 font-mono text-3xl font-semibold tracking-widest"
        >
          {groups.map((group) => (
            <span key={group}>{group}</span>
          ))}
        </output>
        <CopyButton text={code} label={t("pair.copyCode")} className="size-9" />
      </div>
      <ol className="grid list-decimal gap-1 pl-5 text-muted">
        <li>{t("pair.stepMenu")}</li>
        <li>{t("pair.stepNumber")}</li>
        <li>{t("pair.stepType")}</li>
      </ol>
    </div>
  );
}
