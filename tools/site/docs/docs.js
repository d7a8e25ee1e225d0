// The search of the documents: the index is fetched when somebody reaches for it, and asked here; no server is needed.
const box = document.querySelector('#search');
const query = document.querySelector('#query');
const found = document.querySelector('#found');
const results = document.querySelector('#results');

const most = 12;

let index;
const load = () => {
  index ??= (async () => {
    const [{ default: MiniSearch }, { searchOptions }, response] = await Promise.all([
      import('./minisearch.js'),
      import('./search-options.js'),
      fetch(new URL('search.json', import.meta.url)),
    ]);
    if (!response.ok) throw new Error(`the server said ${response.status}`);
    return MiniSearch.loadJSON(await response.text(), searchOptions);
  })();
  return index;
};

async function show() {
  const text = query.value.trim();
  let hits = [];
  try {
    hits = text === '' ? [] : (await load()).search(text);
  } catch (error) {
    index = undefined;
    found.textContent = `The search could not be loaded: ${error.message}. Type again to retry.`;
    return;
  }
  if (query.value.trim() !== text) return;
  results.replaceChildren(
    ...hits.slice(0, most).map(({ id, title, page }) => {
      const link = document.createElement('a');
      link.href = new URL(id, import.meta.url).href;
      link.textContent = title === page ? title : `${page}: ${title}`;
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
  found.textContent = text === '' ? '' : hits.length === 0 ? 'Nothing found.' : `${hits.length} found.`;
}

box.hidden = false;
query.addEventListener('focus', () => void load().catch(() => {}));
query.addEventListener('input', () => void show());
query.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') results.querySelector('a')?.click();
  if (key !== 'Escape') return;
  query.value = '';
  void show();
});
results.addEventListener('click', () => {
  query.value = '';
  void show();
});
