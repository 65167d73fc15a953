import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { BotName } from "../../../lib/bot-kinds";
import type { BotSettingsAnswer } from "../../../lib/contract/bot";
import { type BehaviourValues, behaviourValues } from "../../lib/bots/bot-values";
import { GROUPS, ignoredLines } from "../../lib/bots/contacts";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { CheckboxField, SelectField, TextareaField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";
import { VersionField } from "../ui/version-field";
import { BehaviourFields } from "./behaviour-fields";

interface Choice {
  id: string;
  name: string;
}

interface Props {
  instanceId: string;
  kind: BotName;
  settings: BotSettingsAnswer;
  /** Of this number and kind: one of them may be the fallback. */
  bots: readonly Choice[];
  credentials: readonly Choice[];
  answer: unknown;
  mayChange: boolean;
}

interface Values extends Record<string, unknown>, BehaviourValues {
  ignored: string;
  ignoreGroups: string;
  fallbackId: string;
  openaiCredsId: string;
}

const options = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, label: name }));

/** What bots of one kind on one number have in common. */
export function DefaultsForm({ instanceId, kind, settings, bots, credentials, answer, mayChange }: Props) {
  const { t } = useTranslation(["bots", "common"]);
  const { ignoreJids, fallbackId, openaiCredsId, version } = settings;
  const { form, fields } = useAppForm<Values>({
    id: "defaults",
    answer,
    defaultValue: {
      ...behaviourValues(settings),
      ignored: ignoredLines(ignoreJids),
      ignoreGroups: ignoreJids.includes(GROUPS) ? "on" : undefined,
      fallbackId,
      openaiCredsId,
    },
  });
  return (
    <Card className="max-w-4xl">
      <Form {...form.props} preventScrollReset className="grid gap-6">
        <FormError errors={form.errors} requestId={form.requestId} />
        <input type="hidden" name="instanceId" value={instanceId} />
        <input type="hidden" name="kind" value={kind} />
        <VersionField version={version} answer={answer} />
        <fieldset disabled={!mayChange} className="grid min-w-0 gap-6">
          <legend className="sr-only">{t("parts.defaults")}</legend>
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectField
              field={fields.fallbackId}
              label={t("defaults.fallback")}
              hint={t("defaults.fallbackHint")}
              options={options(bots)}
              placeholder={t("defaults.noFallback")}
              optional
            />
            {kind === "openai" && (
              <SelectField
                field={fields.openaiCredsId}
                label={t("form.openaiCredsId.label")}
                hint={t("defaults.credentialsHint")}
                options={options(credentials)}
                placeholder={t("form.choose")}
              />
            )}
          </div>
          <BehaviourFields fields={fields} />
          <div className="grid gap-4">
            <TextareaField
              field={fields.ignored}
              label={t("defaults.ignored")}
              hint={t("defaults.ignoredHint")}
              rows={3}
              optional
            />
            <CheckboxField field={fields.ignoreGroups} label={t("defaults.ignoreGroups")} />
          </div>
        </fieldset>
        <SubmitButton intent="save" className="justify-self-start" allowed={mayChange}>
          {t("common:save")}
        </SubmitButton>
      </Form>
    </Card>
  );
}
