import { createEngine } from 'glassbox-nn';

export const dynamic = 'force-dynamic';

export async function GET() {
  const [answer] = (await createEngine()).network({ layers: [2, 3, 1] }).predict([[1, 2]]);
  return Response.json([answer]);
}
