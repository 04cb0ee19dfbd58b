//! What runs, and what came of it: state alone, so that every order of events
//! can be tested. Nothing here is shown.

mod batch;
mod file;
mod growth;
mod machine;
pub mod palette;
mod results;
mod settings;
pub mod slider;
mod tracing;
mod trail;

pub use batch::{BatchKey, Calls, Live, Purpose};
pub use file::OwnFile;
pub use growth::{Cell, Growth};
pub use machine::{Event, Machine, Stopped};
pub use results::{Repeat, Results};
pub use settings::Settings;
pub use tracing::{Trace, verified};
