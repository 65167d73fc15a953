import { Form, Link } from "@remix-run/react";
import clsx from "clsx";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pairing } from "../../../lib/contract/instance";
import { RequestId } from "../ui/form-error";
import { Notice } from "../ui/notice";
import { Skeleton } from "../ui/skeleton";
import { SubmitButton } from "../ui/submit-button";
import { PairingCode } from "./pairing-code";
import { type PairingStep, pairingStep } from "./pairing-state";
import { Picture, showNumber } from "./profile-line";
import { QrImage } from "./qr-image";

/** Why starting has failed, as the action answered it. */
export interface Trouble {
  isDown: boolean;
  text: string;
  requestId: string;
}

export type Way = "qr" | "code";

interface Props {
  pairing: Pairing;
  way: Way;
  /** The address of each way. */
  linkTo: (way: Way) => string;
  /** Where its forms are sent. */
  action: string;
  answer: unknown;
  trouble: Trouble | undefined;
  /** Simulated numbers have a phone that can be told to scan. */
  simulated?: boolean;
}

/** From the first code to the connected number: for members in a dialog, for holders of a link on a page. */
export function PairingPanel({ pairing, way, linkTo, action, answer, trouble, simulated }: Props) {
  const { t } = useTranslation("instances");
  const hadCode = useHadCode(pairing);
  const step = pairingStep(pairing, { isDown: trouble?.isDown === true, hadCode });
  if (step === "connected") return <Connected pairing={pairing} />;
  return (
    <div className="grid gap-4">
      <Ways way={way} linkTo={linkTo} />
      <p aria-live="polite" className="font-medium">
        {t(`pair.steps.${step}`)}
      </p>
      <Obstacle step={step} pairing={pairing} trouble={trouble} />
      {way === "code" && <PairingCode code={pairing.pairingCode} answer={answer} action={action} />}
      {way === "qr" && <Scan step={step} pairing={pairing} action={action} simulated={simulated} />}
    </div>
  );
}

/** Whether a code was shown since this began to connect. */
function useHadCode({ status, qr }: Pairing): boolean {
  const [hadCode, setHadCode] = useState(qr !== null);
  useEffect(() => {
    if (qr !== null) setHadCode(true);
    else if (status !== "connecting") setHadCode(false);
  }, [qr, status]);
  return hadCode;
}

function Ways({ way, linkTo }: Pick<Props, "way" | "linkTo">) {
  const { t } = useTranslation("instances");
  return (
    <nav aria-label={t("pair.ways")} className="flex gap-1 rounded-md bg-sunken p-1">
      {(["qr", "code"] as const).map((option) => (
        <Link
          key={option}
          to={linkTo(option)}
          replace
          preventScrollReset
          aria-current={option === way ? "page" : undefined}
          className={clsx(
            "flex-1 rounded-sm px-3 py-1.5 text-center font-medium",
            option === way ? "bg-surface shadow-card" : "text-muted hover:text-ink",
          )}
        >
          {t(`pair.way.${option}`)}
        </Link>
      ))}
    </nav>
  );
}

function Obstacle({ step, pairing, trouble }: Pick<Props, "pairing" | "trouble"> & { step: PairingStep }) {
  const { t } = useTranslation("instances");
  if (trouble) {
    return (
      <Notice tone="bad" announced>
        {trouble.isDown ? t("pair.downWhy") : trouble.text}
        {trouble.requestId && <RequestId id={trouble.requestId} />}
      </Notice>
    );
  }
  if (step === "limit") return <Notice tone="warn">{t("causes.qr_limit.next")}</Notice>;
  if (step !== "refused" || !pairing.cause) return null;
  return (
    <Notice tone="bad" title={t(`causes.${pairing.cause}.what`)}>
      {t(`causes.${pairing.cause}.next`)}
    </Notice>
  );
}

interface ScanProps extends Pick<Props, "pairing" | "action" | "simulated"> {
  step: PairingStep;
}

function Scan({ step, pairing: { qr }, action, simulated }: ScanProps) {
  const { t } = useTranslation("instances");
  const isUnderWay = step === "waiting" || step === "scanned";
  if (!isUnderWay) {
    return (
      <Form method="post" action={action} preventScrollReset>
        <SubmitButton intent="connect">{t(step === "ready" ? "pair.show" : "pair.again")}</SubmitButton>
      </Form>
    );
  }
  return (
    <div className="flex flex-wrap items-start justify-center gap-5">
      {step === "waiting" && qr && <QrImage qr={qr} />}
      {step === "waiting" && !qr && <Skeleton className="size-60" />}
      {step === "scanned" && (
        <div className="grid size-60 place-items-center rounded-lg bg-sunken">
          <LoaderCircle aria-hidden="true" className="size-8 animate-spin text-accent" />
        </div>
      )}
      <div className="grid min-w-0 flex-1 basis-48 content-start gap-4">
        <ol className="grid list-decimal gap-1 pl-5 text-muted">
          <li>{t("pair.stepOpen")}</li>
          <li>{t("pair.stepMenu")}</li>
          <li>{t("pair.stepScan")}</li>
        </ol>
        {simulated && step === "waiting" && (
          <Form method="post" action={action} preventScrollReset className="grid gap-2">
            <p className="text-sm text-muted">{t("pair.simulated")}</p>
            <SubmitButton intent="scan" className="justify-self-start">
              {t("pair.scanNow")}
            </SubmitButton>
          </Form>
        )}
      </div>
    </div>
  );
}

function Connected({ pairing: { profile } }: { pairing: Pairing }) {
  const { t } = useTranslation("instances");
  return (
    <div role="status" className="grid justify-items-center gap-2 py-6 text-center">
      <Picture profile={profile} large />
      <p className="text-xl font-semibold">{profile?.name ?? t("profile.noName")}</p>
      {profile?.number && <p className="text-muted">{showNumber(profile.number)}</p>}
      <p className="font-medium text-good">{t("pair.steps.connected")}</p>
    </div>
  );
}
