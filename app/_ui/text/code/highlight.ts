import "server-only";
import { createBundledHighlighter, createCssVariablesTheme } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { Recent } from "@/lib/adr/text/recent";

/** What decision records show code in. A grammar is loaded when it is first needed. */
const LANGUAGES = {
  bash: () => import("shiki/langs/bash.mjs"),
  csharp: () => import("shiki/langs/csharp.mjs"),
  css: () => import("shiki/langs/css.mjs"),
  diff: () => import("shiki/langs/diff.mjs"),
  docker: () => import("shiki/langs/docker.mjs"),
  go: () => import("shiki/langs/go.mjs"),
  graphql: () => import("shiki/langs/graphql.mjs"),
  hcl: () => import("shiki/langs/hcl.mjs"),
  html: () => import("shiki/langs/html.mjs"),
  ini: () => import("shiki/langs/ini.mjs"),
  java: () => import("shiki/langs/java.mjs"),
  javascript: () => import("shiki/langs/javascript.mjs"),
  json: () => import("shiki/langs/json.mjs"),
  kotlin: () => import("shiki/langs/kotlin.mjs"),
  python: () => import("shiki/langs/python.mjs"),
  rust: () => import("shiki/langs/rust.mjs"),
  sql: () => import("shiki/langs/sql.mjs"),
  toml: () => import("shiki/langs/toml.mjs"),
  typescript: () => import("shiki/langs/typescript.mjs"),
  xml: () => import("shiki/langs/xml.mjs"),
  yaml: () => import("shiki/langs/yaml.mjs"),
};

type Language = keyof typeof LANGUAGES;

/** What people write behind the fence instead. */
const ALIASES: Readonly<Partial<Record<string, Language>>> = {
  "c#": "csharp",
  cs: "csharp",
  dockerfile: "docker",
  js: "javascript",
  jsx: "javascript",
  kt: "kotlin",
  py: "python",
  rs: "rust",
  sh: "bash",
  shell: "bash",
  terraform: "hcl",
  tf: "hcl",
  ts: "typescript",
  tsx: "typescript",
  yml: "yaml",
  zsh: "bash",
};

/** Longer blocks, and lines, stay plain: a grammar reads some of them slowly. In characters. */
const BLOCK_LIMIT = 20_000;
const LINE_LIMIT = 1_000;

/** Colours are variables of globals.css, so that both themes have their own. */
const THEME = createCssVariablesTheme({ name: "accord", variablePrefix: "--code-", fontStyle: true });

/** A run of code of one colour; the colour is a CSS value, and null for what stays as it is. */
export interface CodeRun {
  readonly text: string;
  readonly color: string | null;
}

const createHighlighter = createBundledHighlighter({
  langs: LANGUAGES,
  themes: { accord: THEME },
  engine: () => createJavaScriptRegexEngine({ forgiving: true }),
});

let highlighter: ReturnType<typeof createHighlighter> | undefined;
const recent = new Recent<Promise<readonly (readonly CodeRun[])[] | null>>(400_000);

/** The lines of a block of code in coloured runs; null where the language is not known or the block is long. */
export function highlight(source: string, language: string): Promise<readonly (readonly CodeRun[])[] | null> {
  const lang = languageOf(language);
  if (lang === null || source.length > BLOCK_LIMIT) return Promise.resolve(null);
  return recent.get(`${lang} ${source}`, () => colour(source, lang));
}

async function colour(source: string, lang: Language): Promise<readonly (readonly CodeRun[])[]> {
  highlighter ??= createHighlighter({ langs: [], themes: ["accord"] });
  const ready = await highlighter;
  await ready.loadLanguage(lang);
  const options = { lang, theme: "accord", tokenizeMaxLineLength: LINE_LIMIT, tokenizeTimeLimit: 500 } as const;
  return ready
    .codeToTokensBase(source, options)
    .map((line) =>
      line.map(({ content, color }) => ({ text: content, color: color?.startsWith("var(") === true ? color : null })),
    );
}

function languageOf(written: string): Language | null {
  const name = written.toLowerCase();
  return isLanguage(name) ? name : (ALIASES[name] ?? null);
}

const isLanguage = (name: string): name is Language => Object.hasOwn(LANGUAGES, name);
