import { buttonStyle } from "@/app/_ui/form/button-style";

interface Props {
  readonly href: string;
  /** What the file holds, for who does not see where the link stands. */
  readonly label: string;
}

/** Hands out what a page shows, with all its rows. The browser saves it, shows how far it is, and can end it. */
export function CsvLink({ href, label }: Props) {
  return (
    <a href={href} download aria-label={label} title={label} className={buttonStyle({ size: "sm" })}>
      CSV
    </a>
  );
}
