import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answerTo, useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { CopyButton } from "../ui/copy-button";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { Notice } from "../ui/notice";
import { Section } from "../ui/section";
import { Status } from "../ui/status";
import { SubmitButton } from "../ui/submit-button";
import { isEnrolling } from "./enrolment";
import { SecondFactorEnrolment } from "./second-factor-enrolment";

interface Props {
  answer: unknown;
  isOn: boolean;
}

/** Off, being set up, just set up, or on. */
export function SecondFactorSection({ answer, isOn }: Props) {
  const { t } = useTranslation("settings");
  const codes =
    answer !== null && typeof answer === "object" && "backupCodes" in answer ? answer.backupCodes : undefined;
  return (
    <Section
      title={t("secondFactor.title")}
      description={t("secondFactor.lead")}
      actions={<Status tone={isOn ? "good" : "off"}>{isOn ? t("secondFactor.on") : t("secondFactor.off")}</Status>}
    >
      <Card className="max-w-xl">
        {Array.isArray(codes) && <BackupCodes codes={codes} />}
        {!codes &&
          (isEnrolling(answer) ? <SecondFactorEnrolment {...answer} /> : <AskPassword answer={answer} isOn={isOn} />)}
      </Card>
    </Section>
  );
}

function BackupCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation("settings");
  return (
    <Notice tone="good" title={t("secondFactor.done")} announced>
      <p>{t("secondFactor.codesHint")}</p>
      <div className="mt-2 flex items-start gap-1 rounded-md border border-line bg-surface py-2 pr-1 pl-3">
        <ul aria-label={t("secondFactor.codesTitle")} className="grid flex-1 grid-cols-2 gap-x-6 font-mono text-sm">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton text={codes.join("\n")} label={t("secondFactor.copyCodes")} />
      </div>
    </Notice>
  );
}

function AskPassword({ answer, isOn }: Props) {
  const { t } = useTranslation("settings");
  const { form, fields } = useAppForm<{ password: string }>({
    id: "second-factor",
    answer: answerTo(answer, "start-second-factor", "stop-second-factor"),
  });
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      <TextField
        field={fields.password}
        label={t("secondFactor.password")}
        type="password"
        autoComplete="current-password"
      />
      <SubmitButton
        intent={isOn ? "stop-second-factor" : "start-second-factor"}
        variant={isOn ? "secondary" : "primary"}
        className="justify-self-start"
      >
        {isOn ? t("secondFactor.stop") : t("secondFactor.start")}
      </SubmitButton>
    </Form>
  );
}
