import type { Context } from "hono";
import { Problem } from "../../lib/problem";

/** A resource's version as an ETag. */
export const etag = (version: number) => `"${version}"`;

/** The headers of an answer that has a version. */
export const versioned = ({ version }: { version: number }) => ({ etag: etag(version) });

/** The version that the caller changes; undefined when it does not say. None is larger than `largest`. */
export function expectedVersion(c: Context, largest = LARGEST_INTEGER): number | undefined {
  const given = c.req.header("if-match")?.trim();
  if (given === undefined || given === "" || given === "*") return undefined;
  const version = Number(/^(?:W\/)?"(\d{1,16})"$/.exec(given)?.[1]);
  if (version <= largest) return version;
  throw new Problem("version_mismatch", "If-Match names no version of this resource.");
}

/** Of Postgres. */
const LARGEST_INTEGER = 2 ** 31 - 1;

/** Whether the caller has this version already. */
export const hasVersion = (c: Context, version: number): boolean =>
  (c.req.header("if-none-match") ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag(version));
