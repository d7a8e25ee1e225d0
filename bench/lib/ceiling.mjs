// What one core can do in wasm SIMD at most: independent chains of multiply and add that never leave the registers.
// The module is put together here, byte by byte, so that no compiler stands between the loop and the answer.

const CHAINS = 12; // x86-64 has 16 SIMD registers; 12 chains hide the latency and leave room for the two constants
const LANES = 4;
const UNROLL = 4;

const V128 = 0x7b;
const I32 = 0x7f;
const F32 = 0x7d;
const simd = (opcode) => [0xfd, ...leb(opcode)];
const f32x4 = { splat: simd(0x13), extract: simd(0x1f), add: simd(0xe4), mul: simd(0xe6) };

function leb(value) {
  const bytes = [];
  do {
    const byte = value & 0x7f;
    value >>>= 7;
    bytes.push(value > 0 ? byte | 0x80 : byte);
  } while (value > 0);
  return bytes;
}

const f32 = (value) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)];
const get = (local) => [0x20, ...leb(local)];
const set = (local) => [0x21, ...leb(local)];
const vector = (items) => [...leb(items.length), ...items.flat()];
const section = (id, bytes) => [id, ...leb(bytes.length), ...bytes];

/** (func (param count i32) (result f32)): count rounds of x = x * scale + shift in every chain. */
function body() {
  const count = 0;
  const scale = 1;
  const shift = 2;
  const chain = (k) => 3 + k;
  const chains = Array.from({ length: CHAINS }, (_, k) => k);
  const round = chains.flatMap((k) => [
    ...get(chain(k)),
    ...get(scale),
    ...f32x4.mul,
    ...get(shift),
    ...f32x4.add,
    ...set(chain(k)),
  ]);
  const code = [
    ...[1, ...leb(2 + CHAINS), V128], // locals, one group
    // The chains tend to shift / (1 - scale) = 1, so that no number grows, vanishes or is denormal.
    ...f32(0.75),
    ...f32x4.splat,
    ...set(scale),
    ...f32(0.25),
    ...f32x4.splat,
    ...set(shift),
    ...chains.flatMap((k) => [...f32(1 + k / CHAINS), ...f32x4.splat, ...set(chain(k))]),
    ...[0x03, 0x40], // loop
    ...Array(UNROLL).fill(round).flat(),
    ...get(count),
    ...[0x41, 1, 0x6b, 0x22, count], // count - 1, kept
    ...[0x0d, 0, 0x0b], // br_if 0, end of loop
    ...get(chain(0)),
    ...chains.slice(1).flatMap((k) => [...get(chain(k)), ...f32x4.add]),
    ...f32x4.extract,
    0,
    0x0b,
  ];
  return [...leb(code.length), ...code];
}

function moduleBytes() {
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([[0x60, ...vector([[I32]]), ...vector([[F32]])]])),
    ...section(3, vector([[0]])),
    ...section(7, vector([[...vector([...'run'].map((c) => [c.charCodeAt(0)])), 0, 0]])),
    ...section(10, vector([body()])),
  ]);
}

const ROUNDS = 1000;

/** Floating-point operations of one step, a multiply and an add counted as two. */
export const OPERATIONS = ROUNDS * UNROLL * CHAINS * LANES * 2;

// As a contender has them, so that it takes turns like one.
export const name = 'ceiling';
export const library = null;
export const variant = (workload) => workload;

export async function prepare() {
  const { instance } = await WebAssembly.instantiate(moduleBytes());
  return {
    train(steps) {
      const sum = instance.exports.run(steps * ROUNDS);
      if (!(Math.abs(sum - CHAINS) < 1e-3)) throw new Error(`[ceiling] expected ${CHAINS} but got ${sum}`);
    },
    parameters: () => [],
    dispose() {},
  };
}
