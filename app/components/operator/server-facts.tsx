import { useTranslation } from "react-i18next";
import type { Server } from "../../../lib/contract/server";
import { useFormat } from "../../lib/use-format";
import { Card } from "../ui/card";
import { DataList } from "../ui/data-list";
import { Notice } from "../ui/notice";
import { Progress } from "../ui/progress";
import { Section } from "../ui/section";
import { TimeAgo } from "../ui/time";
import { useRegionName } from "./use-region-name";

const REACHABLE_TONES = { yes: "good", no: "bad", unknown: "info" } as const;

/** How a server does, what is wrong with it and what to do about that. */
export function ServerFacts({ server }: { server: Server }) {
  const { t } = useTranslation("operator");
  const regionName = useRegionName();
  const format = useFormat();
  const { trouble, reachable, used, capacity, latencyMs, version } = server;
  const ago = (at: string | null) => (at ? <TimeAgo at={at} /> : "–");
  const items = [
    { label: t("servers.version"), value: version },
    {
      label: t("servers.latency"),
      value: latencyMs === null ? "–" : t("servers.ms", { number: format.number(latencyMs) }),
    },
    { label: t("servers.seen"), value: ago(server.lastSeenAt) },
    { label: t("servers.checkedAt"), value: ago(server.checkedAt) },
    ...(server.failingSince ? [{ label: t("servers.failingSince"), value: ago(server.failingSince) }] : []),
    { label: t("servers.region"), value: regionName(server.region) },
    { label: t("servers.dedicated"), value: server.dedicatedTo ?? t("servers.everybody") },
  ];
  return (
    <Section title={t("servers.state")}>
      {trouble && (
        <Notice tone="bad" title={t("servers.trouble")}>
          {t(`troubles.${trouble.code}`)}
        </Notice>
      )}
      <Notice tone={REACHABLE_TONES[reachable]} title={t(`reachable.${reachable}.title`)}>
        <p>{t(`reachable.${reachable}.advice`)}</p>
        {server.reachableCheckedAt && (
          <p className="text-sm text-muted">
            {t("servers.checkedAt")}: <TimeAgo at={server.reachableCheckedAt} />
          </p>
        )}
      </Notice>
      <Card className="grid gap-5">
        <Progress label={t("servers.used")} used={used} limit={capacity} />
        <DataList items={items} />
      </Card>
    </Section>
  );
}
