// Routes of Better Auth: words, `:parameters`, and `/**` for its middleware. There are some thirty of them.
export const createRouter = () => [];

export function addRoute(routes, method, path, data) {
  routes.push({ method, data, pattern: new RegExp(`^${path.split("/").map(patternOf).join("/")}$`) });
}

/** Those with a parameter come last: a word is meant more exactly. */
export const findRoute = (routes, method, path) =>
  findAllRoutes(routes, method, path).sort((one, other) => Number(!!one.params) - Number(!!other.params))[0];

export const findAllRoutes = (routes, method, path) =>
  routes.flatMap((route) => {
    const found = route.method === method && route.pattern.exec(path);
    return found ? [{ data: route.data, params: found.groups }] : [];
  });

function patternOf(segment) {
  if (segment === "**") return ".*";
  if (segment.startsWith(":")) return `(?<${segment.slice(1)}>[^/]+)`;
  return segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
