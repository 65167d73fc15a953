import { useNavigate, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Instance, Pairing } from "../../../lib/contract/instance";
import type { InstanceView } from "../../../lib/contract/instance-state";
import { usePolling } from "../../lib/use-polling";
import { useToast } from "../ui/toast";
import { UrlDialog } from "../ui/url-dialog";
import { PairingPanel, type Trouble } from "./pairing-panel";

/** So long one sees that it worked before the window goes. */
const FAREWELL_MS = 2_500;
const ASK_AGAIN_MS = 3_000;

interface Props {
  instance: Instance;
  /** As the page came; null while it was not asked for. */
  loaded: Pairing | null;
  /** As `/live` tells it. */
  view: InstanceView | undefined;
  answer: unknown;
  trouble: Trouble | undefined;
}

/** Connecting a number, in a window that follows it and closes itself. */
export function PairingDialog({ instance, loaded, view, answer, trouble }: Props) {
  const { t } = useTranslation("instances");
  const [params] = useSearchParams();
  const isShown = params.has("connect");
  const pairing = view ? pairingOf(view) : (loaded ?? withoutCode(instance));
  const isConnected = pairing.status === "open";
  usePolling(isShown && view === undefined && !isConnected, ASK_AGAIN_MS);
  useFarewell(isShown && isConnected, instance);
  return (
    <UrlDialog param="connect" title={t("pair.title", { name: instance.name })}>
      <PairingPanel
        pairing={pairing}
        way={params.get("connect") === "code" ? "code" : "qr"}
        linkTo={(way) => `/instances/${instance.id}?connect=${way}`}
        action={`/instances/${instance.id}?index&connect=${params.get("connect") ?? "qr"}`}
        answer={answer}
        trouble={trouble}
        simulated={instance.mode === "test"}
      />
    </UrlDialog>
  );
}

function pairingOf({ status, cause, qr, profile }: InstanceView): Pairing {
  return { status, cause, qr, pairingCode: qr?.pairingCode ?? null, profile: status === "open" ? profile : null };
}

/** Enough to say what is wrong, where starting has failed and no code was asked for yet. */
function withoutCode({ live }: Instance): Pairing {
  const { status = "created", cause = null, profile = null } = live ?? {};
  return { status, cause, profile, qr: null, pairingCode: null };
}

/** Shows whom it has connected, then leaves the page to it. */
function useFarewell(isConnected: boolean, { id, name }: Instance) {
  const { t } = useTranslation("instances");
  const navigate = useNavigate();
  const show = useToast();
  useEffect(() => {
    if (!isConnected) return;
    const timer = setTimeout(() => {
      show({ id: `connected-${id}`, tone: "good", title: t("pair.done", { name }) });
      navigate(`/instances/${id}`, { replace: true, preventScrollReset: true });
    }, FAREWELL_MS);
    return () => clearTimeout(timer);
  }, [isConnected, id, name, navigate, show, t]);
}
