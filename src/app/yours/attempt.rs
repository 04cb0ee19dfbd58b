//! One press of Run for a learner's version: compiled, measured twice, traced,
//! and checked. Pure; what is sent and which worker lives is a consequence.

use std::rc::Rc;

use protocol::compile::Built;
use protocol::{
    Case, Content, Failure, Headline, Knob, Outcome, Report, Request, TraceRequest, TracedCall,
};

use super::cases::{Check, checks};
use super::step::{Barred, Stage, Step};
use super::verdict::{Checked, Figure, Verdict, compare, costliest, page_check, within_budget};
use crate::bench::{BatchKey, Live, Problem, ProblemKind, verified};
use crate::browser::{Reply, Tracing};
use crate::trace::VariantLines;

/// The name of the learner's version among the variants.
pub const VARIANT: &str = "yours";

/// How often a busy host is asked.
const MOST_TRIES: u32 = 10;

/// The figures of a learner's version.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The case.
    pub case: Case,
    /// What was compiled.
    pub source: Rc<str>,
    /// What the run gave.
    pub report: Rc<Report>,
    /// Whether a second run gave the same, to the byte.
    pub confirmed: bool,
    /// Its lines, or why there are none; not yet known at first.
    pub lines: Option<Result<VariantLines, String>>,
}

/// What an attempt takes from the exercise.
#[derive(Clone, Debug, PartialEq)]
struct Exercise {
    slug: String,
    oracle: String,
    headline: Headline,
    knobs: Vec<Knob>,
    edges: Vec<Case>,
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
    /// What the first variant answered to the page's case.
    expected: Option<String>,
    built: Option<Rc<Built>>,
    pass: Vec<Outcome>,
    calls: Result<Rc<[TracedCall]>, String>,
    measured: Option<Measured>,
    checks: Vec<Check>,
    answers: Vec<Option<String>>,
    checked: Option<Checked>,
    verdict: Option<Verdict>,
}

impl Attempt {
    /// Nothing was pressed.
    pub fn new(content: &Content) -> Self {
        Self {
            exercise: Exercise {
                slug: content.entry.slug.clone(),
                oracle: content
                    .variant_names()
                    .into_iter()
                    .next()
                    .unwrap_or_default(),
                headline: content.entry.headline,
                knobs: content.knobs.clone(),
                edges: content.edges.clone(),
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
            pass: Vec::new(),
            calls: Ok(Rc::default()),
            measured: None,
            checks: Vec::new(),
            answers: Vec::new(),
            checked: None,
            verdict: None,
        }
    }

    /// How far it is.
    pub fn step(&self) -> &Step {
        &self.step
    }

    /// Which press it belongs to, counted from 1.
    pub fn press(&self) -> u32 {
        self.press
    }

    /// What was sent to the compiler.
    pub fn source(&self) -> &Rc<str> {
        &self.source
    }

    /// The modules of the newest attempt.
    pub fn built(&self) -> Option<&Rc<Built>> {
        self.built.as_ref()
    }

    /// The figures, also those of an attempt before while the newest has none.
    pub fn measured(&self) -> Option<&Measured> {
        self.measured.as_ref()
    }

    /// What it came to.
    pub fn verdict(&self) -> Option<&Verdict> {
        self.verdict.as_ref()
    }

    /// What came of the checks.
    pub fn checked(&self) -> Option<&Checked> {
        self.checked.as_ref()
    }

    /// What the random cases are drawn from.
    pub fn seed(&self) -> u32 {
        self.seed
    }

    /// Whether Stop would stop something.
    pub fn is_busy(&self) -> bool {
        match self.step {
            Step::Compiling(_) | Step::Queued(..) | Step::Built | Step::Running(_) => true,
            Step::Idle | Step::Barred(_) | Step::Refused(_) | Step::Ended => false,
        }
    }

    /// What runs.
    pub fn live(&self) -> Option<&Live<Stage>> {
        match &self.step {
            Step::Running(live) => Some(live),
            Step::Idle
            | Step::Compiling(_)
            | Step::Queued(..)
            | Step::Barred(_)
            | Step::Refused(_)
            | Step::Built
            | Step::Ended => None,
        }
    }

    /// Which module a stage needs. The oracle's is the site's own.
    pub fn module(&self, stage: Stage) -> Tracing {
        match stage {
            Stage::Trace => Tracing::Needed,
            Stage::Run | Stage::Confirm | Stage::Oracle | Stage::Check if self.exercise.traced => {
                Tracing::Wanted
            }
            Stage::Run | Stage::Confirm | Stage::Oracle | Stage::Check => Tracing::Off,
        }
    }

    /// Sends this source. A seed is kept until all answers to its cases were
    /// right.
    pub fn start(&mut self, source: &str, case: &Case, seed: u32) {
        let right = matches!(
            self.verdict,
            Some(Verdict::Passed(_) | Verdict::OverBudget { .. })
        );
        if self.press == 0 || right {
            self.seed = seed;
        }
        self.press += 1;
        self.step = Step::Compiling(1);
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

    /// Ends it. Figures that are not confirmed stay, and say so.
    pub fn stop(&mut self) {
        if self.is_busy() {
            self.step = Step::Idle;
            self.pass.clear();
        }
    }

    /// Drops the figures of another file.
    pub fn forget(&mut self) {
        self.stop();
        self.measured = None;
        self.verdict = None;
        self.checked = None;
    }

    /// What the host answered to a press.
    pub fn hear(&mut self, press: u32, reply: Reply) {
        let Step::Compiling(tries) = self.step else {
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
            Reply::Busy(_) if tries >= MOST_TRIES => Step::Barred(Barred::Busy),
            Reply::Busy(seconds) => Step::Queued(tries, seconds),
            Reply::Absent => Step::Barred(Barred::Absent),
            Reply::Locked => Step::Barred(Barred::Locked),
            Reply::Unreachable(why) => Step::Barred(Barred::Unreachable(why)),
        };
    }

    /// Asks a busy host again.
    pub fn ask_again(&mut self, press: u32) {
        if let Step::Queued(tries, _) = self.step
            && press == self.press
        {
            self.step = Step::Compiling(tries + 1);
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

    fn stage(&mut self, stage: Stage) {
        self.pass.clear();
        self.calls = Ok(Rc::default());
        let request = |variant: &str, case: &Case| Request {
            exercise: self.exercise.slug.clone(),
            variant: variant.to_owned(),
            case: case.clone(),
            trace: self.exercise.increments.then_some(TraceRequest {
                at_event: None,
                frees: true,
            }),
        };
        let requests = match stage {
            Stage::Run | Stage::Confirm | Stage::Trace => vec![request(VARIANT, &self.case)],
            Stage::Oracle => {
                let cases = self.checks.iter();
                cases
                    .map(|check| request(&self.exercise.oracle, &check.case))
                    .collect()
            }
            Stage::Check => {
                let cases = self.checks.iter();
                cases.map(|check| request(VARIANT, &check.case)).collect()
            }
        };
        self.step = Step::Running(Live::new(self.press, stage, requests));
    }

    fn awaits(&self, key: BatchKey<Stage>) -> bool {
        self.live().is_some_and(|live| live.key() == key)
    }

    /// What the numbers of calls in a batch's outcomes stand for.
    pub fn learn(&mut self, key: BatchKey<Stage>, calls: Result<Rc<[TracedCall]>, String>) {
        if self.awaits(key) {
            self.calls = calls;
        }
    }

    /// A job ended.
    pub fn end(&mut self, key: BatchKey<Stage>, id: u32, outcome: Outcome) {
        if !self.awaits(key) {
            return;
        }
        let Step::Running(live) = &mut self.step else {
            return;
        };
        if live.end(id).is_none() {
            return;
        }
        let ended = live.current().is_none();
        self.pass.push(outcome);
        if ended {
            self.conclude(key.purpose);
        }
    }

    /// A worker is gone before its last job ended.
    pub fn cut(&mut self, key: BatchKey<Stage>, failure: Failure) {
        if !self.awaits(key) {
            return;
        }
        self.pass.push(Outcome::Failure(failure));
        self.conclude(key.purpose);
    }

    /// A stage has all the outcomes that it will have.
    fn conclude(&mut self, stage: Stage) {
        let outcomes = std::mem::take(&mut self.pass);
        match stage {
            Stage::Run => self.measure(outcomes),
            Stage::Confirm => self.confirm(outcomes),
            Stage::Trace => {
                self.trace(outcomes);
                self.checks = checks(&self.exercise.knobs, &self.exercise.edges, self.seed);
                self.stage(Stage::Oracle);
            }
            Stage::Oracle => {
                let answer = |outcome| match outcome {
                    Outcome::Report(report) => Some(report.answer),
                    Outcome::Failure(_) => None,
                };
                self.answers = outcomes.into_iter().map(answer).collect();
                self.answers.resize(self.checks.len(), None);
                self.stage(Stage::Check);
            }
            Stage::Check => self.judge(&outcomes),
        }
    }

    fn fail(&mut self, problem: Problem) {
        self.settle(Verdict::Failed {
            check: page_check(&self.case, &self.exercise.knobs),
            problem,
        });
    }

    fn settle(&mut self, verdict: Verdict) {
        self.verdict = Some(verdict);
        self.step = Step::Ended;
    }

    fn measure(&mut self, outcomes: Vec<Outcome>) {
        match outcomes.into_iter().next() {
            Some(Outcome::Report(report)) => {
                if let Some(expected) = &self.expected
                    && *expected != report.answer
                {
                    // A wrong answer gets no figures.
                    let verdict = Verdict::Wrong {
                        check: page_check(&self.case, &self.exercise.knobs),
                        expected: expected.clone(),
                        got: report.answer,
                    };
                    self.settle(verdict);
                    return;
                }
                self.measured = Some(Measured {
                    case: self.case.clone(),
                    source: self.source.clone(),
                    report: Rc::new(*report),
                    confirmed: false,
                    lines: None,
                });
                self.stage(Stage::Confirm);
            }
            Some(Outcome::Failure(failure)) => self.fail(Problem::of(failure, VARIANT)),
            None => self.step = Step::Idle,
        }
    }

    fn confirm(&mut self, outcomes: Vec<Outcome>) {
        let Some(measured) = &mut self.measured else {
            return;
        };
        match outcomes.into_iter().next() {
            Some(Outcome::Report(again))
                if again.usage == measured.report.usage
                    && again.answer == measured.report.answer =>
            {
                measured.confirmed = true;
                self.stage(Stage::Trace);
            }
            Some(Outcome::Report(_)) => {
                let text = "It gave other figures, or another answer, the second time. Its result \
                            may depend on the clock or on addresses; make it depend on the case \
                            alone";
                self.fail(Problem {
                    kind: ProblemKind::Unrepeatable,
                    variant: Some(VARIANT.to_owned()),
                    text: text.to_owned(),
                });
            }
            Some(Outcome::Failure(failure)) => self.fail(Problem::of(failure, VARIANT)),
            None => self.step = Step::Idle,
        }
    }

    fn trace(&mut self, outcomes: Vec<Outcome>) {
        let Some(measured) = &mut self.measured else {
            return;
        };
        let calls = self.calls.clone();
        let lines =
            verified(std::slice::from_ref(&measured.report), outcomes).and_then(|reports| {
                let calls = calls?;
                let lines = reports
                    .first()
                    .and_then(|report| VariantLines::of(report, &calls));
                lines.ok_or_else(|| "The traced module gave no lines. Run again".to_owned())
            });
        measured.lines = Some(lines);
    }

    fn judge(&mut self, outcomes: &[Outcome]) {
        let headline = self.exercise.headline;
        let Some(measured) = &self.measured else {
            return;
        };
        let page = Figure::of(
            headline,
            page_check(&measured.case, &self.exercise.knobs),
            &measured.report,
        );
        let lines = measured
            .lines
            .as_ref()
            .and_then(|lines| lines.as_ref().ok());
        let line = lines.and_then(|lines| costliest(headline, lines));
        let mut checked = compare(headline, &self.checks, &self.answers, outcomes);
        let verdict = match checked.fault.take() {
            Some(fault) => fault,
            None => within_budget(page, checked.default.clone(), line),
        };
        self.checked = Some(checked);
        self.settle(verdict);
    }
}

#[cfg(test)]
mod tests;
