import { useTranslation } from "react-i18next";
import type { Direction, MessageStatus } from "../../../lib/contract/message-log";
import { FilterForm, FilterSelect } from "../ui/filter-form";

const STATUSES: readonly MessageStatus[] = ["PENDING", "SERVER_ACK", "DELIVERY_ACK", "READ", "PLAYED", "ERROR"];
const DIRECTIONS: readonly Direction[] = ["in", "out"];

/** State and direction. */
export function MessageFilters() {
  const { t } = useTranslation("instances");
  return (
    <FilterForm>
      <FilterSelect
        name="status"
        label={t("columns.state")}
        any={t("filters.anyState")}
        options={STATUSES.map((value) => ({ value, label: t(`message.status.${value}`) }))}
      />
      <FilterSelect
        name="direction"
        label={t("message.direction")}
        any={t("message.bothDirections")}
        options={DIRECTIONS.map((value) => ({ value, label: t(`message.directions.${value}`) }))}
      />
    </FilterForm>
  );
}
