import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import { OperatorUserQuery, PutUser } from "../../lib/contract/operator-user";
import { PeopleFilters } from "../components/operator/people-filters";
import { PeopleTable } from "../components/operator/people-table";
import { PersonForm } from "../components/operator/person-form";
import { ButtonLink } from "../components/ui/button";
import { Card } from "../components/ui/card";
import { Pagination } from "../components/ui/pagination";
import { Section } from "../components/ui/section";
import { UrlDialog } from "../components/ui/url-dialog";
import { attempt, read } from "../lib/api.server";
import { readForm } from "../lib/form.server";
import { pageMeta } from "../lib/meta";
import { backWith, type OperatorIntent, runOperatorIntent } from "../lib/operator/run-operator-intent.server";
import { requireOperator } from "../lib/session.server";
import { translator } from "../lib/translator.server";

const Filters = z.object({
  search: OperatorUserQuery.shape.search.catch(undefined),
  role: OperatorUserQuery.shape.role.catch(undefined),
  cursor: OperatorUserQuery.shape.cursor.catch(undefined),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { api } = await requireOperator(request, context);
  const query = Filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await read(api.operator.users.$get({ query }));
  return { title: translator(request)("operator:tabs.people"), page };
}

const Person = PutUser.pick({ email: true, password: true, name: true }).extend({ role: z.enum(["user", "operator"]) });

async function putPerson({ request, api }: OperatorIntent) {
  const form = await readForm(request, Person);
  if (!form.ok) return form.answer;
  const done = await attempt(api.operator.users.$put({ json: form.value }));
  return done.ok ? backWith(request, "/operator/people", done) : form.refuse(done.problem);
}

export const action = (action: ActionFunctionArgs) => runOperatorIntent(action, { person: putPerson });

export const meta = pageMeta;

export default function People() {
  const { t } = useTranslation("operator");
  const { page } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink to="?new=1" variant="primary" preventScrollReset>
      <Plus aria-hidden="true" />
      {t("people.add")}
    </ButtonLink>
  );
  return (
    <Section title={t("tabs.people")} description={t("people.lead")} actions={add}>
      <PeopleFilters />
      {page.items.length > 0 ? <PeopleTable people={page.items} /> : <Card>{t("people.none")}</Card>}
      <Pagination nextCursor={page.nextCursor} />
      <UrlDialog param="new" title={t("people.add")} description={t("people.addLead")}>
        <PersonForm answer={useActionData<typeof action>()} />
      </UrlDialog>
    </Section>
  );
}
