"use client";

import { Command } from "cmdk";
import {
  Activity,
  FileText,
  GitFork,
  HeartPulse,
  House,
  LayoutTemplate,
  ListChecks,
  Plus,
  Scale,
  Search,
  Settings,
  SquareCheck,
  Users,
  Waypoints,
  X,
  type IconComponent,
} from "@/app/_ui/icons";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from "react";
import { useBackdrop } from "@/app/_ui/overlay/use-backdrop";
import { StateGlyph } from "@/app/_ui/state/state-glyph";
import { request } from "@/app/o/[org]/_request/request";
import { Kbd } from "@/app/_ui/text/kbd";
import type { Found } from "@/lib/search/palette/queries";
import { Pieces } from "../../_finding/pieces";

const NOTHING: Found = { decisions: [], lines: [], views: [] };
const item =
  "mx-1.5 flex h-11 sm:h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 text-ink data-[selected=true]:bg-ink/7";

interface Props {
  readonly slug: string;
  readonly canCreateDecisions: boolean;
  readonly onClose: () => void;
}

/** Decisions, then what one can do, then places. The server searches; the list is its answer. */
export function Palette({ slug, canCreateDecisions, onClose }: Props) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<Found>(NOTHING);
  /** What the list is the answer to; null before the first. */
  const [answered, setAnswered] = useState<string | null>(null);
  const [selected, setSelected] = useState("");
  const hurried = useRef<string | null>(null);
  const backdrop = useBackdrop(dialog, true, onClose);

  useEffect(() => {
    dialog.current?.showModal();
    // The dialog would focus the list's frame, which comes first.
    dialog.current?.querySelector("input")?.focus();
  }, []);
  const go = (path: string) => {
    onClose();
    router.push(`/o/${slug}${path}`);
  };
  const arrive = useEffectEvent((asked: string, next: Found) => {
    setFound(next);
    setAnswered(asked);
    const [best] = next.decisions;
    if (best === undefined) return;
    setSelected(`decision-${best.number}`);
    if (hurried.current === asked) go(`/decisions/${best.number}`);
  });
  useEffect(() => {
    const stopped = new AbortController();
    const { signal } = stopped;
    void request<Found>(`/o/${slug}/palette?q=${encodeURIComponent(query)}`, { method: "GET", signal }).then(
      (answer) => {
        if (!signal.aborted) arrive(query, answer.ok ? answer.value : NOTHING);
      },
    );
    return () => stopped.abort();
  }, [slug, query]);

  /** What is listed before the answer was found for other words: Enter then opens what the answer has. */
  const waitForAnswer = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || answered === query || !/^(?:decision|view|line)-/.test(selected)) return;
    event.preventDefault();
    hurried.current = query;
  };
  const matches = (text: string) => text.toLowerCase().includes(query.trim().toLowerCase());
  const places = PLACES.filter((place) => matches(place.name) && (canCreateDecisions || place.path !== "/templates"));

  return (
    <dialog
      ref={dialog}
      aria-label="Search or jump to"
      onClose={onClose}
      {...backdrop}
      className="mx-auto mt-4 w-[calc(100vw-2rem)] max-w-[640px] overflow-hidden rounded-panel border border-line bg-raised p-0 text-ink-2 shadow-lg sm:mt-24"
    >
      <Command
        shouldFilter={false}
        label="Search or jump to"
        value={selected}
        onValueChange={setSelected}
        onKeyDown={waitForAnswer}
      >
        <div className="flex h-12 items-center gap-2.5 border-b border-line px-4">
          <Search className="size-4 text-ink-3" />
          <Command.Input
            value={query}
            onValueChange={setQuery}
            placeholder="Search decisions, or jump to a place"
            className="flex-1 bg-transparent text-base text-ink outline-none"
          />
          <Kbd className="max-sm:hidden">Esc</Kbd>
          <button
            type="button"
            aria-label="Close"
            onClick={onClose}
            className="-mr-3 grid size-11 place-items-center rounded-control text-ink-3 sm:hidden"
          >
            <X className="size-4" />
          </button>
        </div>
        <Command.List className="max-h-[60dvh] overflow-y-auto pb-1.5">
          <Command.Empty className="px-4 py-6 text-center text-ink-3">Nothing here has that.</Command.Empty>
          {found.decisions.length > 0 && (
            <Command.Group heading={<Heading>Decisions</Heading>}>
              {found.decisions.map((decision) => (
                <Command.Item
                  key={decision.number}
                  value={`decision-${decision.number}`}
                  className={item}
                  onSelect={() => go(`/decisions/${decision.number}`)}
                >
                  <StateGlyph status={decision.status} />
                  <span className="clip flex-1">
                    <Pieces pieces={decision.title} />
                  </span>
                  <span className="mono text-ink-3">ADR-{decision.number}</span>
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {query.trim() !== "" && (
            <Command.Group heading={<Heading>Search</Heading>}>
              <Command.Item
                value="search"
                className={item}
                onSelect={() => go(`/search?q=${encodeURIComponent(query.trim())}`)}
              >
                <Search className="size-4 text-ink-3" />
                <span className="clip flex-1">Records, comments, reasons and people with “{query.trim()}”</span>
              </Command.Item>
            </Command.Group>
          )}
          {canCreateDecisions && (
            <Command.Group heading={<Heading>Do</Heading>}>
              <Command.Item
                value="new"
                className={item}
                onSelect={() => go(`/decisions/new${query ? `?title=${encodeURIComponent(query)}` : ""}`)}
              >
                <Plus className="size-4 text-ink-3" />
                <span className="clip flex-1">New decision{query && ` “${query}”`}</span>
                <Kbd>N</Kbd>
              </Command.Item>
              <Command.Item value="template" className={item} onSelect={() => go("/templates")}>
                <Scale className="size-4 text-ink-3" strokeWidth={1.6} />
                <Matched text="Start from a template" query={query} />
              </Command.Item>
            </Command.Group>
          )}
          {found.views.length > 0 && (
            <Command.Group heading={<Heading>Views</Heading>}>
              {found.views.map((view) => (
                <Command.Item
                  key={view.id}
                  value={`view-${view.id}`}
                  className={item}
                  onSelect={() => go(`/${view.place}?${view.query}`)}
                >
                  <ListChecks className="size-4 text-ink-3" strokeWidth={1.6} />
                  <Matched text={view.name} query={query} />
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {(found.lines.length > 0 || places.length > 0) && (
            <Command.Group heading={<Heading>Places</Heading>}>
              {found.lines.map((line) => (
                <Command.Item
                  key={line.slug}
                  value={`line-${line.slug}`}
                  className={item}
                  onSelect={() => go(`/product-lines/${line.slug}`)}
                >
                  <GitFork className="size-4 text-ink-3" />
                  <Matched text={line.name} query={query} />
                </Command.Item>
              ))}
              {places.map((place) => (
                <Command.Item
                  key={place.path}
                  value={`place-${place.name}`}
                  className={item}
                  onSelect={() => go(place.path)}
                >
                  <place.icon className="size-4 text-ink-3" strokeWidth={1.6} />
                  <Matched text={place.name} query={query} />
                  {place.keys && <Kbd>{place.keys}</Kbd>}
                </Command.Item>
              ))}
            </Command.Group>
          )}
        </Command.List>
      </Command>
    </dialog>
  );
}

const PLACES: readonly { name: string; path: string; keys?: string; icon: IconComponent }[] = [
  { name: "Home", path: "", keys: "G H", icon: House },
  { name: "Decisions", path: "/decisions", keys: "G D", icon: FileText },
  { name: "Map", path: "/map", keys: "G M", icon: Waypoints },
  { name: "Adoption", path: "/adoption", icon: SquareCheck },
  { name: "Search", path: "/search", icon: Search },
  { name: "Activity", path: "/activity", keys: "G A", icon: Activity },
  { name: "Product lines", path: "/product-lines", icon: GitFork },
  { name: "Templates", path: "/templates", icon: LayoutTemplate },
  { name: "Health", path: "/health", icon: HeartPulse },
  { name: "Members", path: "/members", icon: Users },
  { name: "Settings", path: "/settings", icon: Settings },
];

function Heading({ children }: { children: string }) {
  return <span className="block px-4 pt-2.5 pb-1 text-2xs font-medium text-ink-3">{children}</span>;
}

/** A text with what was typed picked out in it. */
function Matched({ text, query }: { text: string; query: string }) {
  const sought = query.trim();
  const at = sought === "" ? -1 : text.toLowerCase().indexOf(sought.toLowerCase());
  if (at < 0) return <span className="clip flex-1">{text}</span>;
  return (
    <span className="clip flex-1">
      {text.slice(0, at)}
      <mark className="bg-transparent font-semibold text-accent-ink">{text.slice(at, at + sought.length)}</mark>
      {text.slice(at + sought.length)}
    </span>
  );
}
