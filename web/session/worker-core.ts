// The worker's side of the conversation, without the worker: a test can talk to it through any two functions.
import type { Engine } from '../engine/types.js';
import { buffersIn } from '../engine/worker/protocol.js';
import { Driver } from './driver.js';
import type { Pace } from './pace.js';
import { type FromWorker, type Request, type Requests, type ToWorker, toWords } from './protocol.js';
import { Runner, type RunnerExtras } from './runner.js';

export type Post = (message: FromWorker, transfer: ArrayBuffer[]) => void;

/** Whether a message asks for a network to be read, written or carried over, which few pages do. */
function isRare(message: ToWorker): boolean {
  if (!('request' in message)) return false;
  return (
    message.request === 'toJSON' ||
    (message.request === 'open' && Boolean(message.args[0].resume ?? message.args[0].keep))
  );
}

/**
 * Returns what is to be done with each message. Engine: made on 'start', so that its errors can be told. fetchRest: what the engine needs
 * for rare messages; those that come meanwhile wait for it.
 */
export function serve(
  makeEngine: () => Promise<Engine>,
  pace: Pace,
  post: Post,
  fetchRest: () => Promise<void> = async () => {},
): (message: ToWorker) => void {
  const extras: RunnerExtras = {};
  let waiting: ToWorker[] | null = null;
  let runner: Runner | undefined;
  let driver: Driver | undefined;

  const start = async () => {
    try {
      runner = new Runner(await makeEngine(), extras);
      driver = new Driver({
        runner,
        pace,
        send: (frame) => post({ event: 'frame', frame }, [...buffersIn(frame)]),
        failed: (error) => post({ event: 'failed', error: toWords(error) }, []),
      });
      post({ event: 'ready' }, []);
    } catch (error) {
      post({ event: 'unready', error: toWords(error) }, []);
    }
  };

  const handle = (message: ToWorker) => {
    if ('request' in message) {
      try {
        if (!runner || !driver) throw new Error('the engine is not loaded yet');
        const result = answer(runner, driver, message);
        post({ event: 'answer', id: message.id, result }, [...buffersIn(result)]);
      } catch (error) {
        post({ event: 'refusal', id: message.id, error: toWords(error) }, []);
      }
    } else if (message.order === 'start') void start();
    else if (message.order === 'end') driver?.dispose();
    else {
      try {
        if (message.order === 'play') driver?.play();
        else if (message.order === 'setSpeed') driver?.setSpeed(message.speed);
        else if (message.order === 'setStops') driver?.setStops(message.rules);
        else if (message.order === 'want') driver?.want(message.wants, message.sameMaps);
        else if (message.order === 'taken') driver?.taken();
      } catch (error) {
        post({ event: 'failed', error: toWords(error) }, []);
      }
    }
  };

  const receive = (message: ToWorker) => {
    if ('order' in message && message.order === 'beat') post({ event: 'alive' }, []);
    else if (waiting) waiting.push(message);
    else if (isRare(message) && !extras.carriedOver) void fetchFor(message);
    else handle(message);
  };

  const fetchFor = async (message: ToWorker) => {
    waiting = [message];
    try {
      const [{ carriedOver }] = await Promise.all([import('./reshape.js'), fetchRest()]);
      extras.carriedOver = carriedOver;
    } catch (error) {
      const refused = waiting.shift();
      if (refused && 'request' in refused) post({ event: 'refusal', id: refused.id, error: toWords(error) }, []);
    }
    const late = waiting;
    waiting = null;
    for (const each of late) receive(each);
  };

  return receive;
}

function answer(runner: Runner, driver: Driver, message: Request): Requests[keyof Requests]['result'] {
  switch (message.request) {
    case 'open':
      return driver.open(...message.args);
    case 'pause':
      return driver.pause();
    case 'step':
      return driver.step(...message.args);
    case 'reset':
      return driver.rest(() => runner.reset());
    case 'configure':
      driver.configure(...message.args);
      return undefined;
    case 'setParameter':
      return driver.amid(() => runner.setParameter(...message.args));
    case 'freeze':
      return driver.amid(() => runner.freeze(...message.args));
    case 'restore':
      return driver.rest(() => runner.restore(...message.args));
    default:
      // What asks, and changes nothing, has the runner's name for it.
      return (runner[message.request] as (...args: unknown[]) => Requests[keyof Requests]['result'])(...message.args);
  }
}
