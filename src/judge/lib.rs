//! Judges a version of an exercise by what its runs gave, and says it in words.
//!
//! Pure: who runs the version (the page's worker, the terminal's interpreter,
//! the tests' engine) hands in the reports. So all of them come to the same
//! verdict.
//!
//! A version passes if, in the default case, in each edge case and in each of
//! a few random cases,
//!
//! - its answer is the first variant's, the *oracle*'s;
//! - it held what the problem asks to hold: its peak is not below the floor,
//!   and the exercise finds nothing left out;
//! - its headline figure is within the budget, and so are its allocations
//!   where the exercise limits them. Bytes that it holds outside the heap
//!   count as held.

mod attempt;
mod cases;
pub mod expression;
mod lines;
mod order;
mod outside;
mod problem;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod verdict;
pub mod words;

pub use attempt::{Attempt, Engine, attempt};
pub use cases::{Check, Origin, checks};
pub use lines::{ChainUse, Figures, LineUse, Measure, VariantLines};
pub use order::descending;
pub use outside::Outside;
pub use problem::{Problem, ProblemKind, is_own, repeats, unrepeatable};
pub use verdict::{Checked, Costly, Figure, Judgement, Page, Rules, Verdict, costliest, judge};
