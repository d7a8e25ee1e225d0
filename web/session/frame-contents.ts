// What a session's network is asked of its data: everything the views want in a frame, and the gradient with its time. All arrays
// are copies.
import type { Gradient, Network } from '../engine/types.js';
import { dataOf } from './data.js';
import type { Frame, LayerActivations, SessionData, TimedGradient, Wants } from './session.js';

/** Clocks of pages are coarse on purpose: what is timed is repeated for so many milliseconds. */
const timeEnough = 5;

type Wanted = Pick<Frame, 'maps' | 'predictions' | 'trace' | 'gradient' | 'activations' | 'snapshot'>;

/** Whether a frame made for `before`, at this very step, lacks some of what is wanted now. */
export function wantsMore(now: Wants, before: Wants, step: number): boolean {
  const { mapInputs, trace, activationsOf = [], snapshotFrom = Number.POSITIVE_INFINITY } = now;
  return Boolean(
    (mapInputs && (mapInputs.id !== before.mapInputs?.id || mapInputs.inputs !== before.mapInputs.inputs)) ||
      (now.predictions && !before.predictions) ||
      (trace && !isSameTrace(trace, before.trace)) ||
      (now.gradient && !before.gradient) ||
      activationsOf.some((layer) => !before.activationsOf?.includes(layer)) ||
      (step >= snapshotFrom && step < (before.snapshotFrom ?? Number.POSITIVE_INFINITY)),
  );
}

/** By their numbers: what came as a message is a copy each time. */
function isSameTrace(a: NonNullable<Wants['trace']>, b: Wants['trace']): boolean {
  return b !== undefined && isSame(a.input, b.input) && isSame(a.target, b.target);
}

const isSame = (a: Float32Array, b: Float32Array) => a.length === b.length && a.every((value, i) => value === b[i]);

/** For the weights as they are now. */
export function answersTo(wants: Wants, network: Network, train: SessionData, test: SessionData): Wanted {
  const { mapInputs, predictions, trace, gradient, activationsOf, snapshotFrom } = wants;
  return {
    ...(mapInputs && {
      maps: { id: mapInputs.id, rows: mapInputs.rows, layers: network.activationsOf(mapInputs.inputs) },
    }),
    ...(predictions && {
      predictions: {
        train: network.predict(train.inputs),
        test: test.rows > 0 ? network.predict(test.inputs) : new Float32Array(0),
      },
    }),
    ...(trace && { trace: network.trace(trace.input, trace.target) }),
    ...(gradient && { gradient: network.gradient(dataOf(train)) }),
    ...(activationsOf && { activations: activationsIn(network, train, test, activationsOf) }),
    ...(snapshotFrom !== undefined && network.step >= snapshotFrom && { snapshot: network.snapshot() }),
  };
}

export function timedGradient(network: Network, train: SessionData): TimedGradient {
  const began = performance.now();
  let passes = 0;
  let gradient: Gradient;
  let milliseconds: number;
  do {
    gradient = network.gradient(dataOf(train));
    passes++;
    milliseconds = performance.now() - began;
  } while (milliseconds < timeEnough);
  return { ...gradient, milliseconds: milliseconds / passes };
}

function activationsIn(
  network: Network,
  train: SessionData,
  test: SessionData,
  layers: readonly number[],
): LayerActivations[] {
  const none: Float32Array[] = [];
  const ofTrain = layers.length > 0 ? network.activationsOf(train.inputs) : none;
  const ofTest = layers.length > 0 && test.rows > 0 ? network.activationsOf(test.inputs) : none;
  return layers.map((layer) => ({
    layer,
    train: ofTrain[layer] ?? new Float32Array(0),
    test: ofTest[layer] ?? new Float32Array(0),
  }));
}
