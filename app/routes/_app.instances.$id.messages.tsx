import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import MessageSquare from "lucide-react/icons/message-square";
import { useTranslation } from "react-i18next";
import * as z from "zod";
import type { LiveMessage } from "../../lib/contract/live";
import { MessageQuery, type MessageRow } from "../../lib/contract/message-log";
import { MessageFilters } from "../components/instances/message-filters";
import { MessageLog } from "../components/instances/message-log";
import { ButtonLink } from "../components/ui/button";
import { EmptyState } from "../components/ui/empty-state";
import { Pagination } from "../components/ui/pagination";
import { read } from "../lib/api.server";
import { useInstancePage } from "../lib/instances/instance-page";
import { pageMeta } from "../lib/meta";
import { requireTenant } from "../lib/session.server";
import { translator } from "../lib/translator.server";
import { usePolling } from "../lib/use-polling";

const Filters = z.object({
  status: MessageQuery.shape.status.catch(undefined),
  direction: MessageQuery.shape.direction.catch(undefined),
  cursor: MessageQuery.shape.cursor.catch(undefined),
});

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { api, tenantId } = await requireTenant(request, context);
  const instanceId = params.id ?? "";
  // A link may be of the other mode than the one that is looked at.
  const instance = await read(
    api.tenants[":tenantId"].instances[":instanceId"].$get({ param: { tenantId, instanceId } }),
  );
  const query = Filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await read(
    api.tenants[":tenantId"].messages.$get({
      param: { tenantId },
      query: { ...query, mode: instance.mode, instance: instanceId, limit: "25" },
    }),
  );
  const isFiltered = Object.values(query).some((value) => value !== undefined);
  return { title: `${translator(request)("instances:tabs.messages")} · ${instance.name}`, page, isFiltered };
}

export const meta = pageMeta;

const LOOK_EVERY_MS = 3_000;
/** The log has a message some ten seconds after the live word about it. */
const LOGGED_WITHIN_MS = 60_000;

/** Told of a moment ago, and not yet in the log. */
const isOnItsWay = (newest: LiveMessage | undefined, rows: readonly MessageRow[]): boolean =>
  newest !== undefined &&
  Date.now() - Date.parse(newest.at) < LOGGED_WITHIN_MS &&
  rows.every(({ id }) => id !== newest.id);

/** What became of each message of this number, with the newest word over the live connection. */
export default function Messages() {
  const { t } = useTranslation("instances");
  const { page, isFiltered } = useLoaderData<typeof loader>();
  const { instance, messages } = useInstancePage();
  const isEmpty = page.items.length === 0;
  usePolling(!isFiltered && isOnItsWay(messages[0], page.items), LOOK_EVERY_MS);
  return (
    <>
      <h2 className="sr-only">{t("tabs.messages")}</h2>
      {(!isEmpty || isFiltered) && <MessageFilters key={String(isFiltered)} />}
      {isEmpty ? (
        <EmptyState
          icon={<MessageSquare />}
          title={t(isFiltered ? "message.none" : "message.empty")}
          action={<ButtonLink to={`/instances/${instance.id}`}>{t("test.title")}</ButtonLink>}
        >
          {t("message.emptyWhy")}
        </EmptyState>
      ) : (
        <MessageLog rows={page.items} live={messages} />
      )}
      <Pagination nextCursor={page.nextCursor} />
    </>
  );
}
