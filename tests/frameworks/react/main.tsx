import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'glassbox-nn/parts';
import 'glassbox-nn/react';
import { createEngine } from 'glassbox-nn';

function App() {
  const [answer, setAnswer] = useState<number>();
  const [dataset, setDataset] = useState('');
  useEffect(() => {
    createEngine().then((engine) => setAnswer(engine.network({ layers: [2, 3, 1] }).predict([[1, 2]])[0]));
  }, []);
  return (
    <>
      <glassbox-model
        id="m"
        preset="oneNeuron"
        onglassbox-ready={(event) => setDataset(event.detail.settings.dataset)}
      />
      <glassbox-boundary for="m">What stands in.</glassbox-boundary>
      <glassbox-value for="m" of="cost" captioned />
      <p id="answers">{answer !== undefined && dataset !== '' ? JSON.stringify([answer, dataset]) : ''}</p>
    </>
  );
}

createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
