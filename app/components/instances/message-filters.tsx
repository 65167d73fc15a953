import { Form, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Direction, MessageStatus } from "../../../lib/contract/message-log";
import { Button } from "../ui/button";
import { Select } from "../ui/select";

const STATUSES: readonly MessageStatus[] = ["PENDING", "SERVER_ACK", "DELIVERY_ACK", "READ", "PLAYED", "ERROR"];
const DIRECTIONS: readonly Direction[] = ["in", "out"];

/** State and direction, in the address. */
export function MessageFilters() {
  const { t } = useTranslation("instances");
  const [params] = useSearchParams();
  return (
    <Form method="get" className="flex flex-wrap gap-2">
      <Select
        name="status"
        aria-label={t("columns.state")}
        placeholder={t("filters.anyState")}
        options={STATUSES.map((value) => ({ value, label: t(`message.status.${value}`) }))}
        defaultValue={params.get("status") ?? ""}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="flex-1 basis-36 sm:max-w-48"
      />
      <Select
        name="direction"
        aria-label={t("message.direction")}
        placeholder={t("message.bothDirections")}
        options={DIRECTIONS.map((value) => ({ value, label: t(`message.directions.${value}`) }))}
        defaultValue={params.get("direction") ?? ""}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="flex-1 basis-36 sm:max-w-48"
      />
      <Button type="submit">{t("filters.apply")}</Button>
    </Form>
  );
}
