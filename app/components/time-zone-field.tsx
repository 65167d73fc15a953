import { useEffect, useRef } from "react";
import { SelectField } from "./ui/form-fields";

type Props = Omit<Parameters<typeof SelectField>[0], "options"> & {
  zones: readonly string[];
  /** For a new tenant: the browser's own zone is chosen as soon as it is known. */
  fromBrowser?: boolean;
};

export function TimeZoneField({ zones, fromBrowser, ...rest }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!fromBrowser) return;
    const select = ref.current?.querySelector("select");
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (select && zones.includes(zone)) select.value = zone;
  }, [fromBrowser, zones]);
  return (
    <div ref={ref}>
      <SelectField {...rest} options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))} />
    </div>
  );
}
