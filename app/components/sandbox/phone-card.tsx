import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Instance, Pairing } from "../../../lib/contract/instance";
import type { LiveMessage } from "../../../lib/contract/live";
import { answerTo, useAppForm } from "../../lib/form";
import { CauseNotice } from "../instances/cause-notice";
import { InstanceStatus } from "../instances/instance-status";
import { ProfileLine } from "../instances/profile-line";
import { QrImage } from "../instances/qr-image";
import { ButtonLink } from "../ui/button";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { SelectField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { PhoneMessages } from "./phone-messages";

const REASONS = ["logged_out", "banned", "replaced", "connection_lost"] as const;

interface Props {
  phone: Instance;
  qr: Pairing["qr"];
  messages: readonly LiveMessage[];
  answer: unknown;
  mayChange: boolean;
}

/** A simulated phone: what it shows, what it scans, and how its connection ends. */
export function PhoneCard({ phone, qr, messages, answer, mayChange }: Props) {
  const { t } = useTranslation("sandbox");
  const { live } = phone;
  const isOpen = live?.status === "open";
  return (
    <Section title={t("phone.title", { name: phone.name })}>
      <Card className="grid gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          {live?.profile ? <ProfileLine profile={live.profile} /> : <p className="text-muted">{t("phone.blank")}</p>}
          <span aria-live="polite">
            <InstanceStatus live={live} />
          </span>
        </div>
        {live?.cause && !isOpen && <CauseNotice cause={live.cause} />}
        {isOpen && <Disconnect phone={phone} answer={answer} mayChange={mayChange} />}
        {live?.status === "connecting" && qr && <Scan phone={phone} qr={qr} answer={answer} mayChange={mayChange} />}
        {!isOpen && live?.status !== "connecting" && (
          <ButtonLink to={`/instances/${phone.id}?connect=qr`} className="justify-self-start">
            {t("phone.connect")}
          </ButtonLink>
        )}
        {isOpen && <PhoneMessages messages={messages} />}
      </Card>
    </Section>
  );
}

type FormProps = Pick<Props, "phone" | "answer" | "mayChange">;

function Scan({ phone, qr, answer, mayChange }: FormProps & { qr: NonNullable<Pairing["qr"]> }) {
  const { t } = useTranslation("sandbox");
  const { form } = useAppForm({ id: "scan", answer: answerTo(answer, "scan") });
  return (
    <div className="grid justify-items-center gap-3">
      <QrImage qr={qr} />
      <Form {...form.props} preventScrollReset>
        <FormError errors={form.errors} requestId={form.requestId} />
        <input type="hidden" name="phone" value={phone.id} />
        <SubmitButton intent="scan" allowed={mayChange}>
          {t("scan")}
        </SubmitButton>
      </Form>
    </div>
  );
}

function Disconnect({ phone, answer, mayChange }: FormProps) {
  const { t } = useTranslation("sandbox");
  const { form, fields } = useAppForm<{ reason: string }>({
    id: "disconnect",
    answer: answerTo(answer, "disconnect"),
    defaultValue: { reason: "connection_lost" },
  });
  const options = REASONS.map((value) => ({ value, label: t(`disconnect.reasons.${value}`) }));
  return (
    <Form {...form.props} preventScrollReset className="flex flex-wrap items-end gap-3">
      <FormError errors={form.errors} requestId={form.requestId} />
      <input type="hidden" name="phone" value={phone.id} />
      <div className="min-w-0 flex-1 basis-48">
        <SelectField field={fields.reason} label={t("disconnect.title")} options={options} />
      </div>
      <SubmitButton intent="disconnect" variant="secondary" allowed={mayChange}>
        {t("disconnect.submit")}
      </SubmitButton>
    </Form>
  );
}
