import { Form } from "@remix-run/react";
import clsx from "clsx";
import { useTranslation } from "react-i18next";
import type { Mode, Scope } from "../../../lib/contract/tenant";
import { useAppForm } from "../../lib/form";
import { Radio } from "../ui/checkbox";
import { CheckboxGroup } from "../ui/checkbox-group";
import { Fieldset } from "../ui/fieldset";
import { FormError } from "../ui/form-error";
import { TextareaField, TextField } from "../ui/form-fields";
import { SubmitButton } from "../ui/submit-button";

export type ModeInstances = Readonly<Record<Mode, readonly { id: string; name: string }[]>>;

interface Values extends Record<string, unknown> {
  name: string;
  mode: Mode;
  scopes: Scope[];
  liveInstances: string[];
  testInstances: string[];
  expires: string;
  ips: string;
}

interface Props {
  answer: unknown;
  /** The mode one looks at: most likely the one that is meant. */
  mode: Mode;
  instances: ModeInstances;
}

const SCOPES: readonly Scope[] = ["read", "send", "manage"];
const MODES: readonly Mode[] = ["test", "live"];

export function CreateKeyForm({ answer, mode, instances }: Props) {
  const { t } = useTranslation("keys");
  const { form, fields } = useAppForm<Values>({
    id: "create-key",
    answer,
    defaultValue: { mode, scopes: ["read", "send"] },
  });
  const scopes = SCOPES.map((value) => ({ value, label: t(`scopes.${value}`), hint: t(`scopes.${value}Hint`) }));
  return (
    <Form {...form.props} className="group grid gap-5">
      <FormError errors={form.errors} requestId={form.requestId} />
      <TextField
        field={fields.name}
        label={t("create.name")}
        hint={t("create.nameHint")}
        autoComplete="off"
        maxLength={100}
      />
      <ModeField field={fields.mode} />
      <CheckboxGroup field={fields.scopes} legend={t("create.scopes")} options={scopes} />
      <InstancesOf mode="live" field={fields.liveInstances} choices={instances.live} />
      <InstancesOf mode="test" field={fields.testInstances} choices={instances.test} />
      <TextField
        field={fields.expires}
        label={t("create.expires")}
        hint={t("create.expiresHint")}
        type="date"
        optional
      />
      <TextareaField field={fields.ips} label={t("create.ips")} hint={t("create.ipsHint")} rows={2} optional />
      <SubmitButton intent="create" className="justify-self-end">
        {t("create.submit")}
      </SubmitButton>
    </Form>
  );
}

type FieldOf = Parameters<typeof CheckboxGroup>[0]["field"];

function ModeField({ field }: { field: FieldOf }) {
  const { t } = useTranslation(["keys", "common"]);
  return (
    <Fieldset id={field.id} legend={t("create.mode")} errors={field.errors}>
      {MODES.map((value) => (
        <Radio
          key={value}
          name={field.name}
          value={value}
          label={t(`common:shell.modes.${value}`)}
          hint={t(value === "live" ? "create.modeLive" : "create.modeTest")}
          defaultChecked={field.initialValue === value}
        />
      ))}
    </Fieldset>
  );
}

/** Seen while its mode is chosen. */
const SEEN: Readonly<Record<Mode, string>> = {
  live: "hidden group-has-[input[value=live]:checked]:block",
  test: "hidden group-has-[input[value=test]:checked]:block",
};

interface InstancesProps {
  mode: Mode;
  field: FieldOf;
  choices: readonly { id: string; name: string }[];
}

function InstancesOf({ mode, field, choices }: InstancesProps) {
  const { t } = useTranslation("keys");
  return (
    <div className={clsx(SEEN[mode])}>
      <CheckboxGroup
        field={field}
        legend={t("create.instances")}
        hint={t(choices.length > 0 ? "create.instancesHint" : "create.noInstances")}
        options={choices.map(({ id, name }) => ({ value: id, label: name }))}
        scroll={choices.length > 6}
      />
    </div>
  );
}
