import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../lib/use-format";
import { providerName } from "../billing/provider-name";
import { Button } from "../ui/button";
import { type Column, DataTable } from "../ui/data-table";
import { Status } from "../ui/status";
import { Time } from "../ui/time";

interface Payment {
  id: string;
  at: string;
  provider: string;
  verdict: "mismatch" | "unknown";
  detail: string;
  times: number;
}

/** What payment services have said that no rule could book: a person must look. */
export function UnresolvedTable({ payments }: { payments: readonly Payment[] }) {
  const { t } = useTranslation("operator");
  const format = useFormat();
  const columns: Column<Payment>[] = [
    { key: "at", header: t("unresolved.at"), cell: ({ at }) => <Time at={at} />, primary: true },
    { key: "provider", header: t("unresolved.provider"), cell: ({ provider }) => providerName(provider) },
    {
      key: "verdict",
      header: t("unresolved.verdict"),
      cell: ({ verdict }) => (
        <Status tone={verdict === "mismatch" ? "bad" : "warn"}>{t(`unresolved.${verdict}`)}</Status>
      ),
    },
    {
      key: "detail",
      header: t("unresolved.detail"),
      cell: ({ detail, times }) => (
        <span className="text-sm">
          <span lang="en">{detail}</span>{" "}
          {times > 1 && (
            <span className="text-muted">{t("unresolved.times", { count: times, number: format.number(times) })}</span>
          )}
        </span>
      ),
    },
    {
      key: "resolve",
      header: t("actions"),
      cell: ({ id }) => (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="resolve" />
          <Button type="submit" size="sm" name="eventId" value={id}>
            {t("unresolved.resolve")}
          </Button>
        </Form>
      ),
      align: "right",
    },
  ];
  return <DataTable caption={t("unresolved.title")} columns={columns} rows={payments} rowKey={({ id }) => id} />;
}
