import type { PublicUrlOptions } from "../../../lib/public-url";
import type { BodyDigest } from "./digest";

export interface InspectOptions extends PublicUrlOptions {
  /** `delay` above this is lowered to it: the upstream sleeps that long before it answers. */
  maxDelayMs: number;
  /** Reads along to fingerprint the content, as it came from the client. */
  digest?: BodyDigest | undefined;
}
