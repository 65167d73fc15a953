import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "../ui/form-fields";

type FormField = Parameters<typeof TextField>[0]["field"];

interface Props {
  fields: Record<"triggerType" | "triggerOperator" | "triggerValue", FormField>;
}

const TYPES = ["keyword", "advanced", "all", "none"] as const;
const OPERATORS = ["contains", "equals", "startsWith", "endsWith", "regex"] as const;

/** What starts a bot. What the chosen way has no use for is hidden by the style sheet, so that no script is needed. */
export function TriggerFields({ fields }: Props) {
  const { t } = useTranslation("bots");
  return (
    <div className="group/trigger grid gap-5 sm:grid-cols-3">
      <SelectField
        field={fields.triggerType}
        label={t("form.triggerType.label")}
        options={TYPES.map((value) => ({ value, label: t(`form.triggerType.${value}`) }))}
      />
      <div className="hidden group-has-[[value=keyword]:checked]/trigger:block">
        <SelectField
          field={fields.triggerOperator}
          label={t("form.triggerOperator.label")}
          options={OPERATORS.map((value) => ({ value, label: t(`form.triggerOperator.${value}`) }))}
        />
      </div>
      <div className="hidden group-has-[[value=advanced]:checked]/trigger:block group-has-[[value=keyword]:checked]/trigger:block sm:group-has-[[value=advanced]:checked]/trigger:col-span-2">
        <TextField
          field={fields.triggerValue}
          label={t("form.triggerValue.label")}
          hint={<ValueHint />}
          maxLength={500}
          autoComplete="off"
        />
      </div>
    </div>
  );
}

/** What counts as a word, a pattern or a condition. */
function ValueHint() {
  const { t } = useTranslation("bots");
  return (
    <>
      <span className="hidden group-has-[[value=regex]:checked]/trigger:group-has-[[value=keyword]:checked]/trigger:inline">
        {t("form.triggerValue.regexHint")}
      </span>
      <span className="hidden group-has-[[value=advanced]:checked]/trigger:inline">
        {t("form.triggerValue.advancedHint")}
      </span>
      <span className="inline group-has-[[value=advanced]:checked]/trigger:hidden group-has-[[value=regex]:checked]/trigger:hidden">
        {t("form.triggerValue.hint")}
      </span>
    </>
  );
}
