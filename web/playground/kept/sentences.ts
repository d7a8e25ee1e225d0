// What a page says about the work it keeps.

export const nothingKept =
  'This browser keeps nothing for this page, as in a private window: a reload begins anew. A link from Share, with the trained weights, brings the work back.';
export const tableNotKept =
  'This browser has no room for a table as large as this one: a reload brings back the rest of the work, and the table has to be opened again.';

export const notForgotten =
  'Not everything could be deleted: this browser refuses to, or does not answer. Its own settings have a place to delete what pages keep.';
export const workElsewhere = 'Another tab has other work of yours. Share has a button that opens it.';

export const startsAfresh = 'What the optimizer remembered could not be read: it starts afresh, with the same weights.';
