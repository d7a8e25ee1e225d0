'use client';
import { useEffect, useState } from 'react';
import 'glassbox-nn/parts';
import { createEngine } from 'glassbox-nn';
import { createWorkerEngine } from 'glassbox-nn/worker';

export default function Page() {
  const [answers, setAnswers] = useState(null);
  useEffect(() => {
    (async () => {
      const near = (await createEngine()).network({ layers: [2, 3, 1] }).predict([[1, 2]]);
      const engine = await createWorkerEngine();
      const far = await (await engine.network({ layers: [2, 3, 1] })).predict([[1, 2]]);
      engine.dispose();
      setAnswers([near[0], far[0]]);
    })().catch((error) => setAnswers([String(error)]));
  }, []);
  return (
    <main>
      <p id="answers">{answers === null ? '' : JSON.stringify(answers)}</p>
      <glassbox-model id="m" preset="oneNeuron" />
      <glassbox-boundary for="m">What stands in.</glassbox-boundary>
    </main>
  );
}
