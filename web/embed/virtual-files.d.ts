/** Made by vite.config.ts: the engine's module and the measured data, by file name, in base64. */
declare module 'virtual:files' {
  const files: Readonly<Record<string, string>>;
  export default files;
}
