//! The learner's version on the page: its task, its tab, and what became of it.

mod actions;
mod compiled;
mod diff;
mod editor;
mod footer;
mod host;
mod judged;
mod mounted;
mod outcome;
mod task;
mod views;

pub use footer::judge;
pub use host::host;
pub use outcome::{brief, outcome};
pub use task::task;
pub use views::{draft, edited, listing};
