//! The steps of an attempt.

use std::rc::Rc;

use protocol::compile::Refused;

use crate::run::Live;

/// The purpose of an attempt's jobs.
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

/// The reason for which there is no answer of the compiler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barred {
    /// There is no compile host.
    Absent,
    /// The tab has no token.
    Locked,
    /// The host gave no answer, or none that can be read; the clause says why.
    Unreachable(String),
    /// The host was busy for as long as it was asked. This it said last.
    Busy(Rc<str>),
    /// The source has so many bytes, and was not sent.
    TooLong(usize),
}

/// The requests to a busy host so far, and its last words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// The number of times that it was asked before.
    pub asked: u32,
    /// The seconds between these times together.
    pub waited: u32,
    /// Its last words; empty if it was not asked before.
    pub said: Rc<str>,
}

/// The step that an attempt has reached.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Nothing was pressed yet.
    Idle,
    /// All was stopped.
    Stopped,
    /// The source is at the host.
    Compiling(Queue),
    /// The host is busy, and is asked again in so many seconds.
    Queued(Queue, u32),
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

impl Step {
    /// The value of `data-yours`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Idle | Self::Stopped => "idle",
            Self::Compiling(_) | Self::Queued(..) => "compiling",
            Self::Barred(_) => "barred",
            Self::Refused(_) => "refused",
            Self::Built | Self::Running(_) => "running",
            Self::Ended => "checked",
        }
    }

    /// The requests to the host so far, while it has not answered.
    pub fn compiling(&self) -> Option<&Queue> {
        match self {
            Self::Compiling(queue) | Self::Queued(queue, _) => Some(queue),
            Self::Idle
            | Self::Stopped
            | Self::Barred(_)
            | Self::Refused(_)
            | Self::Built
            | Self::Running(_)
            | Self::Ended => None,
        }
    }
}
