//! The lines that allocated the bytes: the sites of a traced run, grouped as a
//! person looks at them. Pure; the bench draws them.

mod flame;
mod increments;

pub use flame::{Flame, flame};
pub use increments::increments;
