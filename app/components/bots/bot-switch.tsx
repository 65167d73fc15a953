import { useFetcher, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button";
import { Tooltip } from "../ui/tooltip";

interface Props {
  bot: { id: string; enabled: boolean };
  name: string;
  mayChange: boolean;
}

const TRACK =
  "relative h-5 w-9 shrink-0 rounded-full bg-line-strong transition-colors before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-full before:bg-white before:transition-transform aria-checked:bg-accent aria-checked:before:translate-x-4 aria-disabled:cursor-not-allowed aria-disabled:opacity-55";

/** What a press posts, and whether it is on its way. */
function useSwitch({ id, enabled }: Props["bot"]) {
  const { formData, state, Form } = useFetcher();
  const isOn = formData ? formData.get("enabled") === "true" : enabled;
  return { isOn, isBusy: state !== "idle", Form, action: `/bots/${id}` };
}

/** Which page it was pressed on: the answer leads back there. */
function Fields() {
  const { pathname, search } = useLocation();
  return (
    <>
      <input type="hidden" name="intent" value="switch" />
      <input type="hidden" name="next" value={`${pathname}${search}`} />
    </>
  );
}

/** On or off by one press, also without a script. Shows what it will be while its server is told; a refusal takes it back. */
export function BotSwitch({ bot, name, mayChange }: Props) {
  const { t } = useTranslation(["bots", "common"]);
  const { isOn, isBusy, Form, action } = useSwitch(bot);
  const look = { role: "switch", "aria-checked": isOn, "aria-label": t("switch.label", { name }), className: TRACK };
  if (!mayChange) {
    return (
      <Tooltip text={t("common:problems.forbidden")}>
        <button {...look} type="button" aria-disabled="true" />
      </Tooltip>
    );
  }
  return (
    <Form method="post" action={action} preventScrollReset className="flex">
      <Fields />
      <button
        {...look}
        type="submit"
        name="enabled"
        value={String(!isOn)}
        aria-busy={isBusy}
        onClick={(event) => isBusy && event.preventDefault()}
      />
    </Form>
  );
}

/** The same in words, where there is room for them. */
export function BotSwitchButton({ bot, mayChange }: Omit<Props, "name">) {
  const { t } = useTranslation(["bots", "common"]);
  const { isBusy, Form, action } = useSwitch(bot);
  const words = t(bot.enabled ? "switch.off" : "switch.on");
  if (!mayChange) return <Button disabledReason={t("common:problems.forbidden")}>{words}</Button>;
  return (
    <Form method="post" action={action} preventScrollReset>
      <Fields />
      <input type="hidden" name="enabled" value={String(!bot.enabled)} />
      <Button type="submit" variant={bot.enabled ? "secondary" : "primary"} pending={isBusy}>
        {words}
      </Button>
    </Form>
  );
}
