import { useTranslation } from "react-i18next";
import { TextField } from "../ui/form-fields";
import { ModelField } from "./model-field";
import { PromptRows } from "./prompt-rows";

type FormField = Parameters<typeof TextField>[0]["field"];
export type ChatFieldName = "model" | "answerLimit" | "systemMessages" | "assistantMessages" | "userMessages";

interface Props {
  fields: Record<ChatFieldName, FormField>;
  instanceId: string;
}

const EXAMPLES = ["assistantMessages", "userMessages"] as const;

/** A model, how much it may say, and what it is told first. */
export function ChatFields({ fields, instanceId }: Props) {
  const { t } = useTranslation("bots");
  return (
    <div className="hidden gap-5 group-has-[[value=chatCompletion]:checked]/openai:grid">
      <div className="grid gap-5 sm:grid-cols-2">
        <ModelField field={fields.model} instanceId={instanceId} />
        <TextField
          field={fields.answerLimit}
          label={t("form.maxTokens.label")}
          hint={t("form.maxTokens.hint")}
          type="number"
          inputMode="numeric"
          min={1}
          max={200_000}
          placeholder="500"
        />
      </div>
      <PromptRows
        field={fields.systemMessages}
        legend={t("form.systemMessages.label")}
        hint={t("form.systemMessages.hint")}
      />
      <details open={EXAMPLES.some((name) => hasSome(fields[name]))} className="grid gap-4">
        <summary className="w-fit cursor-pointer rounded-sm font-medium">{t("form.examples")}</summary>
        <div className="mt-4 grid gap-5">
          {EXAMPLES.map((name) => (
            <PromptRows
              key={name}
              field={fields[name]}
              legend={t(`form.${name}.label`)}
              hint={t(`form.${name}.hint`)}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

const hasSome = ({ initialValue, errors }: FormField) => [initialValue ?? []].flat().length > 0 || !!errors?.length;
