// From a document of docs/ to what a page and the search need of it.

// A package, which `npm run site` sees to before it asks for this module.
const { default: MarkdownIt } = await import('markdown-it');

/**
 * @typedef {{ id: string, level: number, title: string }} Heading
 * @typedef {{ id: string, title: string, text: string }} Section what the search finds
 * @typedef {{ title: string, html: string, headings: Heading[], sections: Section[], isLive: boolean }} Document
 *
 * @param {string} text
 * @param {readonly string[]} names of all documents, without .md: links to others have nowhere to lead, and become words
 * @returns {Document}
 */
export function readDocument(text, names) {
  const markdown = new MarkdownIt({ html: false, typographer: false });
  const state = { headings: [], sections: [], isLive: false, ids: new Map() };
  markdown.core.ruler.push('glassbox', ({ tokens }) => {
    nameHeadings(tokens, state);
    alignByClass(tokens);
    for (const { children } of tokens) if (children) mendLinks(children, names);
  });
  markdown.renderer.rules.table_open = () => '<div class="wide"><table>';
  markdown.renderer.rules.table_close = () => '</table></div>';
  markdown.renderer.rules.fence = (tokens, at) => {
    const { info, content } = tokens[at];
    const code = `<pre tabindex="0"><code>${markdown.utils.escapeHtml(content)}</code></pre>\n`;
    if (!/^html live\b/.test(info)) return code;
    state.isLive = true;
    return `${code}<div class="live">${content.replace(/<script[\s\S]*?<\/script>/g, '')}</div>\n`;
  };
  const html = markdown.render(text);
  const title = state.headings.find(({ level }) => level === 1)?.title;
  if (!title) throw new Error('expected a heading of the first level but found none');
  return { title, html, headings: state.headings, sections: state.sections, isLive: state.isLive };
}

/** Headings get the anchors that they have on GitHub, so that links between documents hold; what stands below each is found by it. */
function nameHeadings(tokens, { headings, sections, ids }) {
  tokens.forEach((token, at) => {
    if (token.type === 'heading_open') {
      const title = plain(tokens[at + 1]);
      const base = title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-');
      const before = ids.get(base) ?? 0;
      ids.set(base, before + 1);
      const id = before === 0 ? base : `${base}-${before}`;
      token.attrSet('id', id);
      headings.push({ id, level: Number(token.tag.slice(1)), title });
      sections.push({ id, title, text: '' });
    } else if (token.type === 'inline' || token.type === 'fence') {
      const section = sections.at(-1);
      if (section && tokens[at - 1]?.type !== 'heading_open') section.text += `${plain(token)}\n`;
    }
  });
}

/** The policy of the pages lets no style in that stands in an element. */
function alignByClass(tokens) {
  for (const token of tokens) {
    const at = token.attrIndex('style');
    if (at < 0) continue;
    if (token.attrGet('style').includes('right')) token.attrSet('class', 'right');
    token.attrs.splice(token.attrIndex('style'), 1);
  }
}

function plain({ children, content }) {
  return children ? children.map((child) => (child.type === 'softbreak' ? ' ' : child.content)).join('') : content;
}

function mendLinks(children, names) {
  const open = [];
  for (const token of children) {
    if (token.type === 'link_open') {
      const [, name, rest] = /^([\w-]+)\.md(#.*)?$/.exec(token.attrGet('href')) ?? [];
      const leads = names.includes(name);
      if (leads) token.attrSet('href', `${name}.html${rest ?? ''}`);
      else if (!/^(https?:|#)/.test(token.attrGet('href'))) hide(token);
      open.push(token);
    } else if (token.type === 'link_close' && open.pop()?.hidden) hide(token);
  }
}

function hide(token) {
  token.hidden = true;
  token.type = 'text';
  token.content = '';
}
