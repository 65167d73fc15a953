import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BotName } from "../../../lib/bot-kinds";
import type { Bot, BotBehaviour } from "../../../lib/contract/bot";
import { type BotValues, botValues } from "../../lib/bots/bot-values";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { CheckboxField, TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";
import { VersionField } from "../ui/version-field";
import { BehaviourFields } from "./behaviour-fields";
import { KindFields } from "./kind-fields";
import { TriggerFields } from "./trigger-fields";

interface Props {
  kind: BotName;
  /** The one to change; without it a new one is made. */
  bot?: Bot;
  instanceId: string;
  /** What a new one begins with. */
  behaviour: BotBehaviour;
  credentials: readonly { id: string; name: string }[];
  answer: unknown;
  mayChange: boolean;
}

/** Everything about one bot, in the words of those who know Evolution's own editor. */
export function BotEditor({ kind, bot, instanceId, behaviour, credentials, answer, mayChange }: Props) {
  const { t } = useTranslation("bots");
  const { form, fields } = useAppForm<BotValues>({ id: "bot", answer, defaultValue: botValues(bot, behaviour) });
  return (
    <Form {...form.props} preventScrollReset className="grid max-w-4xl gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      {bot && <VersionField version={bot.version} answer={answer} />}
      <fieldset disabled={!mayChange} className="grid min-w-0 gap-4">
        <legend className="sr-only">{t("tabs.settings")}</legend>
        <Part title={t("parts.bot")}>
          <div className="grid gap-5">
            <div className="sm:max-w-md">
              <TextField
                field={fields.description}
                label={t("form.description.label")}
                hint={t("form.description.hint")}
                maxLength={500}
                optional
              />
            </div>
            <KindFields
              kind={kind}
              fields={fields}
              instanceId={instanceId}
              credentials={credentials}
              hasSecret={bot?.hasSecret ?? false}
            />
          </div>
        </Part>
        <Part title={t("parts.trigger")}>
          <TriggerFields fields={fields} />
        </Part>
        <Part title={t("parts.behaviour")}>
          <BehaviourFields fields={fields} />
        </Part>
      </fieldset>
      {!bot && <CheckboxField field={fields.enabled} label={t("form.enabled.label")} hint={t("form.enabled.hint")} />}
      <Save isNew={!bot} mayChange={mayChange} />
    </Form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="grid gap-4">
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </Card>
  );
}

function Save({ isNew, mayChange }: { isNew: boolean; mayChange: boolean }) {
  const { t } = useTranslation(["bots", "common"]);
  const words = isNew ? t("new.submit") : t("common:save");
  return (
    <SubmitButton intent={isNew ? "create" : "update"} allowed={mayChange} className="justify-self-start">
      {words}
    </SubmitButton>
  );
}
