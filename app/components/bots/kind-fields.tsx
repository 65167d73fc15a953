import { useTranslation } from "react-i18next";
import type { BotName } from "../../../lib/bot-kinds";
import { SelectField, TextField } from "../ui/form-fields";
import { OpenaiFields } from "./openai-fields";
import { SecretField } from "./secret-field";

type FormField = Parameters<typeof TextField>[0]["field"];
type Name = "url" | "typebot" | "botType" | "basicAuthUser" | "apiSecret" | "passwordSecret";

export interface KindFieldsProps {
  kind: BotName;
  fields: Record<Name, FormField> & Parameters<typeof OpenaiFields>[0]["fields"];
  instanceId: string;
  credentials: readonly { id: string; name: string }[];
  hasSecret: boolean;
}

const EXAMPLES = {
  typebot: "https://typebot.io",
  dify: "https://api.dify.ai/v1",
  flowise: "https://flowise.example.com/api/v1/prediction/…",
  evolutionBot: "https://example.com/bot",
  n8n: "https://n8n.example.com/webhook/…",
  evoai: "https://evoai.example.com/api/v1/a2a/…",
} as const satisfies Record<Exclude<BotName, "openai">, string>;

const DIFY_TYPES = ["chatBot", "textGenerator", "agent", "workflow"] as const;

/** Where a bot of this kind lives, and what opens it. */
export function KindFields({ kind, fields, instanceId, credentials, hasSecret }: KindFieldsProps) {
  const { t } = useTranslation("bots");
  if (kind === "openai") return <OpenaiFields fields={fields} instanceId={instanceId} credentials={credentials} />;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <TextField
          field={fields.url}
          label={t(`form.url.${kind}`)}
          hint={t(`form.url.${kind}Hint`)}
          placeholder={EXAMPLES[kind]}
          type="url"
          maxLength={2_000}
        />
      </div>
      {kind === "typebot" && (
        <TextField
          field={fields.typebot}
          label={t("form.typebot.label")}
          hint={t("form.typebot.hint")}
          placeholder="my-typebot-abc123"
          autoComplete="off"
          maxLength={500}
        />
      )}
      {kind === "dify" && (
        <SelectField
          field={fields.botType}
          label={t("form.botType.label")}
          options={DIFY_TYPES.map((value) => ({ value, label: t(`form.botType.${value}`) }))}
        />
      )}
      <Access kind={kind} fields={fields} hasSecret={hasSecret} />
    </div>
  );
}

/** n8n asks for a name and a password, Typebot for nothing, the others for a key. */
function Access({ kind, fields, hasSecret }: Pick<KindFieldsProps, "kind" | "fields" | "hasSecret">) {
  const { t } = useTranslation("bots");
  if (kind === "typebot") return null;
  if (kind !== "n8n") {
    return (
      <SecretField
        field={fields.apiSecret}
        label={t("form.apiKey.label")}
        hint={t("form.apiKey.hint")}
        isSet={hasSecret}
      />
    );
  }
  return (
    <>
      <TextField
        field={fields.basicAuthUser}
        label={t("form.basicAuth.user")}
        hint={t("form.basicAuth.hint")}
        autoComplete="off"
        maxLength={500}
        optional
      />
      <SecretField field={fields.passwordSecret} label={t("form.basicAuth.password")} isSet={hasSecret} />
    </>
  );
}
