import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BotQuery } from "../../lib/contract/bot";
import { DefaultsForm } from "../components/bots/defaults-form";
import { InstancePicker } from "../components/bots/instance-picker";
import { KindSelect } from "../components/bots/kind-select";
import { NoInstance } from "../components/bots/no-instance";
import { Notice } from "../components/ui/notice";
import { Section } from "../components/ui/section";
import { readInstanceChoice } from "../lib/bots/instance-choice.server";
import { readDefaults } from "../lib/bots/read-defaults.server";
import { saveDefaults } from "../lib/bots/save-defaults.server";
import { pageMeta } from "../lib/meta";
import { runTenantIntent } from "../lib/run-intent.server";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireTenant(request, context);
  const { instances, chosen } = await readInstanceChoice(request, session);
  const asked = new URL(request.url).searchParams.get("kind");
  const kind = BotQuery.shape.kind.catch(undefined).parse(asked ?? undefined) ?? "typebot";
  const defaults = chosen && (await readDefaults(session, { instanceId: chosen.id, kind }));
  const title = translator(request)("bots:parts.defaults");
  return { title, instances, chosen, kind, defaults, mayChange: session.may("developer") };
}

export const action = (action: ActionFunctionArgs) => runTenantIntent(action, { save: saveDefaults });

export const meta = pageMeta;

export default function Defaults() {
  const { t } = useTranslation("bots");
  const { instances, chosen, kind, defaults, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!chosen) return <NoInstance />;
  return (
    <Section title={t("defaults.title")} description={t("defaults.lead")}>
      <InstancePicker instances={instances} chosen={chosen.id}>
        <KindSelect key={kind} kind={kind} />
      </InstancePicker>
      {defaults ? (
        <DefaultsForm
          key={`${chosen.id} ${kind}`}
          {...{ instanceId: chosen.id, kind, answer, mayChange }}
          {...defaults}
        />
      ) : (
        <Notice tone="warn" title={t("defaults.silent")} />
      )}
    </Section>
  );
}
