import { useTranslation } from "react-i18next";
import type webhooks from "../../locales/en/webhooks.json";
import { Checkbox } from "../ui/checkbox";
import { Fieldset } from "../ui/fieldset";

interface Props {
  field: { id: string; name: string; key: string | undefined; errors: string[] | undefined; initialValue: unknown };
  groups: Readonly<Record<string, readonly string[]>>;
}

/** Events that Evolution's pages do not explain. */
const OURS = ["SEND_PACED"] as const satisfies (keyof typeof webhooks.ours)[];

/** Every event by the name that Evolution gives it, in groups; ours with a word of what they say. */
export function EventsField({ field, groups }: Props) {
  const { t } = useTranslation("webhooks");
  const chosen = [field.initialValue].flat();
  const hintFor = (event: string) => {
    const name = OURS.find((own) => own === event);
    return name && t(`ours.${name}`);
  };
  return (
    <Fieldset
      id={field.id}
      legend={t("form.events")}
      errors={field.errors?.length ? [t("form.eventsMissing")] : undefined}
    >
      <div
        key={field.key}
        className="grid gap-x-6 gap-y-4 rounded-lg border border-line p-4 sm:grid-cols-2 lg:grid-cols-3"
      >
        {Object.entries(groups).map(([group, events]) => (
          <fieldset key={group} className="grid content-start gap-1.5">
            <legend className="mb-1.5 text-sm font-medium text-muted">
              {t(`groups.${group as keyof typeof webhooks.groups}`)}
            </legend>
            {events.map((event) => (
              <Checkbox
                key={event}
                name={field.name}
                value={event}
                label={<code className="font-mono text-xs break-all">{event}</code>}
                hint={hintFor(event)}
                defaultChecked={chosen.includes(event)}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </Fieldset>
  );
}
