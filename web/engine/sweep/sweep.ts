// A sweep under way: networks are handed to the places of work, and results to whoever iterates.
import { fail, GlassboxError } from '../errors.js';
import type { EngineModule } from '../module.js';
import { readObject } from '../numbers.js';
import { throwIfAborted } from '../training/train.js';
import type { Engine } from '../types.js';
import { Elsewhere, Here, type Hosts, type Place } from './places.js';
import { type Job, type Plan, planSweep, WAITING, WHERE } from './plan.js';
import type { SweepOptions, SweepResult, SweepSpec } from './types.js';

/** Workers a network may lose before it is taken for the cause. */
const LOSSES = 3;

/** The engine, and what a worker needs to make another like it. */
export interface Maker {
  readonly engine: Engine;
  readonly module: EngineModule;
  readonly compiled: WebAssembly.Module;
}

/** Everything is checked and copied when the first result is asked for, before anything is trained. */
export async function* startSweep(
  maker: Maker,
  hosts: Hosts,
  spec: SweepSpec,
  given: SweepOptions | undefined,
): AsyncGenerator<SweepResult, void, undefined> {
  const options: SweepOptions = given === undefined ? {} : readObject(WHERE, 'options', given);
  const { signal, onProgress } = options;
  throwIfAborted(signal);
  const plan = planSweep(maker.module, spec, options, hosts.cores());
  const team = new Team(maker, hosts, plan);
  const stop = () => team.wake();
  signal?.addEventListener('abort', stop);
  try {
    await team.start();
    for (let done = 0; done < plan.jobs.length; done++) {
      const result = await team.next(() => throwIfAborted(signal));
      onProgress?.({ done: done + 1, of: plan.jobs.length });
      yield result;
      throwIfAborted(signal);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    team.dispose();
  }
}

/** The places of work, what is still to do, and what is done and not yet taken. */
class Team {
  readonly #maker: Maker;
  readonly #hosts: Hosts;
  readonly #plan: Plan;
  readonly #places = new Set<Place>();
  readonly #todo: Job[];
  readonly #done: SweepResult[] = [];
  readonly #lost = new Map<Job, number>();
  #error: unknown;
  #wake: () => void = () => {};
  #room: (() => void)[] = [];
  #over = false;

  constructor(maker: Maker, hosts: Hosts, plan: Plan) {
    this.#maker = maker;
    this.#hosts = hosts;
    this.#plan = plan;
    this.#todo = [...plan.jobs].reverse();
  }

  /** Where no worker can be had, networks are trained in this thread. */
  async start(): Promise<void> {
    // One that is slow, or says nothing, keeps none of the others waiting.
    const opening = Array.from({ length: this.#plan.workers }, async () => this.#employ(await this.#open()));
    await Promise.any(opening).catch(() => this.#employ(new Here(this.#maker.engine, this.#plan.data)));
  }

  /** The next result, as soon as there is one. `check` may end the waiting by throwing. */
  async next(check: () => void): Promise<SweepResult> {
    for (;;) {
      check();
      const result = this.#done.shift();
      if (result) {
        this.#room.shift()?.();
        return result;
      }
      if (this.#error !== undefined) throw this.#error;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  wake(): void {
    this.#wake();
  }

  dispose(): void {
    this.#over = true;
    for (const place of this.#places) place.dispose();
    for (const go of this.#room.splice(0)) go();
  }

  #open(): Promise<Place> {
    return Elsewhere.open(this.#hosts, this.#maker.compiled, this.#plan.data);
  }

  #employ(place: Place): void {
    if (this.#over) {
      place.dispose();
      return;
    }
    this.#places.add(place);
    void this.#work(place);
  }

  async #work(place: Place): Promise<void> {
    for (let job = this.#todo.pop(); job && !this.#over; job = this.#todo.pop()) {
      try {
        this.#done.push(await place.train(job));
      } catch (error) {
        await this.#miss(place, job, error);
        return;
      }
      this.#wake();
      // Nobody takes results: what is done is bounded, and training rests.
      while (this.#done.length >= WAITING * this.#places.size && !this.#over)
        await new Promise<void>((resolve) => this.#room.push(resolve));
    }
  }

  /** A worker that is gone costs its network a second start elsewhere; an error of the network itself ends the sweep. */
  async #miss(place: Place, job: Job, error: unknown): Promise<void> {
    if (this.#over) return;
    if (!(error instanceof GlassboxError && error.code === 'disposed')) return this.#fail(error);
    place.dispose();
    this.#places.delete(place);
    const lost = (this.#lost.get(job) ?? 0) + 1;
    this.#lost.set(job, lost);
    if (lost >= LOSSES) return this.#fail(refusal(job, lost, error));
    this.#todo.push(job);
    const next = await this.#open().catch(() => new Here(this.#maker.engine, this.#plan.data));
    this.#employ(next);
  }

  #fail(error: unknown): void {
    this.#error ??= error;
    this.#wake();
  }
}

function refusal(job: Job, lost: number, cause: unknown): unknown {
  try {
    return fail(
      'unsupported',
      WHERE,
      `expected to train network ${job.index} but ${lost} workers broke under it`,
      cause,
    );
  } catch (error) {
    return error;
  }
}
