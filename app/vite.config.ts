import { cloudflareDevProxyVitePlugin, vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

const here = import.meta.dirname;

export default defineConfig(({ command }) => ({
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
  server: { fs: { allow: [".."] } },
  ssr: { resolve: { conditions: ["workerd", "worker", "browser"] } },
}));
