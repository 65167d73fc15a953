import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BOT_NAMES } from "../../../lib/bot-kinds";
import { KIND_NAMES } from "../../lib/bots/bot-names";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { KindIcon } from "./kind-mark";

interface Props {
  instances: readonly { id: string; name: string }[];
  chosen: string;
}

/** Which number, and who shall think for it. Each kind is a button, so that one press goes on. */
export function KindChoice({ instances, chosen }: Props) {
  const { t } = useTranslation("bots");
  return (
    <Form method="get" className="grid gap-5">
      <div className="sm:max-w-64">
        <Field id="instance" label={t("columns.instance")} hint={t("new.instanceHint")}>
          <Select
            id="instance"
            name="instanceId"
            options={instances.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={chosen}
          />
        </Field>
      </div>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-medium">{t("new.kind")}</legend>
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {BOT_NAMES.map((kind) => (
            <li key={kind} className="grid">
              <button
                type="submit"
                name="kind"
                value={kind}
                className="flex items-start gap-3 rounded-xl border border-line bg-surface p-4 text-left shadow-card transition-colors hover:border-accent"
              >
                <KindIcon kind={kind} large />
                <span className="grid min-w-0 gap-0.5">
                  <span className="font-medium">{KIND_NAMES[kind]}</span>
                  <span className="text-muted">{t(`kinds.${kind}`)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
    </Form>
  );
}
