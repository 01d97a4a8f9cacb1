/**
 * Runs in the browser before everything else. Zod makes code out of texts where it may; our pages' policy forbids it, and each try would
 * be a breach. Told so here rather than by zod's own `config`, which would put zod into every page.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
