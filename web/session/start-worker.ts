// A worker from a script that may lie on another server than the page.

type MakeWorker = new (url: URL, options: WorkerOptions) => Worker;

/**
 * A worker's script must come from the page's own origin. One of another origin (a CDN) is fetched by a module of our own
 * making that does nothing but import it; where a policy forbids such a worker, its error event says so.
 */
class Trampoline {
  constructor(url: URL, options: WorkerOptions) {
    const script = URL.createObjectURL(new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' }));
    // biome-ignore lint/correctness/noConstructorReturn: it stands in for Worker in an expression that bundlers recognise
    return new Worker(script, options) as unknown as Trampoline;
  }
}

/** begin: makes the worker of the class that it is given, called `Worker`, in the words that bundlers look for. Throws where workers are forbidden. */
export function start(begin: (Worker: MakeWorker) => Worker): Worker {
  try {
    return begin(Worker);
  } catch {
    return begin(Trampoline as unknown as MakeWorker);
  }
}
