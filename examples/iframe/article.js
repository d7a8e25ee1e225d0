// The frame says how high it is; two buttons of the article speak to it.
const frame = document.querySelector('#live');

window.addEventListener('message', (event) => {
  // Any frame and any window may send messages: only this one is meant.
  if (event.source !== frame.contentWindow) return;
  if (event.data?.type === 'glassbox-resize') frame.style.height = `${event.data.height}px`;
});

for (const order of ['play', 'pause']) {
  document.querySelector(`#${order}`).addEventListener('click', () => {
    frame.contentWindow.postMessage({ type: `glassbox-${order}` }, '*');
  });
}
