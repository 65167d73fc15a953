import { useTranslation } from "react-i18next";
import type { Pairing } from "../../../lib/contract/instance";
import { useSecondsUntil } from "../../lib/use-seconds-until";
import { Skeleton } from "../ui/skeleton";

const LIFE_SECONDS = 45;

/** The code of this moment with its time left. The next one takes its place by itself. */
export function QrImage({ qr }: { qr: NonNullable<Pairing["qr"]> }) {
  const { t } = useTranslation("instances");
  const seconds = useSecondsUntil(qr.expiresAt);
  const left = Math.min(seconds ?? LIFE_SECONDS, LIFE_SECONDS);
  return (
    <figure className="grid w-60 justify-items-center gap-2">
      {/* White in the dark too: cameras want it so. */}
      {qr.image ? (
        <img
          src={qr.image}
          alt={t("pair.qrAlt")}
          width={240}
          height={240}
          className="size-60 rounded-lg bg-white p-2 [image-rendering:pixelated]"
        />
      ) : (
        <Skeleton className="size-60" />
      )}
      <figcaption role="timer" className="grid w-full gap-1.5 text-center text-sm text-muted">
        <span aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-line">
          <span
            className="block h-full rounded-full bg-accent transition-[width] duration-1000 ease-linear"
            style={{ width: `${(left / LIFE_SECONDS) * 100}%` }}
          />
        </span>
        {seconds === 0 ? t("pair.nextComing") : t("pair.nextIn", { seconds: left })}
      </figcaption>
    </figure>
  );
}
