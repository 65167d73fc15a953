import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Instance } from "../../../lib/contract/instance";
import { Notice } from "../ui/notice";

interface Props {
  cause: NonNullable<NonNullable<Instance["live"]>["cause"]>;
  actions?: ReactNode;
}

/** Why a number is not connected, and what to do about it. */
export function CauseNotice({ cause, actions }: Props) {
  const { t } = useTranslation("instances");
  return (
    <Notice tone="bad" title={t(`causes.${cause}.what`)} actions={actions}>
      {t(`causes.${cause}.next`)}
    </Notice>
  );
}
