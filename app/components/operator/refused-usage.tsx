import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../lib/use-format";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";

interface Props {
  refused: { calls: number; units: number };
  mode: "live" | "test";
}

/** What a company has used and no bill can say, since Postgres refuses it; nothing where there is none. */
export function RefusedUsage({ refused: { calls, units }, mode }: Props) {
  const { t } = useTranslation("operator");
  const format = useFormat();
  if (calls === 0) return null;
  return (
    <Notice
      tone="bad"
      title={t("refused.title")}
      actions={
        <Form method="post" preventScrollReset>
          <input type="hidden" name="mode" value={mode} />
          <SubmitButton intent="retry-usage" variant="secondary">
            {t("refused.retry")}
          </SubmitButton>
        </Form>
      }
    >
      <p>{t("refused.some", { calls: format.number(calls), units: format.number(units) })}</p>
      <p className="text-sm text-muted">{t("refused.lead")}</p>
    </Notice>
  );
}
