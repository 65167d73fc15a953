import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Server } from "../../../lib/contract/server";
import { answerTo, useAppForm } from "../../lib/form";
import { FormError } from "../ui/form-error";
import { SelectField, TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";
import { VersionField } from "../ui/version-field";

const REGIONS = ["apac", "sam", "enam", "wnam", "weur", "eeur", "oc", "afr", "me"] as const;

interface Values extends Record<string, unknown> {
  name: string;
  url: string;
  key: string;
  region: string;
  capacity: string;
  dedicatedTo: string;
}

interface Props {
  intent: "register" | "update";
  /** The one that is changed. */
  server?: Server;
  answer: unknown;
}

/** A server's address, key and place. The key is never shown again. */
export function ServerForm({ intent, server, answer: given }: Props) {
  const answer = answerTo(given, intent);
  const { t } = useTranslation(["operator", "common"]);
  const defaultValue = server
    ? { ...server, capacity: String(server.capacity), dedicatedTo: server.dedicatedTo ?? "" }
    : { capacity: "100", region: "apac" };
  const { form, fields } = useAppForm<Values>({ id: "server", answer, defaultValue });
  return (
    <Form {...form.props} className="grid gap-4">
      <FormError errors={form.errors} requestId={form.requestId} />
      {server && <VersionField version={server.revision} answer={answer} />}
      <TextField field={fields.name} label={t("servers.name")} autoComplete="off" />
      {!server && <TextField field={fields.url} type="url" label={t("servers.url")} placeholder="https://" />}
      <TextField
        field={fields.key}
        type="password"
        label={t("servers.key")}
        hint={t(server ? "servers.keyKept" : "servers.keyHint")}
        autoComplete="off"
        optional={server !== undefined}
      />
      <SelectField
        field={fields.region}
        label={t("servers.region")}
        options={REGIONS.map((value) => ({ value, label: t(`regions.${value}`) }))}
      />
      <TextField
        field={fields.capacity}
        label={t("servers.capacity")}
        hint={t("servers.capacityHint")}
        inputMode="numeric"
      />
      <TextField
        field={fields.dedicatedTo}
        label={t("servers.dedicated")}
        hint={t("servers.dedicatedHint")}
        autoComplete="off"
        optional
      />
      <SubmitButton intent={intent} className="justify-self-end">
        {server ? t("common:save") : t("servers.add")}
      </SubmitButton>
    </Form>
  );
}
