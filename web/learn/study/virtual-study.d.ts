/** Made by tools/vite/study.ts from docs/study/questions.md. */
declare module 'virtual:study' {
  const words: import('./words.js').StudyWords;
  export default words;
}
