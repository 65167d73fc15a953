import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { InstanceSettings } from "../../../lib/contract/instance";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { Switch } from "../ui/checkbox";
import { FormError } from "../ui/form-error";
import { TextField } from "../ui/form-fields";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { VersionField } from "../ui/version-field";

const SWITCHES = ["groupsIgnore", "alwaysOnline", "readMessages", "readStatus", "syncFullHistory"] as const;

interface Props {
  settings: InstanceSettings;
  version: number;
  answer: unknown;
  mayChange: boolean;
}

/** How a number behaves. Its server is held to these, also after a restart. */
export function SettingsForm({ settings, version, answer, mayChange }: Props) {
  const { t } = useTranslation(["instances", "common"]);
  const { msgCall } = settings;
  const { form, fields } = useAppForm<{ msgCall: string }>({ id: "settings", answer, defaultValue: { msgCall } });
  return (
    <Section title={t("settings.title")} description={t("settings.lead")}>
      <Card className="max-w-2xl">
        <Form {...form.props} preventScrollReset className="grid gap-5">
          <FormError errors={form.errors} requestId={form.requestId} />
          <VersionField version={version} answer={answer} />
          <fieldset disabled={!mayChange} className="grid gap-5">
            <legend className="sr-only">{t("settings.title")}</legend>
            <Switch
              name="rejectCall"
              label={t("settings.rejectCall.label")}
              hint={t("settings.rejectCall.hint")}
              defaultChecked={settings.rejectCall}
            />
            <TextField
              field={fields.msgCall}
              label={t("settings.msgCall.label")}
              hint={t("settings.msgCall.hint")}
              maxLength={100}
              optional
            />
            {SWITCHES.map((name) => (
              <Switch
                key={name}
                name={name}
                label={t(`settings.${name}.label`)}
                hint={t(`settings.${name}.hint`)}
                defaultChecked={settings[name]}
              />
            ))}
          </fieldset>
          <SubmitButton intent="settings" className="justify-self-start" allowed={mayChange}>
            {t("common:save")}
          </SubmitButton>
        </Form>
      </Card>
    </Section>
  );
}
