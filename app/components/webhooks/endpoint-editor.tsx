import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Endpoint } from "../../../lib/contract/endpoint";
import { useAppForm } from "../../lib/form";
import { Card } from "../ui/card";
import { CheckboxGroup } from "../ui/checkbox-group";
import { Fieldset } from "../ui/fieldset";
import { FormError } from "../ui/form-error";
import { CheckboxField, SelectField, TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";
import { VersionField } from "../ui/version-field";
import { EventsField } from "./events-field";
import { HeadersField } from "./headers-field";

interface Values extends Record<string, unknown> {
  url: string;
  description: string;
  events: string[];
  instances: string[];
  headers: string;
  byEvents: string;
  webhookBase64: string;
  concurrency: string;
}

interface Props {
  /** The one to change; without it a new one is made. */
  endpoint?: Endpoint;
  answer: unknown;
  instances: readonly { id: string; name: string }[];
  groups: Readonly<Record<string, readonly string[]>>;
  mayChange: boolean;
}

const AT_ONCE = [1, 2, 3, 4, 5, 6].map((count) => ({ value: String(count), label: String(count) }));
const flag = (isOn: boolean | undefined) => (isOn ? "on" : undefined);

/** What a new one hears: what a shop needs, without the noise of presence and syncs. */
const USUAL = ["MESSAGES_UPSERT", "MESSAGES_UPDATE", "SEND_MESSAGE", "CONNECTION_UPDATE", "LOGOUT_INSTANCE"];

export function EndpointEditor({ endpoint, answer, instances, groups, mayChange }: Props) {
  const { t } = useTranslation(["webhooks", "common"]);
  const { form, fields } = useAppForm<Values>({
    id: "endpoint",
    answer,
    defaultValue: {
      url: endpoint?.url,
      description: endpoint?.description,
      events: endpoint?.events ?? USUAL,
      instances: endpoint?.instances ?? [],
      byEvents: flag(endpoint?.byEvents),
      webhookBase64: flag(endpoint?.webhookBase64),
      concurrency: String(endpoint?.concurrency ?? 4),
    },
  });
  const choices = instances.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card>
      <Form {...form.props} className="grid max-w-3xl gap-6">
        <FormError errors={form.errors} requestId={form.requestId} />
        {endpoint && <VersionField version={endpoint.version} answer={answer} />}
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            field={fields.url}
            label={t("form.url")}
            hint={t("form.urlHint")}
            type="url"
            placeholder="https://example.com/whatsapp"
          />
          <TextField
            field={fields.description}
            label={t("form.description")}
            hint={t("form.descriptionHint")}
            optional
          />
        </div>
        <EventsField field={fields.events} groups={groups} />
        <CheckboxGroup
          field={fields.instances}
          legend={t("form.instances")}
          hint={t(choices.length > 0 ? "form.instancesHint" : "form.noInstances")}
          options={choices}
          scroll={choices.length > 6}
        />
        <HeadersField field={fields.headers} names={endpoint?.headers ?? []} />
        <Fieldset id="endpoint-options" legend={t("form.options")}>
          <CheckboxField field={fields.byEvents} label={t("form.byEvents")} hint={t("form.byEventsHint")} />
          <CheckboxField field={fields.webhookBase64} label={t("form.base64")} hint={t("form.base64Hint")} />
        </Fieldset>
        <div className="max-w-48">
          <SelectField
            field={fields.concurrency}
            label={t("form.concurrency")}
            hint={t("form.concurrencyHint")}
            options={AT_ONCE}
          />
        </div>
        <SubmitButton intent={endpoint && "update"} className="justify-self-start" allowed={mayChange}>
          {endpoint ? t("common:save") : t("form.create")}
        </SubmitButton>
      </Form>
    </Card>
  );
}
