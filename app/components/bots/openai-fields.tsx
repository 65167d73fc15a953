import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "../ui/form-fields";
import { Notice } from "../ui/notice";
import { TextLink } from "../ui/text-link";
import { type ChatFieldName, ChatFields } from "./chat-fields";

type FormField = Parameters<typeof TextField>[0]["field"];
type Name = ChatFieldName | "url" | "botType" | "openaiCredsId" | "assistantId";

interface Props {
  fields: Record<Name, FormField>;
  instanceId: string;
  credentials: readonly { id: string; name: string }[];
}

const TYPES = ["chatCompletion", "assistant"] as const;

/** A model with its prompts, or an assistant that was made at OpenAI. */
export function OpenaiFields({ fields, instanceId, credentials }: Props) {
  const { t } = useTranslation("bots");
  const keys = `/bots/credentials?instanceId=${instanceId}`;
  return (
    <div className="group/openai grid gap-5">
      {credentials.length === 0 && (
        <Notice tone="info" title={t("form.noCredentials")}>
          <TextLink to={keys}>{t("form.addCredentials")}</TextLink>
        </Notice>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          field={fields.openaiCredsId}
          label={t("form.openaiCredsId.label")}
          hint={credentials.length > 0 && <TextLink to={keys}>{t("form.manageCredentials")}</TextLink>}
          options={credentials.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={t("form.choose")}
        />
        <SelectField
          field={fields.botType}
          label={t("form.botType.openai")}
          options={TYPES.map((value) => ({ value, label: t(`form.botType.${value}`) }))}
        />
      </div>
      <AssistantFields fields={fields} />
      <ChatFields fields={fields} instanceId={instanceId} />
    </div>
  );
}

function AssistantFields({ fields }: Pick<Props, "fields">) {
  const { t } = useTranslation("bots");
  return (
    <div className="hidden gap-5 group-has-[[value=assistant]:checked]/openai:grid sm:grid-cols-2">
      <TextField
        field={fields.assistantId}
        label={t("form.assistantId.label")}
        hint={t("form.assistantId.hint")}
        placeholder="asst_…"
        autoComplete="off"
        maxLength={500}
      />
      <TextField
        field={fields.url}
        label={t("form.functionUrl.label")}
        hint={t("form.functionUrl.hint")}
        type="url"
        maxLength={2_000}
        optional
      />
    </div>
  );
}
