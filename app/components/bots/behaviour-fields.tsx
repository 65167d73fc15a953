import { useTranslation } from "react-i18next";
import type { BehaviourValues } from "../../lib/bots/bot-values";
import { CheckboxField, TextareaField, TextField } from "../ui/form-fields";

type FormField = Parameters<typeof TextField>[0]["field"];

interface Props {
  fields: Record<keyof BehaviourValues, FormField>;
}

const FLAGS = ["listeningFromMe", "stopBotFromMe", "keepOpen", "splitMessages"] as const;
const NUMBERS = [
  { name: "expire", max: 525_600 },
  { name: "delayMessage", max: 60_000 },
  { name: "timePerChar", max: 1_000 },
] as const;

/** How a bot talks and when it stops: the fields that every kind has. */
export function BehaviourFields({ fields }: Props) {
  const { t } = useTranslation("bots");
  return (
    <div className="grid gap-5">
      <div className="grid gap-5 sm:grid-cols-3">
        {NUMBERS.map(({ name, max }) => (
          <TextField
            key={name}
            field={fields[name]}
            label={t(`form.${name}.label`)}
            hint={t(`form.${name}.hint`)}
            type="number"
            inputMode="numeric"
            min={0}
            max={max}
          />
        ))}
      </div>
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField
          field={fields.keywordFinish}
          label={t("form.keywordFinish.label")}
          hint={t("form.keywordFinish.hint")}
          maxLength={500}
          optional
        />
        <div className="sm:col-span-2">
          <TextareaField
            field={fields.unknownMessage}
            label={t("form.unknownMessage.label")}
            hint={t("form.unknownMessage.hint")}
            rows={2}
            optional
          />
        </div>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {FLAGS.map((name) => (
          <CheckboxField
            key={name}
            field={fields[name]}
            label={t(`form.${name}.label`)}
            hint={t(`form.${name}.hint`)}
          />
        ))}
      </div>
    </div>
  );
}
