// The built page where those of the other projects are.
export default {
  outDir: 'dist',
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('glassbox-') } } },
};
