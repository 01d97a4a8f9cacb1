/** How the vote is decided and when it counts, beside the ballot and known before anybody votes. On the phone it folds. */
export function VoteAside({ rules }: { rules: readonly string[] }) {
  return (
    <aside aria-label="How it is decided" className="border-line bg-sunken px-4 py-3.5 max-md:border-b md:border-r">
      <h2 className="text-sm font-semibold">How it is decided</h2>
      <ul className="mt-2 grid gap-2 text-xs text-ink-2">
        {rules.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </aside>
  );
}
