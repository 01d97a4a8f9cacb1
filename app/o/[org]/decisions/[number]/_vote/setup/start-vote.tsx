"use client";

import { VOTE_WORDS, type VoteMethod } from "@/lib/evaluations/votes/rules";
import { StartFrame, type StartProps } from "../../_setup/people/start-frame";
import { openVoting } from "../actions";

/** Begins a vote: opening it locks what is voted on. */
export function StartVote({ method, ...start }: StartProps & { readonly method: VoteMethod }) {
  return (
    <StartFrame
      {...start}
      title="Begin the vote"
      act={VOTE_WORDS[method].act}
      locks="What is voted on, and the rules, are locked from now on."
      step={{ verb: "Open the vote", whyNot: (why) => why, run: (chosen) => openVoting(start.slug, chosen) }}
    />
  );
}
