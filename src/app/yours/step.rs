//! How far an attempt is.

use std::rc::Rc;

use protocol::compile::Refused;

use crate::bench::Live;

/// What the jobs of an attempt are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The figures.
    Run,
    /// The figures once more, to see that they repeat.
    Confirm,
    /// The lines.
    Trace,
    /// The right answers, from the exercise's first variant.
    Oracle,
    /// The learner's answers to the same cases.
    Check,
}

/// Why there is no compiler's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barred {
    /// There is no compile host.
    Absent,
    /// The tab has no token.
    Locked,
    /// The host gave no answer, or none that can be read.
    Unreachable(String),
    /// The host was busy each time.
    Busy,
}

/// How far an attempt is.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Nothing was pressed yet, or all was stopped.
    Idle,
    /// The source is at the host, for the so manieth time.
    Compiling(u32),
    /// The host is busy: after so many tries it is asked again in so many
    /// seconds.
    Queued(u32, u32),
    /// There was no compiler to ask.
    Barred(Barred),
    /// The compiler gave no module.
    Refused(Rc<Refused>),
    /// There are modules; they wait for the page's own runs.
    Built,
    /// They run.
    Running(Live<Stage>),
    /// All is known.
    Ended,
}
