import { asks, type RouteDocuments, takes } from "./document";
import { anything, flag, list, oneOf, text } from "./shape";

const CLOUD = { channels: ["WHATSAPP-BUSINESS"] } as const;

export const TEMPLATE_DOCUMENTS: RouteDocuments = {
  "POST /template/create/:instanceName": takes(
    "Create a template",
    {
      name: text("Small letters, digits and underscores.", { examples: ["order_shipped"] }),
      category: oneOf(["AUTHENTICATION", "MARKETING", "UTILITY"], "Meta's category, which decides its price."),
      language: text("Its language.", { examples: ["pt_BR"] }),
      components: list({ type: "object" }, "Header, body, footer and buttons, as Meta defines them."),
      "allowCategoryChange?": flag("Let Meta move it to another category."),
      "webhookUrl?": text("A public http(s) address that is told of each use."),
    },
    { status: 201, answer: anything("The template as stored."), ...CLOUD },
  ),
  "GET /template/find/:instanceName": asks(
    "List templates",
    list(anything("A template, as Meta describes it.")),
    CLOUD,
  ),
};
