const PREFIX = "accord.announcement.";

/** The cookie by which a browser remembers, until an announcement is over, that it was closed. */
export const dismissedName = (id: string): string => `${PREFIX}${id}`;

/** The same, as a script writes it. */
export const dismissedCookie = (id: string, until: Date): string =>
  `${dismissedName(id)}=1; path=/; samesite=lax; expires=${until.toUTCString()}`;
