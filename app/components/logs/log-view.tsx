import { useSearchParams } from "@remix-run/react";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import ScrollText from "lucide-react/icons/scroll-text";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RequestEntry } from "../../../lib/contract/usage";
import { useFollow, useIsScrolled } from "../../lib/logs/use-follow";
import { Button, ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { LogTable } from "./log-table";

interface Props {
  entries: readonly RequestEntry[];
  search: string;
  isFiltered: boolean;
  /** A call is open. */
  isReading: boolean;
}

/** The list, and following it as it grows. */
export function LogView({ entries, search, isFiltered, isReading }: Props) {
  const { t } = useTranslation(["logs", "common"]);
  const [params] = useSearchParams();
  const [isFollowing, setFollowing] = useState(false);
  const isScrolled = useIsScrolled();
  const { shown, waiting, show } = useFollow(entries, { search, isFollowing, isHeld: isReading || isScrolled });
  const isNewest = !params.has("cursor");
  return (
    <section aria-label={t("caption")} className="grid min-w-0 gap-3">
      {isNewest && (
        <div className="flex min-h-8 flex-wrap items-center justify-end gap-3">
          <span role="status" className="text-sm text-muted">
            {isFollowing && t(waiting > 0 ? "follow.held" : "follow.on")}
          </span>
          <Button size="sm" aria-pressed={isFollowing} onClick={() => setFollowing(!isFollowing)}>
            {isFollowing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
            {t(isFollowing ? "follow.pause" : "follow.start")}
          </Button>
        </div>
      )}
      {waiting > 0 && (
        <Button size="sm" variant="primary" onClick={show} className="sticky top-16 z-20 justify-self-center">
          {t("follow.new", { count: waiting })}
        </Button>
      )}
      {shown.length > 0 && <LogTable entries={shown} />}
      {shown.length === 0 && (
        <EmptyState
          icon={<ScrollText />}
          title={t(isFiltered ? "none.title" : "empty.title")}
          action={
            <ButtonLink to={isFiltered ? "/logs" : "/keys"}>{t(isFiltered ? "none.all" : "empty.button")}</ButtonLink>
          }
        >
          {t(isFiltered ? "none.why" : "empty.why")}
        </EmptyState>
      )}
    </section>
  );
}
