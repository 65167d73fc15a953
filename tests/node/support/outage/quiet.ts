// Read when wrangler and Miniflare are loaded: no look-ups, no telemetry, no remarks about secrets that we pass ourselves.
process.env.CLOUDFLARE_CF_FETCH_ENABLED ??= "false";
process.env.WRANGLER_SEND_METRICS ??= "false";
process.env.WRANGLER_LOG ??= "error";
