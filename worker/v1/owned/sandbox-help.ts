import { sandboxHelp } from "../../sandbox/help";
import { answerJson, type OwnedRoute } from "./owned";

/** GET /sandbox/help: magic numbers and controls. */
export const showSandboxHelp: OwnedRoute = async () => answerJson(200, sandboxHelp());
