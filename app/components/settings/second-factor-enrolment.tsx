import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../ui/copy-button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { SubmitButton } from "../ui/submit-button";
import type { Enrolling } from "./enrolment";

/** Scan, then prove it with a code. */
export function SecondFactorEnrolment({ enrolment: { qr, key, uri, backupCodes }, error }: Enrolling) {
  const { t } = useTranslation("settings");
  const errors = error ? [error] : undefined;
  return (
    <Form method="post" noValidate className="grid gap-4">
      <input type="hidden" name="uri" value={uri} />
      <input type="hidden" name="backupCodes" value={backupCodes.join(" ")} />
      <p>{t("secondFactor.scan")}</p>
      <img
        alt={t("secondFactor.qr")}
        src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
        width={176}
        height={176}
        className="rounded-md border border-line"
      />
      <div>
        <p className="text-sm text-muted">{t("secondFactor.manual")}</p>
        <p className="flex items-center gap-1">
          <code className="font-mono text-sm break-all">{key}</code>
          <CopyButton text={key} />
        </p>
      </div>
      <Field id="totp-code" label={t("secondFactor.code")} errors={errors}>
        <Input
          id="totp-code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "totp-code-error" : undefined}
        />
      </Field>
      <SubmitButton intent="confirm-second-factor" className="justify-self-start">
        {t("secondFactor.confirm")}
      </SubmitButton>
    </Form>
  );
}
