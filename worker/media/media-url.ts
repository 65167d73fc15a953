import { type MediaClaim, mintMediaToken } from "../../lib/media-token";
import { config } from "../env";

/** A link that anybody may follow until it is over. */
export const mintMediaUrl = async (claim: MediaClaim): Promise<string> =>
  `${config.publicUrl}/media/${await mintMediaToken(config.keySecrets, claim)}`;
