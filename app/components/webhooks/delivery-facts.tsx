import { useTranslation } from "react-i18next";
import type { DeliveryDetail } from "../../../lib/contract/endpoint";
import { Card } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { CopyButton } from "../ui/copy-button";
import { DataList } from "../ui/data-list";
import { Notice } from "../ui/notice";
import { Time } from "../ui/time";
import { DeliveryStatus } from "./delivery-status";
import { prettyJson } from "./pretty-json";

/** The event, where it goes and what is sent. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryDetail }) {
  const { t } = useTranslation("webhooks");
  const { id, state, url, createdAt, nextAt, body } = delivery;
  const items = [
    { label: t("deliveries.state"), value: <DeliveryStatus state={state} /> },
    {
      label: t("delivery.id"),
      value: (
        <span className="flex items-center gap-1">
          <code className="min-w-0 font-mono text-sm break-all">{id}</code>
          <CopyButton text={id} />
        </span>
      ),
    },
    { label: t("delivery.address"), value: <span className="break-all">{url}</span> },
    { label: t("delivery.made"), value: <Time at={createdAt} style="exact" /> },
    ...(nextAt ? [{ label: t("delivery.next"), value: <Time at={nextAt} style="exact" /> }] : []),
  ];
  return (
    <>
      <Card>
        <DataList items={items} />
      </Card>
      {body === null ? (
        <Notice tone="info">{t("delivery.bodyGone")}</Notice>
      ) : (
        <CodeBlock title={t("delivery.body")} code={prettyJson(body)} />
      )}
    </>
  );
}
