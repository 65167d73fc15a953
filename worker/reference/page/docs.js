/* global SwaggerUIBundle */

SwaggerUIBundle({
  url: "/openapi.json",
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
  plugins: [calmPlugin],
  onComplete: nameTheControls,
});

function calmPlugin({ React }) {
  return {
    fn: { opsFilter: filterOperations },
    statePlugins: { auth: { wrapSelectors: { definitionsToAuthorize: onlyKey } } },
    components: { InfoContainer: nothing, ServersContainer: nothing },
    wrapComponents: {
      response: (Response) => (props) => React.createElement(Response, { ...props, response: shorten(props) }),
    },
  };
}

/** The page says it above, and there is one server. */
function nothing() {
  return null;
}

/** One box for the key is enough: the other ways carry the same, or belong to the dashboard. */
function onlyKey(original) {
  return (state) => original(state).filter((definition) => definition.has("apiKey"));
}

/** All errors look alike: one shows the shape, the others are a line each. */
function shorten({ code, response }) {
  const isWhole = /^(2|400|default)/.test(code);
  return isWhole ? response : response.delete("content").delete("headers");
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

/** The box has a placeholder and no name. */
function nameTheControls() {
  const box = document.querySelector(".operation-filter-input");
  if (!box) return;
  box.placeholder = "Find a route: sendText, webhook, keys …";
  box.setAttribute("aria-label", "Find a route");
}
