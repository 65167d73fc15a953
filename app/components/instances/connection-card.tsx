import { Form } from "@remix-run/react";
import QrCode from "lucide-react/icons/qr-code";
import { useTranslation } from "react-i18next";
import type { Instance } from "../../../lib/contract/instance";
import { useFormat } from "../../lib/use-format";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { DataList } from "../ui/data-list";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { Time, TimeAgo } from "../ui/time";
import { CauseNotice } from "./cause-notice";
import { ProfileLine } from "./profile-line";

interface Props {
  instance: Instance;
  mayChange: boolean;
}

/** How a number stands: who it is, since when, what it did, and why not where it is not connected. */
export function ConnectionCard({ instance: { live, lastEventAt, createdAt }, mayChange }: Props) {
  const { t } = useTranslation(["instances", "common"]);
  const format = useFormat();
  const isOpen = live?.status === "open";
  const sinceWord = isOpen ? t("facts.connectedSince") : t("facts.since");
  const facts = [
    live
      ? { label: sinceWord, value: <Time at={live.since} /> }
      : { label: t("facts.created"), value: <Time at={createdAt} /> },
    { label: t("columns.lastEvent"), value: lastEventAt ? <TimeAgo at={lastEventAt} /> : t("facts.nothingYet") },
    { label: t("columns.sentToday"), value: live ? format.number(live.sentToday) : "–" },
  ];
  return (
    <Card className="grid gap-4">
      {!live && (
        <Notice tone="warn" title={t("unknown.title")}>
          {t("unknown.why")}
        </Notice>
      )}
      {live?.cause && !isOpen && <CauseNotice cause={live.cause} />}
      {live?.silence && isOpen && (
        <Notice tone="warn" title={t("silence.title")}>
          {t("silence.why")}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-4">
        {live?.profile ? <ProfileLine profile={live.profile} /> : <p className="text-muted">{t("neverConnected")}</p>}
        {!isOpen && <ConnectButton mayChange={mayChange} />}
      </div>
      <DataList items={facts} />
    </Card>
  );
}

function ConnectButton({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation(["instances", "common"]);
  const words = (
    <>
      <QrCode aria-hidden="true" />
      {t("connect.start")}
    </>
  );
  if (!mayChange) {
    return (
      <Button variant="primary" disabledReason={t("common:problems.forbidden")}>
        {words}
      </Button>
    );
  }
  return (
    <Form method="post" action="?index&connect=qr" preventScrollReset>
      <SubmitButton intent="connect">{words}</SubmitButton>
    </Form>
  );
}
