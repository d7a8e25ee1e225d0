// The front page: words and a still at first. The network comes to life when it is in sight; its code is fetched then.
const figure = document.querySelector<HTMLElement>('#figure');

// Links to a network used to be given with this address: they are the playground's.
if (location.hash.includes('=')) location.replace(`./playground/${location.hash}`);
else if (figure) {
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    import('./live.js').then(
      ({ goLive }) => goLive(figure),
      () => undefined, // the still stays
    );
  });
  watch.observe(figure);
}
