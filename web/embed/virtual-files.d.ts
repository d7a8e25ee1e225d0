/** Made by tools/vite/embed.ts, by file name: the engine's module in base64, the measured data as text. */
declare module 'virtual:files' {
  const files: Readonly<Record<string, string>>;
  export default files;
}
