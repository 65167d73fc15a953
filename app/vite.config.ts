import { cloudflareDevProxyVitePlugin, vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

const here = import.meta.dirname;

/** Small things that every page draws: in one file they compress better than in thirty. */
const ICONS =
  "bot|chart-line|check|circle-check|credit-card|flask-conical|house|key-round|log-out|plus|rotate-ccw-clock|scroll-text|search|settings|smartphone|user-round|users|webhook";
const FRAME = new RegExp(
  [
    `/lucide-react/dist/esm/icons/(${ICONS})\\.mjs$`,
    "/app/components/mark\\.tsx$",
    "/app/components/ui/(button|card|icon-button|page-header|section|status|time)\\.tsx$",
    "/app/lib/(format|locales|meta|theme|texts|use-format)\\.tsx?$",
    "/clsx/",
  ].join("|"),
);

const frame = (id: string): string | undefined => (FRAME.test(id) ? "frame" : undefined);

export default defineConfig(({ command, isSsrBuild }) => ({
  root: here,
  cacheDir: "../node_modules/.vite-dashboard",
  plugins: [
    command === "serve" && cloudflareDevProxyVitePlugin({ configPath: `${here}/wrangler.toml` }),
    tailwindcss(),
    remix({
      appDirectory: here,
      buildDirectory: `${here}/build`,
      ignoredRouteFiles: ["**/*.test.{ts,tsx}"],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  // React 18 has what this package brings for those before it.
  resolve: { alias: { "use-sync-external-store/shim": "react" } },
  build: isSsrBuild ? {} : { rollupOptions: { output: { manualChunks: frame, onlyExplicitManualChunks: true } } },
  server: { fs: { allow: [".."] } },
  ssr: { resolve: { conditions: ["workerd", "worker", "browser"] } },
}));
