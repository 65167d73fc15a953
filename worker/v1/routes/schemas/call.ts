import { type RouteDocuments, takes } from "./document";
import { NUMBER } from "./fields";
import { anything, flag, integer } from "./shape";

export const CALL_DOCUMENTS: RouteDocuments = {
  "POST /call/offer/:instanceName": takes(
    "Ring a number",
    {
      number: NUMBER,
      "isVideo?": flag("A video call."),
      callDuration: integer("Seconds to ring.", { minimum: 1, maximum: 15 }),
    },
    { status: 201, answer: anything("The call."), channels: ["WHATSAPP-BAILEYS"] },
  ),
};
