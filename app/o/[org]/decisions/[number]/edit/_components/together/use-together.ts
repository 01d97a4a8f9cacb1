"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { followOrganization } from "@/app/o/[org]/_live/stream";
import type { SectionKind } from "@/db/enums";
import type { Field } from "../field/open-field";
import type { Base, Session, SessionView } from "./session";

interface Options {
  readonly slug: string;
  readonly decisionId: string;
  /** The decision's own address. */
  readonly base: string;
  /** The sections that are being written together when the page is opened. */
  readonly begun: readonly SectionKind[];
  readonly baseOf: (kind: SectionKind) => Base;
  readonly onBase: (kind: SectionKind, base: Base, isBehind: boolean) => void;
}

/** What the editor knows of the sections that are written together. */
export interface Together {
  readonly views: Readonly<Partial<Record<SectionKind, SessionView>>>;
  /** Why a section is written alone. */
  readonly refusals: Readonly<Partial<Record<SectionKind, string>>>;
  readonly isShared: (kind: SectionKind) => boolean;
  readonly onField: (kind: SectionKind, field: Field | null) => void;
  readonly join: (kind: SectionKind) => void;
  readonly settle: () => Promise<void>;
  readonly settleOwn: (kind: SectionKind, isTaken: boolean) => void;
  /** Puts the saved text back, where nobody else is. */
  readonly reset: (kind: SectionKind) => void;
}

/** Writes sections together with whoever else is there: a section is joined when its field gets the focus, or somebody else writes in it. */
export function useTogether(options: Options): Together {
  const [views, setViews] = useState<Together["views"]>({});
  const [refusals, setRefusals] = useState<Together["refusals"]>({});
  const latest = useRef(options);
  const fields = useRef(new Map<SectionKind, Field>());
  const sessions = useRef(new Map<SectionKind, Session>());
  const wanted = useRef(new Set<SectionKind>(options.begun));
  const isOn = useRef(true);
  useEffect(() => {
    latest.current = options;
  });

  const leave = (kind: SectionKind) => {
    sessions.current.get(kind)?.close();
    sessions.current.delete(kind);
  };

  const open = async (kind: SectionKind) => {
    const { Session } = await import("./session");
    const field = fields.current.get(kind);
    if (!isOn.current || field === undefined || sessions.current.has(kind)) return;
    const { base, decisionId } = latest.current;
    const session = new Session(`${base}/together/${kind}`, `${decisionId}.${kind}`, latest.current.baseOf(kind), {
      textNow: () => field.text(),
      share: (text, binding) => field.share(text, binding),
      unshare: (why) => {
        sessions.current.delete(kind);
        wanted.current.delete(kind);
        field.unshare();
        setViews((all) => ({ ...all, [kind]: undefined }));
        setRefusals((all) => ({ ...all, [kind]: why }));
      },
      onBase: (now, isBehind) => latest.current.onBase(kind, now, isBehind),
      onView: (view) => setViews((all) => ({ ...all, [kind]: view })),
    });
    sessions.current.set(kind, session);
    await session.exchange();
  };

  const join = (kind: SectionKind) => {
    wanted.current.add(kind);
    if (!sessions.current.has(kind)) void open(kind);
  };

  const { slug, decisionId } = options;
  const heard = useEffectEvent((section: string) => {
    for (const kind of fields.current.keys()) {
      if (kind !== section) continue;
      const session = sessions.current.get(kind);
      if (session === undefined) join(kind);
      else void session.exchange();
    }
  });
  useEffect(() => {
    isOn.current = true;
    const all = sessions.current;
    const again = () => all.forEach((session) => void session.exchange());
    const stop = followOrganization(slug, {
      onWriting: ({ topic, section }) => {
        if (topic === decisionId) heard(section);
      },
      // After a cut line nobody knows what was missed.
      onState: (state) => {
        if (state === "open") again();
      },
    });
    window.addEventListener("online", again);
    return () => {
      isOn.current = false;
      window.removeEventListener("online", again);
      stop();
      for (const kind of [...all.keys()]) leave(kind);
    };
    // The editor of another decision is another component.
  }, [slug, decisionId]);

  return {
    views,
    refusals,
    isShared: (kind) => sessions.current.has(kind),
    onField: (kind, field) => {
      leave(kind);
      if (field === null) fields.current.delete(kind);
      else {
        fields.current.set(kind, field);
        if (wanted.current.has(kind)) void open(kind);
      }
    },
    join,
    settle: async () => {
      await Promise.all([...sessions.current.values()].map((session) => session.settle()));
    },
    settleOwn: (kind, isTaken) => sessions.current.get(kind)?.settleOwn(isTaken),
    reset: (kind) => sessions.current.get(kind)?.reset(),
  };
}
