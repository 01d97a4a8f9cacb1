import {
  Ban,
  Eye,
  FileInput,
  GitFork,
  ListChecks,
  Lock,
  MessageSquare,
  PenLine,
  Send,
  Stamp,
  Undo2,
  Users,
  type IconComponent,
} from "@/app/_ui/icons";
import { classNames } from "@/app/_ui/class-names";
import { StateGlyph } from "@/app/_ui/state/state-glyph";
import type { SentenceMark } from "@/lib/history/sentences/parts";

const ICONS: Readonly<Record<Exclude<SentenceMark, "accepted" | "rejected">, IconComponent>> = {
  text: PenLine,
  people: Users,
  line: GitFork,
  proposed: Send,
  approved: Stamp,
  waits: Undo2,
  ended: Ban,
  evaluation: ListChecks,
  ballot: FileInput,
  revealed: Eye,
  closed: Lock,
  comment: MessageSquare,
};

const TONES: Readonly<Partial<Record<SentenceMark, string>>> = {
  accepted: "bg-positive-soft text-positive-ink",
  rejected: "bg-critical-soft text-critical-ink",
  waits: "bg-caution-soft text-caution-ink",
};

/** The knot of an event on the unbroken line. The sentence beside it says the same in words. */
export function EventMark({ mark }: { mark: SentenceMark }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "grid size-6 place-items-center rounded-full",
        TONES[mark] ?? "bg-surface text-ink-3 inset-ring inset-ring-line-2",
      )}
    >
      <Glyph mark={mark} />
    </span>
  );
}

function Glyph({ mark }: { mark: SentenceMark }) {
  if (mark === "accepted" || mark === "rejected") return <StateGlyph status={mark} />;
  const Icon = ICONS[mark];
  return <Icon className="size-3.5" strokeWidth={1.75} />;
}
