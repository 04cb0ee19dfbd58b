//! The traced module: its figures are the counted ones, its lines are right.

mod probe;
mod sums;
