import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Pacing } from "../../../lib/contract/pacing";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { Switch } from "../ui/checkbox";
import { Fieldset } from "../ui/fieldset";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { VersionField } from "../ui/version-field";

interface Props {
  rules: { pacing: Pacing; version: number; timeZone: string };
  answer: unknown;
  mayChange: boolean;
}

type Values = Record<
  | "perMinute"
  | "jitter"
  | "dailyCap"
  | "coldCap"
  | "quietFrom"
  | "quietTo"
  | "warmUpFirstDay"
  | "warmUpDays"
  | "expireHours",
  string
>;

const textOf = (value: number | null | undefined) => (value === null || value === undefined ? "" : String(value));

const valuesOf = ({ perMinute, jitter, dailyCap, coldCap, quietHours, warmUp, expireHours }: Pacing): Values => ({
  perMinute: textOf(perMinute),
  jitter: textOf(jitter),
  dailyCap: textOf(dailyCap),
  coldCap: textOf(coldCap),
  quietFrom: quietHours?.from ?? "",
  quietTo: quietHours?.to ?? "",
  warmUpFirstDay: textOf(warmUp?.firstDay),
  warmUpDays: textOf(warmUp?.days),
  expireHours: textOf(expireHours),
});

/** How fast, how much and when a number sends. */
export function PacingForm({ rules: { pacing, version, timeZone }, answer, mayChange }: Props) {
  const { t } = useTranslation(["pacing", "common"]);
  const { form, fields } = useAppForm<Values>({ id: "pacing", answer, defaultValue: valuesOf(pacing) });
  const count = { type: "number", min: 1, inputMode: "numeric" } as const;
  const pair = "grid gap-4 sm:grid-cols-2";
  return (
    <Section title={t("rules")} description={t("lead")}>
      <Card className="max-w-2xl">
        <Form {...form.props} preventScrollReset className="grid gap-5">
          <FormError errors={form.errors} requestId={form.requestId} />
          <VersionField version={version} answer={answer} />
          <fieldset disabled={!mayChange} className="grid gap-5">
            <legend className="sr-only">{t("rules")}</legend>
            <Switch
              name="enabled"
              label={t("enabled.label")}
              hint={t("enabled.hint")}
              defaultChecked={pacing.enabled}
            />
            <div className={pair}>
              <TextField
                field={fields.perMinute}
                label={t("perMinute.label")}
                {...count}
                min={0.1}
                step={0.1}
                max={60}
              />
              <TextField
                field={fields.jitter}
                label={t("jitter.label")}
                hint={t("jitter.hint")}
                {...count}
                min={0}
                max={300}
              />
              <TextField
                field={fields.dailyCap}
                label={t("dailyCap.label")}
                hint={t("dailyCap.hint", { zone: timeZone })}
                {...count}
                optional
              />
              <TextField
                field={fields.coldCap}
                label={t("coldCap.label")}
                hint={t("coldCap.hint")}
                {...count}
                optional
              />
            </div>
            <Fieldset id="quiet" legend={t("quietHours.legend")} hint={t("quietHours.hint")}>
              <div className={pair}>
                <TextField field={fields.quietFrom} label={t("quietFrom.label")} type="time" optional />
                <TextField field={fields.quietTo} label={t("quietTo.label")} type="time" optional />
              </div>
            </Fieldset>
            <Fieldset id="warm-up" legend={t("warmUp.legend")} hint={t("warmUp.hint")}>
              <div className={pair}>
                <TextField field={fields.warmUpFirstDay} label={t("warmUpFirstDay.label")} {...count} optional />
                <TextField field={fields.warmUpDays} label={t("warmUpDays.label")} {...count} min={2} optional />
              </div>
            </Fieldset>
            <TextField
              field={fields.expireHours}
              label={t("expireHours.label")}
              hint={t("expireHours.hint")}
              {...count}
              max={168}
            />
          </fieldset>
          <p className="text-sm text-muted">{t("bots")}</p>
          <SubmitButton intent="pacing" className="justify-self-start" allowed={mayChange}>
            {t("common:save")}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
