import { createEngine } from 'glassbox-nn';

export default {
  async fetch() {
    const [answer] = (await createEngine()).network({ layers: [2, 3, 1] }).predict([[1, 2]]);
    return Response.json([answer]);
  },
};
