import { useTranslation } from "react-i18next";
import { BOT_NAMES, type BotName } from "../../../lib/bot-kinds";
import { KIND_NAMES } from "../../lib/bots/bot-names";
import { Field } from "../ui/field";
import { Select } from "../ui/select";

/** One kind of bot, always one. */
export function KindSelect({ kind }: { kind: BotName }) {
  const { t } = useTranslation("bots");
  return (
    <div className="min-w-0 flex-1 basis-36 sm:max-w-48">
      <Field id="kind" label={t("filters.kind")}>
        <Select
          id="kind"
          name="kind"
          options={BOT_NAMES.map((value) => ({ value, label: KIND_NAMES[value] }))}
          defaultValue={kind}
        />
      </Field>
    </div>
  );
}
