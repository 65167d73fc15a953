/* global SwaggerUIBundle */

const SHOWN_WHOLE = /^(2|400|default)/;

fetch("/openapi.json")
  .then((answer) => answer.json())
  .then(show)
  .catch(() => {
    document.querySelector(".loading")?.replaceChildren("The reference could not be loaded. Try again in a moment.");
  });

function show(reference) {
  SwaggerUIBundle({
    spec: shorten(reference),
    dom_id: "#reference",
    layout: "BaseLayout",
    deepLinking: true,
    filter: true,
    docExpansion: "none",
    defaultModelsExpandDepth: -1,
    displayRequestDuration: true,
    // A key typed here is forgotten with the page.
    persistAuthorization: false,
    validatorUrl: null,
    plugins: [
      {
        fn: { opsFilter: filterOperations },
        statePlugins: { auth: { wrapSelectors: { definitionsToAuthorize: onlyKey } } },
        components: { InfoContainer: nothing, ServersContainer: nothing },
      },
    ],
  });
}

/**
 * All errors look alike: one shows the shape, the others are a line each. The headers are the same everywhere. Swagger UI
 * goes through all of the document whenever a route is opened, so what it shows no one is left out.
 */
function shorten(reference) {
  for (const operation of Object.values(reference.paths).flatMap(Object.values)) {
    for (const [status, answer] of Object.entries(operation.responses)) {
      delete answer.headers;
      if (answer.$ref && !SHOWN_WHOLE.test(status)) {
        const { description } = reference.components.responses[answer.$ref.split("/").at(-1)];
        operation.responses[status] = { description };
      }
    }
  }
  for (const answer of Object.values(reference.components.responses)) delete answer.headers;
  delete reference.components.headers;
  return reference;
}

/** The page says it above, and there is one server. */
function nothing() {
  return null;
}

/** One box for the key is enough: the other ways carry the same, or belong to the dashboard. */
function onlyKey(original) {
  return (state) => original(state).filter((definition) => definition.has("apiKey"));
}

/** Keeps the groups and routes that hold the words: Swagger UI's own filter knows names of groups only. */
function filterOperations(groups, phrase) {
  const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (text) => words.every((word) => text.toLowerCase().includes(word));
  return groups
    .map((group, name) => {
      if (holds(name)) return group;
      return group.update("operations", (operations) =>
        operations.filter((operation) =>
          holds([name, operation.get("path"), operation.getIn(["operation", "summary"])].join(" ")),
        ),
      );
    })
    .filter((group) => group.get("operations").size > 0);
}

/** The box for words is drawn later, and has no name. */
const waiting = new MutationObserver(() => {
  const box = document.querySelector(".operation-filter-input");
  if (!box) return;
  waiting.disconnect();
  box.placeholder = "Find a route: sendText, webhook, keys …";
  box.setAttribute("aria-label", "Find a route");
});
waiting.observe(document.querySelector("#reference"), { childList: true, subtree: true });
