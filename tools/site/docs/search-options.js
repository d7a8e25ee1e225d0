// How the documents are searched: the same when the index is made and when it is read.
export const searchOptions = {
  fields: ['title', 'text'],
  storeFields: ['title', 'page'],
  searchOptions: {
    boost: { title: 3 },
    prefix: true,
    combineWith: 'AND',
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
  },
};
