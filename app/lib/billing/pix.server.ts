import { renderSVG } from "uqr";
import type { CheckoutAnswer } from "../../../lib/contract/billing";
import type { Pix } from "./pix";

/** The newest Pix code among an invoice's open checkouts. */
export function pixOf(checkouts: readonly CheckoutAnswer[]): Pix | null {
  const [newest] = checkouts.flatMap(({ pixCode, ...rest }) =>
    pixCode === undefined ? [] : [{ ...rest, code: pixCode }],
  );
  if (!newest) return null;
  const image = `data:image/svg+xml,${encodeURIComponent(renderSVG(newest.code, { border: 2 }))}`;
  return { ...newest, image };
}
