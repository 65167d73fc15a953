import { asks, type RouteDocuments, refused } from "./document";
import { integer, object, text } from "./shape";

const PAGES = "The upstream server's own pages speak of every tenant.";

export const ROOT_DOCUMENTS: RouteDocuments = {
  "GET /": asks(
    "Greet",
    object({
      status: integer("200."),
      message: text("A greeting."),
      version: text("The Evolution API that is spoken here.", { examples: ["2.3.6"] }),
      clientName: text("`zapin`."),
      documentation: text("Address of Evolution's documentation."),
    }),
    { description: "Needs no key. Clients of Evolution read `version` here." },
  ),
  "POST /verify-creds": asks("Check a key", object({ status: integer("200."), message: text("What was found.") }), {
    description: "Evolution Manager asks this before anything else.",
  }),
  "GET /metrics": refused("Metrics of a server", PAGES),
  "GET /manager/*": refused("Evolution Manager", `${PAGES} Run Evolution Manager yourself and give it this address.`),
  "GET /assets/*": refused("Files of Evolution Manager", PAGES),
};
