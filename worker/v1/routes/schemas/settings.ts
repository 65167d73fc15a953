import { asks, type RouteDocuments } from "./document";
import { nullable, object, ref, text } from "./shape";

export const SETTINGS_DOCUMENTS: RouteDocuments = {
  "POST /settings/set/:instanceName": {
    summary: "Change how an instance behaves",
    description: "Replaces all of them.",
    status: 201,
    body: ref("Settings"),
    answer: object({ settings: object({ instanceName: text("Your name for it."), settings: ref("Settings") }) }),
  },
  "GET /settings/find/:instanceName": asks("Show how an instance behaves", nullable(ref("Settings"))),
};
