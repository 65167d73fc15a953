import { isOrdinary } from "../../lib/contract/moment";
import { Problem } from "../../lib/problem";

/** Where a list goes on that is sorted by time and, within one moment, by id. */
export interface TimeCursor {
  at: Date;
  id: string;
}

export const writeTimeCursor = ({ at, id }: TimeCursor): string => `${at.getTime()}.${id}`;

/** `invalid_request` for a cursor that we cannot have written. */
export function readTimeCursor(text: string, isId: (id: string) => boolean): TimeCursor {
  const [, ms, id] = /^(\d{1,15})\.(.+)$/.exec(text) ?? [];
  const at = new Date(Number(ms));
  if (id !== undefined && isOrdinary(at) && isId(id)) return { at, id };
  throw new Problem("invalid_request", "The request is not valid.", { fields: { cursor: ["is not one of ours"] } });
}
