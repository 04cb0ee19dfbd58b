//! “Your version”: a learner edits the starter, the compile host compiles it,
//! and it is measured, traced and checked beside the page's own variants.

mod attempt;
mod cases;
mod compiled;
mod diff;
mod draft;
mod editor;
mod hook;
mod host;
mod outcome;
mod places;
mod section;
mod state;
mod step;
mod verdict;
mod words;

pub use attempt::{Measured, VARIANT};
pub use hook::{Desk, use_desk};
pub use outcome::brief;
pub use section::{listing, section};
pub use state::Event;
