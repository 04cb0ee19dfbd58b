//! The rights that only the code around a measured piece of code has.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::counts::Counts;
use crate::timeline::Timeline;
use crate::window;

static TAKEN: AtomicBool = AtomicBool::new(false);

/// The right to leave allocations out of the counts and to keep the timeline.
///
/// A program has one, for the first who asks. What runs measured comes later
/// and gets none, so it cannot hide bytes with it.
#[derive(Debug)]
pub struct Harness(());

impl Harness {
    /// The program's one harness; none if it was taken before.
    pub fn take() -> Option<Self> {
        (!TAKEN.swap(true, Ordering::Relaxed)).then_some(Self(()))
    }

    /// Runs `work` without counting what it allocates or frees. `work` may
    /// measure by itself: the enclosing measurement and its timeline see nothing
    /// of that.
    pub fn paused<R>(&self, work: impl FnOnce() -> R) -> R {
        window::paused(work)
    }

    /// Like [`measure`](crate::measure), with the live bytes over time as well.
    ///
    /// Inside another measurement the timeline starts at the bytes that were
    /// live there, and the outer measurement's own timeline, if it has one, ends.
    pub fn measure_with_timeline<R>(&self, work: impl FnOnce() -> R) -> (R, Counts, Timeline) {
        window::measure_with_timeline(work)
    }
}
