import { Form, useSearchParams } from "@remix-run/react";
import Inbox from "lucide-react/icons/inbox";
import { useTranslation } from "react-i18next";
import type { Delivery, EndpointDetail } from "../../../lib/contract/endpoint";
import { useFormat } from "../../lib/use-format";
import { Button, ButtonLink } from "../ui/button";
import { type Column, DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { Pagination } from "../ui/pagination";
import { Section } from "../ui/section";
import { Select } from "../ui/select";
import { TextLink } from "../ui/text-link";
import { Time, TimeAgo } from "../ui/time";
import { DeliveryStatus } from "./delivery-status";

interface Props {
  endpoint: EndpointDetail;
  page: { items: Delivery[]; nextCursor: string | null };
  isFiltered: boolean;
  /** Contents are for developers: others see the list only. */
  mayChange: boolean;
}

const STATES = ["delivered", "pending", "failed"] as const;

export function DeliveriesSection({ endpoint, page, isFiltered, mayChange }: Props) {
  const { t } = useTranslation("webhooks");
  const { keepDays, waiting, id } = endpoint;
  const isEmpty = page.items.length === 0;
  const about = [t("deliveries.kept", { count: keepDays }), waiting > 0 && t("deliveries.waiting", { count: waiting })];
  return (
    <Section
      title={t("deliveries.title")}
      description={about.filter(Boolean).join(" ")}
      actions={(!isEmpty || isFiltered) && <Filters />}
    >
      {isEmpty && (
        <EmptyState
          icon={<Inbox />}
          title={t(isFiltered ? "deliveries.noneTitle" : "deliveries.emptyTitle")}
          action={isFiltered && <ButtonLink to={`/webhooks/${id}`}>{t("deliveries.all")}</ButtonLink>}
        >
          {t(isFiltered ? "deliveries.noneWhy" : "deliveries.emptyWhy")}
        </EmptyState>
      )}
      {!isEmpty && <Table deliveries={page.items} home={`/webhooks/${id}/deliveries`} mayOpen={mayChange} />}
      <Pagination nextCursor={page.nextCursor} />
    </Section>
  );
}

function Filters() {
  const { t } = useTranslation("webhooks");
  const [params] = useSearchParams();
  return (
    <Form method="get" role="search" aria-label={t("deliveries.filter")} className="flex gap-2" preventScrollReset>
      <Select
        key={params.get("state")}
        name="state"
        aria-label={t("deliveries.state")}
        placeholder={t("deliveries.any")}
        options={STATES.map((value) => ({ value, label: t(`deliveryStates.${value}`) }))}
        defaultValue={params.get("state") ?? ""}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="w-44"
      />
      <noscript>
        <Button type="submit">{t("deliveries.apply")}</Button>
      </noscript>
    </Form>
  );
}

interface TableProps {
  deliveries: readonly Delivery[];
  home: string;
  mayOpen: boolean;
}

function Table({ deliveries, home, mayOpen }: TableProps) {
  const { t } = useTranslation("webhooks");
  const format = useFormat();
  const columns: Column<Delivery>[] = [
    {
      key: "event",
      header: t("deliveries.event"),
      primary: true,
      cell: ({ id, event }) =>
        mayOpen ? (
          <TextLink to={`${home}/${id}`} prefetch="intent">
            {event}
          </TextLink>
        ) : (
          event
        ),
    },
    { key: "created", header: t("deliveries.created"), cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
    { key: "state", header: t("deliveries.state"), cell: ({ state }) => <DeliveryStatus state={state} /> },
    {
      key: "attempts",
      header: t("deliveries.attempts"),
      cell: ({ attempts }) => format.number(attempts),
      align: "right",
    },
    { key: "answer", header: t("deliveries.answer"), cell: ({ last }) => <LastAnswer last={last} /> },
    {
      key: "next",
      header: t("deliveries.next"),
      cell: ({ nextAt }) => (nextAt ? <Time at={nextAt} /> : <span className="text-muted">–</span>),
    },
  ];
  return <DataTable caption={t("deliveries.title")} columns={columns} rows={deliveries} rowKey={({ id }) => id} />;
}

function LastAnswer({ last }: Pick<Delivery, "last">) {
  const { t } = useTranslation("webhooks");
  const format = useFormat();
  if (!last) return <span className="text-muted">–</span>;
  return (
    <span className="whitespace-nowrap" title={last.error ?? undefined}>
      {last.status ?? t("deliveries.noAnswer")}{" "}
      <span className="text-sm text-muted">{t("delivery.ms", { ms: format.number(Math.round(last.ms)) })}</span>
    </span>
  );
}
