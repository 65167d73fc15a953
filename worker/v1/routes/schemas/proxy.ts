import { asks, type RouteDocuments } from "./document";
import { nullable, object, ref, text } from "./shape";

export const PROXY_DOCUMENTS: RouteDocuments = {
  "POST /proxy/set/:instanceName": {
    summary: "Set the proxy of a number",
    description: "It is tried out first; one that does not work is refused with 400.",
    status: 201,
    body: ref("Proxy"),
    answer: object({ proxy: object({ instanceName: text("Your name for it."), proxy: ref("Proxy") }) }),
  },
  "GET /proxy/find/:instanceName": asks("Show the proxy of a number", nullable(ref("Proxy"))),
};
