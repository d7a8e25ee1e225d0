// The examples of a document, as those find them who try them.

export interface Snippet {
  language: string;
  /** The second word after the fence: how it is run, or the name of the file it is. */
  how: string;
  code: string;
  /** The `text` block that follows. */
  prints: string | undefined;
}

export function snippetsOf(markdown: string): Snippet[] {
  const blocks = [...markdown.matchAll(/^```(\w*) ?(\S*)\n([\s\S]*?)^```$/gm)];
  const all = blocks.map(([, language = '', how = '', code = '']) => ({ language, how, code }));
  return all
    .map((block, i) => ({ ...block, prints: all[i + 1]?.language === 'text' ? all[i + 1]?.code : undefined }))
    .filter(({ language }) => language !== 'text');
}
