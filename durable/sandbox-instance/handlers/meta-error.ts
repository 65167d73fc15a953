import type { SandboxAnswer, SandboxWorld } from "../handler";

/** What the Graph API says about a failure. */
export interface MetaError {
  message: unknown;
  code?: number;
  type?: string;
}

/** The shape in which template and business routes of 2.3.6 report every failure. `context` names the operation. */
export function metaError(world: SandboxWorld, error: MetaError, context: string): SandboxAnswer {
  const { message, code, type } = error;
  const details = {
    whatsapp_error: message,
    whatsapp_code: code ?? "UNKNOWN_ERROR",
    error_user_title: message,
    error_user_msg: message,
    error_type: type ?? "UNKNOWN",
    error_subcode: null,
    fbtrace_id: null,
    context,
    type: "whatsapp_api_error",
  };
  const timestamp = new Date(world.now()).toISOString();
  return { status: 400, body: { status: 400, error: "Bad Request", message, details, timestamp } };
}
