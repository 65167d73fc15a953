import { NavLink } from "@remix-run/react";
import clsx from "clsx";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";

const LIST = "flex gap-1 overflow-x-auto border-b border-line";
const TAB =
  "-mb-px shrink-0 border-b-2 border-transparent px-3 py-2 font-medium text-muted hover:text-ink -outline-offset-2";
const CURRENT = "border-accent text-ink";

interface Props {
  label: string;
  tabs: readonly { value: string; label: string; content: ReactNode }[];
}

/** Parts of one page, one at a time. */
export function Tabs({ label, tabs }: Props) {
  return (
    <Radix.Root defaultValue={tabs[0]?.value} className="grid gap-4">
      <Radix.List aria-label={label} className={LIST}>
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className={clsx(TAB, "data-[state=active]:border-accent data-[state=active]:text-ink")}
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ value, content }) => (
        <Radix.Content key={value} value={value} className="rounded-sm">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

interface LinkTabsProps {
  label: string;
  tabs: readonly { to: string; label: string; end?: boolean }[];
}

/** Pages that belong together: each tab has its own address. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav aria-label={label} className={LIST}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end} className={({ isActive }) => clsx(TAB, isActive && CURRENT)}>
          {tab.label}
        </NavLink>
      ))}
    </nav>
  );
}
