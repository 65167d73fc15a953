-- Rows outside every month that exists: late ones, and what arrives before the month was made.
CREATE TABLE message_log_default PARTITION OF message_log DEFAULT;
--> statement-breakpoint
-- Makes the partitions of `parent` for the month of `moment` (UTC) and the months that follow, where they are missing, and
-- moves rows that waited in its default partition. Returns how many were made. Safe to call at any time, from anywhere.
CREATE FUNCTION ensure_monthly_partitions(parent text, moment timestamptz, months int DEFAULT 3) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
	made int := 0;
	month_start timestamptz;
	month_end timestamptz;
	partition_name text;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('ensure_partitions of ' || parent));
	FOR i IN 0 .. months - 1 LOOP
		month_start := (date_trunc('month', moment AT TIME ZONE 'UTC') + make_interval(months => i)) AT TIME ZONE 'UTC';
		month_end := (date_trunc('month', moment AT TIME ZONE 'UTC') + make_interval(months => i + 1)) AT TIME ZONE 'UTC';
		partition_name := parent || '_' || to_char(month_start AT TIME ZONE 'UTC', 'YYYY_MM');
		CONTINUE WHEN to_regclass(quote_ident(partition_name)) IS NOT NULL;
		-- No row may slip into the default partition between the move and the attachment.
		EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parent || '_default');
		EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', partition_name, parent);
		EXECUTE format(
			'WITH moved AS (DELETE FROM %I WHERE at >= $1 AND at < $2 RETURNING *) INSERT INTO %I SELECT * FROM moved',
			parent || '_default', partition_name
		) USING month_start, month_end;
		EXECUTE format(
			'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
			parent, partition_name, month_start, month_end
		);
		made := made + 1;
	END LOOP;
	RETURN made;
END
$$;
