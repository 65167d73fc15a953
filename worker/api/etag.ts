import type { Context } from "hono";
import { Problem } from "../../lib/problem";

/** A resource's version as an ETag. */
export const etag = (version: number) => `"${version}"`;

/** The version that the caller changes; undefined when it does not say. */
export function expectedVersion(c: Context): number | undefined {
  const given = c.req.header("if-match")?.trim();
  if (given === undefined || given === "" || given === "*") return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given)?.[1];
  if (!version) throw new Problem("version_mismatch", "If-Match names no version of this resource.");
  return Number(version);
}

/** Whether the caller has this version already. */
export const hasVersion = (c: Context, version: number): boolean =>
  (c.req.header("if-none-match") ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag(version));
