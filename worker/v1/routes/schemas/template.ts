import { asks, type RouteDocuments, takes } from "./document";
import { anything, decimal, flag, list, object, oneOf, text } from "./shape";

const CATEGORY = oneOf(["AUTHENTICATION", "MARKETING", "UTILITY"], "Meta's category, which decides its price.");
const COMPONENTS = list({ type: "object" }, "Header, body, footer and buttons, as Meta defines them.");
const RECATEGORIZE = flag("Let Meta move it to another category.");
const DONE = object({ success: flag("`true`.") });

const CLOUD = { channels: ["WHATSAPP-BUSINESS"] } as const;

export const TEMPLATE_DOCUMENTS: RouteDocuments = {
  "POST /template/create/:instanceName": takes(
    "Create a template",
    {
      name: text("Small letters, digits and underscores.", { examples: ["order_shipped"] }),
      category: CATEGORY,
      language: text("Its language.", { examples: ["pt_BR"] }),
      components: COMPONENTS,
      "allowCategoryChange?": RECATEGORIZE,
    },
    { status: 201, answer: anything("The template as stored."), ...CLOUD },
  ),
  "GET /template/find/:instanceName": asks(
    "List templates",
    list(anything("A template, as Meta describes it.")),
    CLOUD,
  ),
  "POST /template/edit/:instanceName": takes(
    "Change a template",
    {
      templateId: text("Meta's id of it."),
      "category?": CATEGORY,
      "allowCategoryChange?": RECATEGORIZE,
      "ttl?": decimal("Seconds within which a message must be delivered."),
      "components?": COMPONENTS,
    },
    { answer: DONE, ...CLOUD },
  ),
  "DELETE /template/delete/:instanceName": takes(
    "Delete a template",
    { name: text("Its name."), "hsmId?": text("Meta's id of one language of it. Absent: all of them.") },
    { answer: DONE, ...CLOUD },
  ),
};
