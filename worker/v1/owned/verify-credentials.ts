import { answerJson, type OwnedRoute } from "./owned";
import { readJson } from "./read-json";

/**
 * POST /verify-creds: whoever gets here has a good key. The server's Facebook settings stay where they are. The body means
 * nothing, yet one that cannot be read is refused, as upstream.
 */
export const verifyCredentials: OwnedRoute = async (call) => {
  await readJson(call);
  return answerJson(200, { status: 200, message: "Credentials are valid" });
};
