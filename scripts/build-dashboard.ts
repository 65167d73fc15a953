import { rebuildDashboard } from "../local/build-dashboard.ts";

// `npm run build:dashboard`: the files for the browser and the worker that makes the pages, in app/build.
await rebuildDashboard();
