-- :rows calls of 5 tenants over 30 days with the rollups that the worker would keep. More rows mean busier hours, not more
-- of them: 2 keys and 2 routes each.
set synchronous_commit = off;
truncate usage_events, usage_hourly;
insert into usage_events (id, at, tenant_id, mode, key_id, instance_id, route, kind, units, outcome, status, window_start, upstream_ms, total_ms)
select
  gen_random_uuid(), '2026-11-01'::timestamptz + (n::float8 / :rows) * interval '30 days',
  ('00000000-0000-4000-8000-' || lpad((n % 5)::text, 12, '0'))::uuid, 'live',
  ('00000000-0000-4000-9000-' || lpad((n / 5 % 2)::text, 12, '0'))::uuid,
  '00000000-0000-4000-a000-000000000001',
  (array['POST /message/sendText/:instanceName', 'GET /instance/connectionState/:instanceName'])[1 + n / 10 % 2],
  (array['message_send', 'api_call'])[1 + n / 10 % 2],
  1, 'charged', case when n % 97 = 0 then 502 else 201 end, '2026-11-01'::timestamptz, (n % 400)::int, (n % 400)::int + 7
from generate_series(0, :rows - 1) as n;
insert into usage_hourly
select tenant_id, mode, date_trunc('hour', at), key_id, instance_id, route, kind, window_start, count(*), sum(units),
  count(*) filter (where status >= 500), 0, sum(upstream_ms), sum(total_ms)
from usage_events group by 1, 2, 3, 4, 5, 6, 7, 8;
vacuum analyze usage_events;
vacuum analyze usage_hourly;
