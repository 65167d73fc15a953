import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Overview } from "../../../lib/contract/overview";
import { MessageStatus } from "../instances/message-status";
import { Card } from "../ui/card";
import { Section } from "../ui/section";
import { TimeAgo } from "../ui/time";

type Event = Overview["recent"][number];

interface Props {
  events: readonly Event[];
  badge: ReactNode;
}

/** The newest messages of all numbers, moving while one looks. */
export function LiveEvents({ events, badge }: Props) {
  const { t } = useTranslation("overview");
  return (
    <Section title={t("events.title")} actions={badge}>
      <Card flush className="min-h-40">
        {events.length === 0 && <p className="p-6 text-center text-muted">{t("events.none")}</p>}
        <ul className="divide-y divide-line">
          {events.map((event) => (
            <Row key={`${event.instanceId} ${event.id}`} event={event} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function Row({ event }: { event: Event }) {
  const { t } = useTranslation("overview");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2.5">
      <span className="grid min-w-0 flex-1 basis-32">
        <Link
          to={`/instances/${event.instanceId}`}
          dir="auto"
          className="truncate text-left font-medium hover:underline"
        >
          {event.instanceName ?? t("events.gone")}
        </Link>
        <span className="text-sm text-muted">
          {t(`events.${event.direction}`)} {event.counterpart ?? ""} · <TimeAgo at={event.at} />
        </span>
      </span>
      <MessageStatus status={event.status} direction={event.direction} />
    </li>
  );
}
