//! One press of Run for a learner's version: compiled, measured twice, traced,
//! and checked. Pure; what is sent and which worker lives is a consequence.

mod stages;

use std::rc::Rc;

use judge::{Check, Checked, Rules, Verdict};
use protocol::compile::{Built, Static};
use protocol::{Case, Content, Failure};

use super::measured::Measured;
use super::step::{Barred, Queue, Stage, Step};
use crate::browser::{Reply, Tracing};
use crate::run::{Live, Results};

/// For how many seconds a busy host is asked again.
const PATIENCE_S: u32 = 300;

/// The most seconds between two times, unless the host asks for more.
const PAUSE_S: u32 = 5;

/// The parts of the exercise that an attempt takes.
#[derive(Clone, Debug, PartialEq)]
struct Exercise {
    rules: Rules,
    traced: bool,
    increments: bool,
}

/// The newest attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    exercise: Exercise,
    press: u32,
    step: Step,
    case: Case,
    source: Rc<str>,
    seed: u32,
    /// The first variant's answer to the page's case.
    expected: Option<String>,
    built: Option<Rc<Built>>,
    measured: Option<Measured>,
    checks: Vec<Check>,
    answers: Vec<Result<String, Failure>>,
    checked: Option<Checked>,
    verdict: Option<Verdict>,
}

impl Attempt {
    /// Nothing was pressed.
    pub fn new(content: &Content) -> Self {
        Self {
            exercise: Exercise {
                rules: Rules {
                    slug: content.entry.slug.clone(),
                    oracle: content
                        .variant_names()
                        .into_iter()
                        .next()
                        .unwrap_or_default(),
                    headline: content.entry.headline,
                    knobs: content.knobs.clone(),
                    edges: content.edges.clone(),
                },
                traced: content.traced,
                increments: content.increments,
            },
            press: 0,
            step: Step::Idle,
            case: Case::new(),
            source: "".into(),
            seed: 0,
            expected: None,
            built: None,
            measured: None,
            checks: Vec::new(),
            answers: Vec::new(),
            checked: None,
            verdict: None,
        }
    }

    /// The step that it has reached.
    pub fn step(&self) -> &Step {
        &self.step
    }

    /// The number of the press that it belongs to, counted from 1.
    pub fn press(&self) -> u32 {
        self.press
    }

    /// The source that was sent to the compiler.
    pub fn source(&self) -> &Rc<str> {
        &self.source
    }

    /// The modules of the newest attempt.
    pub fn built(&self) -> Option<&Rc<Built>> {
        self.built.as_ref()
    }

    /// The statics of the newest attempt's file.
    pub fn statics(&self) -> &[Static] {
        self.built.as_ref().map_or(&[], |built| &built.statics)
    }

    /// The figures, also those of an attempt before while the newest has none.
    pub fn measured(&self) -> Option<&Measured> {
        self.measured.as_ref()
    }

    /// The verdict, once there is one.
    pub fn verdict(&self) -> Option<&Verdict> {
        self.verdict.as_ref()
    }

    /// The result of the checks.
    pub fn checked(&self) -> Option<&Checked> {
        self.checked.as_ref()
    }

    /// The exercise's slug.
    pub fn slug(&self) -> &str {
        &self.exercise.rules.slug
    }

    /// The seed of the random cases.
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// True if Stop would stop something.
    pub fn is_busy(&self) -> bool {
        match self.step {
            Step::Compiling(_) | Step::Queued(..) | Step::Built | Step::Running(_) => true,
            Step::Idle | Step::Stopped | Step::Barred(_) | Step::Refused(_) | Step::Ended => false,
        }
    }

    /// True while the host is asked to compile this source for this case.
    pub fn is_compiling(&self, source: &str, case: &Case) -> bool {
        self.step.compiling().is_some() && *self.source == *source && self.case == *case
    }

    /// The jobs that run.
    pub fn live(&self) -> Option<&Live<Stage>> {
        match &self.step {
            Step::Running(live) => Some(live),
            Step::Idle
            | Step::Stopped
            | Step::Compiling(_)
            | Step::Queued(..)
            | Step::Barred(_)
            | Step::Refused(_)
            | Step::Built
            | Step::Ended => None,
        }
    }

    /// The module that a stage needs. The oracle's is the site's own.
    pub fn module(&self, stage: Stage) -> Tracing {
        match stage {
            Stage::Trace => Tracing::Needed,
            Stage::Run | Stage::Confirm | Stage::Oracle | Stage::Check if self.exercise.traced => {
                Tracing::Wanted
            }
            Stage::Run | Stage::Confirm | Stage::Oracle | Stage::Check => Tracing::Off,
        }
    }

    /// The right answer according to the page's own run of the same case, if it
    /// was run and gave an answer.
    pub fn right_answer(&self, results: &Results) -> Option<String> {
        let mut runs = results.runs().iter();
        let oracle = runs.find(|run| run.variant == self.exercise.rules.oracle)?;
        (*results.case() == self.case).then(|| oracle.answer.clone())
    }

    /// Sends this source. A seed is kept until all answers to its cases were
    /// right.
    pub fn start(&mut self, source: &str, case: &Case, seed: u32) {
        let right = self
            .verdict
            .as_ref()
            .is_some_and(Verdict::is_of_right_answers);
        if self.press == 0 || right {
            self.seed = seed;
        }
        self.press += 1;
        self.step = Step::Compiling(Queue::default());
        self.source = source.into();
        self.case = case.clone();
        self.verdict = None;
        self.checked = None;
        self.built = None;
        if self
            .measured
            .as_ref()
            .is_some_and(|measured| measured.case != *case)
        {
            self.measured = None;
        }
    }

    /// It cannot be compiled.
    pub fn bar(&mut self, why: Barred) {
        self.step = Step::Barred(why);
    }

    /// Clears the bar, if it was that the host could not be used.
    pub fn unbar(&mut self) {
        if let Step::Barred(Barred::Absent | Barred::Locked | Barred::Unreachable(_)) = self.step {
            self.step = Step::Idle;
        }
    }

    /// Ends it. Figures that are not confirmed stay, and say so.
    pub fn stop(&mut self) {
        if self.is_busy() {
            self.step = Step::Stopped;
        }
    }

    /// Drops the figures of another file.
    pub fn forget(&mut self) {
        self.stop();
        self.measured = None;
        self.verdict = None;
        self.checked = None;
    }

    /// Takes the host's answer to a press.
    pub fn hear(&mut self, press: u32, reply: Reply) {
        let Step::Compiling(queue) = &self.step else {
            return;
        };
        if press != self.press {
            return;
        }
        self.step = match reply {
            Reply::Built(built) => {
                self.built = Some(built);
                Step::Built
            }
            Reply::Refused(why) => Step::Refused(why),
            Reply::Busy { said, .. } if queue.waited >= PATIENCE_S => {
                Step::Barred(Barred::Busy(said))
            }
            Reply::Busy { seconds, said } => {
                let seconds = seconds.max(queue.asked.min(PAUSE_S));
                let queue = Queue {
                    asked: queue.asked + 1,
                    waited: queue.waited + seconds,
                    said,
                };
                Step::Queued(queue, seconds)
            }
            Reply::Absent => Step::Barred(Barred::Absent),
            Reply::Locked => Step::Barred(Barred::Locked),
            Reply::Unreachable(why) => Step::Barred(Barred::Unreachable(why)),
        };
    }

    /// Asks a busy host again.
    pub fn ask_again(&mut self, press: u32) {
        if let Step::Queued(queue, _) = &self.step
            && press == self.press
        {
            self.step = Step::Compiling(queue.clone());
        }
    }

    /// Starts the runs: the page's own have ended, and gave this answer.
    pub fn begin(&mut self, press: u32, expected: Option<String>) {
        if self.step == Step::Built && press == self.press {
            self.expected = expected;
            self.measured = None;
            self.stage(Stage::Run);
        }
    }
}

#[cfg(test)]
mod tests;
