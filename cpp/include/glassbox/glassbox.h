// The whole engine. A C++ program trains and asks like this (examples/cpp is one):
//
//   std::unique_ptr<Network> network;     // one neuron: 2 inputs, 1 sigmoid
//   Status status = Network::create({.layers = {2, 1}, .activations = {Activation::sigmoid}, .loss = Loss::bce}, network);
//   std::unique_ptr<Dataset> data;        // copies and checks rows x 2 inputs and rows x 1 targets, row-major
//   status = Dataset::create(inputs, targets, rows, 2, 1, data);
//   std::unique_ptr<Trainer> trainer;     // network and data must outlive it
//   status = Trainer::create(*network, *data, {.batchSize = 10, .optimizer = {.kind = Optimizer::adam}}, trainer);
//   Progress progress = trainer->epochs(100);
//   Evaluation now;
//   status = evaluate(*network, *data, now);           // cost, and the share of right answers
//   status = predict(*network, inputs, rows, answers);
//
// Everything that can fail answers a Status, true when all is well, with a code and a sentence otherwise; nothing throws.
// Arrays are spans of float32 that the caller owns. A network and what works on it belong to one thread at a time; asking
// (everything that takes a const Network&) may go on in several at once, while nobody trains.
#pragma once

#include "glassbox/dataset.h"   // observations
#include "glassbox/evaluate.h"  // cost, accuracy, gradient
#include "glassbox/network.h"   // shape and parameters; what to freeze
#include "glassbox/probe.h"     // predictions, one observation's way through, maps
#include "glassbox/shock.h"     // the gradient measured
#include "glassbox/snapshot.h"  // to bytes and back
#include "glassbox/surface.h"   // the cost over two parameters
#include "glassbox/trainer.h"   // gradient descent
