import { useTranslation } from "react-i18next";
import { BOT_NAMES } from "../../../lib/bot-kinds";
import { KIND_NAMES } from "../../lib/bots/bot-names";
import { FilterForm, FilterSelect } from "../ui/filter-form";

const KINDS = BOT_NAMES.map((value) => ({ value, label: KIND_NAMES[value] }));

/** Number and kind. */
export function BotFilters({ instances }: { instances: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation("bots");
  return (
    <FilterForm>
      <FilterSelect
        name="instanceId"
        label={t("columns.instance")}
        any={t("filters.anyInstance")}
        options={instances.map(({ id, name }) => ({ value: id, label: name }))}
        className="basis-44 sm:max-w-60"
      />
      <FilterSelect name="kind" label={t("filters.kind")} any={t("filters.anyKind")} options={KINDS} />
    </FilterForm>
  );
}
