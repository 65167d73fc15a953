import { useFetcher } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { TextField } from "../ui/form-fields";

interface Props {
  field: Parameters<typeof TextField>[0]["field"];
  instanceId: string;
}

/** What `/bots/models` answers. */
interface Models {
  models: readonly string[] | null;
}

const LIST = "bot-models";

/** Any model by its name, or one of those that the chosen key may use. */
export function ModelField({ field, instanceId }: Props) {
  const { t } = useTranslation("bots");
  const fetcher = useFetcher<Models>();
  const ask = (form: HTMLFormElement | null) => {
    const chosen = form ? new FormData(form).get("openaiCredsId") : "";
    const query = new URLSearchParams({ instanceId, credentialsId: String(chosen ?? "") });
    fetcher.load(`/bots/models?${query}`);
  };
  const models = fetcher.data?.models;
  return (
    <div className="grid content-start gap-2">
      <TextField
        field={field}
        label={t("form.model.label")}
        hint={t("form.model.hint")}
        placeholder="gpt-4o-mini"
        list={LIST}
        autoComplete="off"
        maxLength={500}
      />
      <datalist id={LIST}>
        {models?.map((id) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="sm" pending={fetcher.state !== "idle"} onClick={(event) => ask(event.currentTarget.form)}>
          {t("form.model.ask")}
        </Button>
        <span role="status" className="text-sm text-muted">
          {fetcher.data && (models ? t("form.model.found", { count: models.length }) : t("form.model.unknown"))}
        </span>
      </div>
    </div>
  );
}
