-- What the bill and the charts ask (db/queries/usage-sums.ts, db/queries/usage-hours.ts), and as a contrast the same sum over raw rows.
\set tenant '''00000000-0000-4000-8000-000000000003'''
\echo bill
explain (analyze, buffers, costs off, summary on)
select kind, coalesce(sum(units), 0) from usage_hourly
where tenant_id = :tenant and mode = 'live' and hour >= '2026-10-31 23:00+00' and hour < '2026-12-04 00:00+00' and window_start = '2026-11-01 00:00+00'
group by kind;
\echo chart of 30 days by day and route
explain (analyze, buffers, costs off, summary on)
select date_trunc('day', hour, 'Asia/Jakarta') as at, route, sum(calls), sum(units), sum(errors), sum(refused), sum(total_ms_sum)
from usage_hourly where tenant_id = :tenant and mode = 'live' and hour >= '2026-11-01 00:00+00' and hour < '2026-12-01 00:00+00'
group by 1, 2;
\echo chart of 24 hours by key
explain (analyze, buffers, costs off, summary on)
select hour, key_id, sum(calls), sum(units), sum(errors), sum(refused), sum(total_ms_sum)
from usage_hourly where tenant_id = :tenant and mode = 'live' and hour >= '2026-11-20 00:00+00' and hour < '2026-11-21 00:00+00'
group by 1, 2;
\echo the newest page of the request log
explain (analyze, buffers, costs off, summary on)
select * from usage_events where tenant_id = :tenant and mode = 'live' and at < '2026-11-25 00:00+00' order by at desc limit 26;
\echo contrast: the bill from raw rows
explain (analyze, buffers, costs off, summary on)
select kind, sum(units) from usage_events where tenant_id = :tenant and mode = 'live' and window_start = '2026-11-01 00:00+00' group by kind;
