-- Rows outside every month that exists: late ones, and what arrives before the month was made.
CREATE TABLE usage_events_default PARTITION OF usage_events DEFAULT;
--> statement-breakpoint
-- Makes the partitions of the month of `moment` (UTC) and of the months that follow, where they are missing, and moves
-- rows that waited in the default partition. Returns how many were made. Safe to call at any time, from anywhere.
CREATE FUNCTION ensure_usage_partitions(moment timestamptz, months int DEFAULT 3) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
	made int := 0;
	month_start timestamptz;
	month_end timestamptz;
	partition_name text;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('ensure_usage_partitions'));
	FOR i IN 0 .. months - 1 LOOP
		month_start := (date_trunc('month', moment AT TIME ZONE 'UTC') + make_interval(months => i)) AT TIME ZONE 'UTC';
		month_end := (date_trunc('month', moment AT TIME ZONE 'UTC') + make_interval(months => i + 1)) AT TIME ZONE 'UTC';
		partition_name := 'usage_events_' || to_char(month_start AT TIME ZONE 'UTC', 'YYYY_MM');
		CONTINUE WHEN to_regclass(quote_ident(partition_name)) IS NOT NULL;
		-- No row may slip into the default partition between the move and the attachment.
		LOCK TABLE usage_events_default IN ACCESS EXCLUSIVE MODE;
		EXECUTE format('CREATE TABLE %I (LIKE usage_events INCLUDING ALL)', partition_name);
		EXECUTE format(
			'WITH moved AS (DELETE FROM usage_events_default WHERE at >= $1 AND at < $2 RETURNING *) INSERT INTO %I SELECT * FROM moved',
			partition_name
		) USING month_start, month_end;
		EXECUTE format(
			'ALTER TABLE usage_events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
			partition_name, month_start, month_end
		);
		made := made + 1;
	END LOOP;
	RETURN made;
END
$$;
