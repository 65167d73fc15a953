import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { useTranslation } from "react-i18next";
import { NewPlanForm } from "../components/operator/new-plan-form";
import { PlanTable } from "../components/operator/plan-table";
import { ButtonLink } from "../components/ui/button";
import { Section } from "../components/ui/section";
import { UrlDialog } from "../components/ui/url-dialog";
import { read } from "../lib/api.server";
import { pageMeta } from "../lib/meta";
import { createPlan } from "../lib/operator/plan-intents.server";
import { runOperatorIntent } from "../lib/operator/run-operator-intent.server";
import { requireOperator } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const { items } = await read(api.operator.plans.$get());
  return { title: translator(request)("operator:tabs.plans"), plans: items };
}

export const action = (action: ActionFunctionArgs) => runOperatorIntent(action, { create: createPlan });

export const meta = pageMeta;

export default function Plans() {
  const { t } = useTranslation("operator");
  const { plans } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink to="?new=1" variant="primary" preventScrollReset>
      <Plus aria-hidden="true" />
      {t("plans.add")}
    </ButtonLink>
  );
  return (
    <Section title={t("tabs.plans")} description={t("plans.lead")} actions={add}>
      <PlanTable plans={plans} />
      <UrlDialog param="new" title={t("plans.add")} description={t("plans.addLead")}>
        <NewPlanForm plans={plans} answer={useActionData<typeof action>()} />
      </UrlDialog>
    </Section>
  );
}
