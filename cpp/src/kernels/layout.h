// Between the row-major matrices people hold and the columns the kernels work on.
#pragma once

#include "kernels/columns.h"

namespace glassbox::kernels {

/// Rows first .. first+rows-1 (through `order` when it is not null) into columns. Padding lanes repeat the last row.
void gather(ConstRows from, const Index* order, Index first, Index rows, Columns out);
/// `count` columns that begin anywhere, of which all of out's lanes can be read.
void copyColumns(ConstColumns from, Index count, Columns out);
/// The way back: columns into the first rows of a matrix.
void scatter(ConstColumns in, Index rows, Rows out);

}  // namespace glassbox::kernels
