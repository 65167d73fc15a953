interface Props {
  health: { status: string; version: string } | undefined;
}

/** Whether the gateway answers: said in words, with colour only beside them. */
export function GatewayStatus({ health }: Props) {
  const tone = health ? "text-good" : "text-bad";
  return (
    <section aria-label="Gateway" className="mt-10 rounded-xl border border-line bg-surface p-6">
      <h2 className="font-medium">Gateway</h2>
      <p className={`mt-1 ${tone}`}>{health ? `Running, version ${health.version}` : "Does not answer"}</p>
    </section>
  );
}
