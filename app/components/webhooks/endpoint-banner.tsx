import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { EndpointDetail } from "../../../lib/contract/endpoint";
import { useFormat } from "../../lib/use-format";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  endpoint: EndpointDetail;
  mayChange: boolean;
}

/** What keeps events from arriving, and what to do about it. Nothing where all is well. */
export function EndpointBanner({ endpoint, mayChange }: Props) {
  const { t } = useTranslation("webhooks");
  const format = useFormat();
  const { id, enabled, disabled, failingSince } = endpoint;
  const button = <SwitchButton id={id} mayChange={mayChange} to />;
  if (disabled) {
    const why = disabled.reason === "gone" ? "banner.disabledGone" : "banner.disabledFailing";
    return (
      <Notice tone="bad" title={t(why, { time: format.date(disabled.at) })} actions={button}>
        {t("banner.disabledWhy")}
      </Notice>
    );
  }
  if (!enabled) {
    return (
      <Notice tone="info" title={t("banner.off")} actions={button}>
        {t("banner.offWhy")}
      </Notice>
    );
  }
  if (!failingSince) return null;
  return (
    <Notice tone="warn" title={t("banner.failing", { time: format.date(failingSince) })}>
      {t("banner.failingWhy")}
    </Notice>
  );
}

interface SwitchProps {
  id: string;
  mayChange: boolean;
  /** On or off. */
  to: boolean;
  size?: "sm" | "md";
}

export function SwitchButton({ id, mayChange, to, size = "sm" }: SwitchProps) {
  const { t } = useTranslation(["webhooks", "common"]);
  const words = t(to ? "banner.enable" : "banner.disable");
  if (!mayChange) {
    return (
      <Button size={size} disabledReason={t("common:problems.forbidden")}>
        {words}
      </Button>
    );
  }
  return (
    <Form method="post" action={`/webhooks/${id}/settings`}>
      <input type="hidden" name="enabled" value={String(to)} />
      <SubmitButton intent="switch" size={size} variant={to ? "primary" : "secondary"}>
        {words}
      </SubmitButton>
    </Form>
  );
}
