import { Form } from "@remix-run/react";
import Link2 from "lucide-react/icons/link-2";
import { useTranslation } from "react-i18next";
import type { ShareLink } from "../../../lib/contract/instance";
import { useAppForm } from "../../lib/form";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { SelectField } from "../ui/form-fields";
import { SecretOnce } from "../ui/secret-once";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { Time } from "../ui/time";

const HOURS = [1, 24, 72, 168] as const;

interface Props {
  /** Just made: it is shown this once. */
  share: ShareLink | undefined;
  answer: unknown;
  mayChange: boolean;
}

/** A link by which somebody without an account connects this number. */
export function ShareSection({ share, answer, mayChange }: Props) {
  const { t } = useTranslation(["instances", "common"]);
  const { form, fields } = useAppForm<{ hours: string }>({ id: "share", answer, defaultValue: { hours: "24" } });
  const options = HOURS.map((hours) => ({
    value: String(hours),
    label: hours < 24 ? t("share.hours", { count: hours }) : t("share.days", { count: hours / 24 }),
  }));
  return (
    <Section title={t("share.title")} description={t("share.lead")}>
      <Card className="grid gap-4">
        {share && (
          <>
            <SecretOnce secret={share.url} label={t("share.link")} />
            <p className="text-muted">
              {t("share.until")} <Time at={share.expiresAt} />
            </p>
          </>
        )}
        <Form {...form.props} preventScrollReset className="flex flex-wrap items-end gap-3">
          <FormError errors={form.errors} requestId={form.requestId} />
          <div className="w-44">
            <SelectField field={fields.hours} label={t("share.validFor")} options={options} />
          </div>
          {mayChange ? (
            <>
              <SubmitButton intent="share" variant="secondary">
                <Link2 aria-hidden="true" />
                {t("share.make")}
              </SubmitButton>
              <SubmitButton intent="unshare" variant="quiet">
                {t("share.end")}
              </SubmitButton>
            </>
          ) : (
            <Button disabledReason={t("common:problems.forbidden")}>
              <Link2 aria-hidden="true" />
              {t("share.make")}
            </Button>
          )}
        </Form>
      </Card>
    </Section>
  );
}
