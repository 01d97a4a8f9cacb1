import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { ThemeProvider } from "next-themes";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { FollowLinks } from "./_ui/link/follow-links";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Accord", template: "%s · Accord" },
  description: "The workspace in which an organization makes its technology decisions and keeps them.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** Keyboards with a ⌘ key. */
const APPLE = /Mac OS X|iPhone|iPad/;

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the nonce also makes every page dynamic: a nonce that is served twice protects nothing.
  const asked = await headers();
  const nonce = asked.get("x-nonce") ?? undefined;
  const keys = APPLE.test(asked.get("user-agent") ?? "") ? "apple" : "other";
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} data-keys={keys} suppressHydrationWarning>
      <body>
        <ThemeProvider
          attribute="data-theme"
          defaultTheme="system"
          enableSystem
          disableTransitionOnChange
          nonce={nonce}
        >
          {children}
          <FollowLinks />
        </ThemeProvider>
      </body>
    </html>
  );
}
