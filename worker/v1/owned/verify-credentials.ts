import { answerJson, type OwnedRoute } from "./owned";

/** POST /verify-creds: whoever gets here has a good key. The server's Facebook settings stay where they are. */
export const verifyCredentials: OwnedRoute = async () => answerJson(200, { status: 200, message: "Credentials are valid" });
