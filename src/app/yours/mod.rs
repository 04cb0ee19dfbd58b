//! “Your version”: a learner edits the starter, the compile host compiles it,
//! and it is measured, traced and checked beside the page's own variants.

mod actions;
mod attempt;
mod compiled;
mod diff;
mod draft;
mod editor;
mod event;
mod focus;
mod footer;
mod hook;
mod host;
mod judged;
mod measured;
mod mounted;
mod outcome;
mod places;
mod remote;
mod state;
mod step;
mod storage;
mod task;
mod views;
mod worker;

pub use event::Event;
pub use footer::judge;
pub use hook::{Desk, use_desk};
pub use measured::{Measured, Note};
pub use outcome::brief;
pub use task::task;
pub use views::{draft, listing};
