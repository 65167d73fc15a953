import { Form } from "@remix-run/react";
import FlaskConical from "lucide-react/icons/flask-conical";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Page, PageHeader } from "../ui/page-header";

/** Live numbers have real phones: the sandbox begins with test data. */
export function LiveOnly() {
  const { t } = useTranslation("sandbox");
  const action = (
    <Form method="post" action="/preferences">
      <input type="hidden" name="next" value="/sandbox" />
      <Button type="submit" variant="primary" name="mode" value="test">
        {t("live.action")}
      </Button>
    </Form>
  );
  return (
    <Page>
      <PageHeader title={t("title")} description={t("lead")} />
      <EmptyState icon={<FlaskConical />} title={t("live.title")} action={action}>
        {t("live.why")}
      </EmptyState>
    </Page>
  );
}
