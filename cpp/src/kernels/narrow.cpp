// WebAssembly: -Os, which is as fast here as -O3.
#include "kernels/narrow.h"

#include "kernels/activate.h"
#include "kernels/elementwise.h"
#include "kernels/output.h"
#include "kernels/simd.h"
#include "kernels/tile.h"

namespace glassbox::kernels {
namespace {

/// Twelve rows of one column, in registers. Not an array: this file is compiled for size, and loops over one would stay
/// loops.
struct Strip {
  Float4 v0{};
  Float4 v1{};
  Float4 v2{};
};

inline Strip splatStrip(Real value) { return {splat(value), splat(value), splat(value)}; }
inline Strip loadStrip(const Real* p) {
  return {loadUnaligned(p), loadUnaligned(p + kLanes), loadUnaligned(p + 2 * kLanes)};
}
inline void storeStrip(Real* p, const Strip& s) {
  store(p, s.v0);
  store(p + kLanes, s.v1);
  store(p + 2 * kLanes, s.v2);
}
inline void addProduct(Strip& sum, Float4 w, const Strip& x) {
  sum.v0 += w * x.v0;
  sum.v1 += w * x.v1;
  sum.v2 += w * x.v2;
}

/// sum i += Sum_k scalar(i, k) * column k, for two sums, which read a column once, or for one.
inline void addTerms(Scalars scalars, ConstColumns from, Index terms, Strip& sum0, Strip& sum1) {
  for (Index k = 0; k < terms; ++k, from.data += from.stride, scalars.from += scalars.term) {
    const Strip x = loadStrip(from.data);
    addProduct(sum0, splat(scalars.from[0]), x);
    addProduct(sum1, splat(scalars.from[scalars.row]), x);
  }
}
inline void addTerms(Scalars scalars, ConstColumns from, Index terms, Strip& sum) {
  for (Index k = 0; k < terms; ++k, from.data += from.stride, scalars.from += scalars.term) {
    addProduct(sum, splat(scalars.from[0]), loadStrip(from.data));
  }
}

void forwardLayer(const Layer& layer, const Real* parameters, ConstColumns in) {
  const Real* w = parameters + layer.weights;
  const Real* b = parameters + layer.biases;
  const bool isTanh = layer.activation == Activation::tanh;
  const auto finish = [&](Index i, const Strip& z) {
    if (isTanh) {
      storeStrip(layer.a + i * kStripRows, {tanh(z.v0), tanh(z.v1), tanh(z.v2)});
    } else {
      storeStrip(layer.z + i * kStripRows, z);
    }
  };
  Index i = 0;
  for (; i + 2 <= layer.n; i += 2, w += 2 * layer.m) {
    Strip z0 = splatStrip(b[i]);
    Strip z1 = splatStrip(b[i + 1]);
    addTerms({w, layer.m, 1}, in, layer.m, z0, z1);
    finish(i, z0);
    finish(i + 1, z1);
  }
  if (i < layer.n) {
    Strip z = splatStrip(b[i]);
    addTerms({w, layer.m, 1}, in, layer.m, z);
    finish(i, z);
  }
  if (!isTanh) {
    activate(layer.activation, {layer.z, kStripRows}, {layer.a, kStripRows}, layer.n, kStripRows);
  }
}

/// The blame of a layer, and the delta upstream that comes of it.
void blameUpstream(const Layer& layer, const Layer& upstream, const Real* parameters) {
  const Real* w = parameters + layer.weights;
  const bool isTanh = upstream.activation == Activation::tanh;
  const auto finish = [&](Index j, Strip sum) {
    if (isTanh) {
      const Strip a = loadStrip(upstream.a + j * kStripRows);
      sum.v0 *= Tanh::derivative(a.v0, a.v0);
      sum.v1 *= Tanh::derivative(a.v1, a.v1);
      sum.v2 *= Tanh::derivative(a.v2, a.v2);
    }
    storeStrip(upstream.delta + j * kStripRows, sum);
  };
  Index j = 0;
  for (; j + 2 <= layer.m; j += 2) {
    Strip s0;
    Strip s1;
    addTerms({w + j, 1, layer.m}, {layer.delta, kStripRows}, layer.n, s0, s1);
    finish(j, s0);
    finish(j + 1, s1);
  }
  if (j < layer.m) {
    Strip s;
    addTerms({w + j, 1, layer.m}, {layer.delta, kStripRows}, layer.n, s);
    finish(j, s);
  }
  if (!isTanh) {
    applyDerivative(upstream.activation, upstream.z, upstream.a, upstream.delta, upstream.n * kStripRows);
  }
}

void gradientSums(const Layer& layer, ConstColumns in, Real* sums) {
  const auto total = [](const Strip& d, const Strip& x) { return d.v0 * x.v0 + d.v1 * x.v1 + d.v2 * x.v2; };
  const auto totalBias = [](const Strip& d) { return d.v0 + d.v1 + d.v2; };
  Real* weight = sums + layer.weights * kLanes;
  Real* bias = sums + layer.biases * kLanes;
  const Index across = layer.m * kLanes;
  Index i = 0;
  for (; i + 2 <= layer.n; i += 2, weight += across, bias += 2 * kLanes) {
    const Strip d0 = loadStrip(layer.delta + i * kStripRows);
    const Strip d1 = loadStrip(layer.delta + (i + 1) * kStripRows);
    store(bias, totalBias(d0));
    store(bias + kLanes, totalBias(d1));
    const Real* from = in.data;
    for (Index j = 0; j < layer.m; ++j, from += in.stride, weight += kLanes) {
      const Strip x = loadStrip(from);
      store(weight, total(d0, x));
      store(weight + across, total(d1, x));
    }
  }
  if (i < layer.n) {
    const Strip d = loadStrip(layer.delta + i * kStripRows);
    store(bias, totalBias(d));
    for (Index j = 0; j < layer.m; ++j, weight += kLanes) store(weight, total(d, loadStrip(in[j])));
  }
}

}  // namespace

void narrowForward(std::span<const Layer> layers, const Real* parameters, ConstColumns inputs) {
  for (const Layer& layer : layers) {
    forwardLayer(layer, parameters, inputs);
    inputs = {layer.a, kStripRows};
  }
}

void narrowBackward(std::span<const Layer> layers, Loss loss, const Real* parameters, const Strips& batch, Real* sums) {
  const Layer& output = layers.back();
  outputDelta({loss, output.activation, output.n, batch.rows, kStripRows, output.z, output.a, batch.targets},
              1 / static_cast<Real>(batch.rows), output.delta);
  for (std::size_t l = layers.size(); l-- > 1;) {
    blameUpstream(layers[l], layers[l - 1], parameters);
    gradientSums(layers[l], {layers[l - 1].a, kStripRows}, sums);
  }
  gradientSums(layers[0], batch.inputs, sums);
}

void addLanes(const Real* sums, Index count, Real* out) {
  for (Index k = 0; k < count; k += kLanes, sums += kLanes * kLanes) {
    store(out + k, horizontalSums(load(sums), load(sums + kLanes), load(sums + 2 * kLanes), load(sums + 3 * kLanes)));
  }
}

}  // namespace glassbox::kernels
