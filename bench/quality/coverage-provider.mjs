// The V8 coverage of Vitest from bench's packages. Vitest looks for it beside itself, where heavy tools have no place: so every worker is
// told this file instead of the name.
const { default: v8 } = await import(
  new URL("../node_modules/@vitest/coverage-v8/dist/index.js", import.meta.url).href
);

const fromBench = {
  ...v8,
  async getProvider() {
    const provider = await v8.getProvider();
    const resolveOptions = provider.resolveOptions.bind(provider);
    provider.resolveOptions = () => ({
      ...resolveOptions(),
      provider: "custom",
      customProviderModule: import.meta.filename,
    });
    return provider;
  },
};

export default fromBench;
