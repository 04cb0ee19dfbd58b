//! The runs of an attempt, one stage after the other, and what each shows.

use std::rc::Rc;

use judge::{
    Check, Judgement, Page, Problem, VariantLines, Verdict, checks, judge, repeats, unrepeatable,
};
use protocol::compile::VARIANT;
use protocol::{Failure, Outcome, Request, TraceRequest};

use super::Attempt;
use crate::run::{BatchKey, Calls, Live, verified};
use crate::yours::measured::{Measured, Standing};
use crate::yours::step::{Stage, Step};

impl Attempt {
    /// Asks for the runs of a stage.
    pub(super) fn stage(&mut self, stage: Stage) {
        let request = |variant: &str, case| Request {
            exercise: self.exercise.rules.slug.clone(),
            variant: variant.to_owned(),
            case,
            trace: self.exercise.increments.then_some(TraceRequest {
                at_event: None,
                frees: true,
            }),
        };
        let of_checks = |variant: &str| {
            let checks = self.checks.iter();
            checks
                .map(|check| request(variant, check.case.clone()))
                .collect()
        };
        let requests = match stage {
            Stage::Run | Stage::Confirm | Stage::Trace => vec![request(VARIANT, self.case.clone())],
            Stage::Oracle => of_checks(&self.exercise.rules.oracle),
            Stage::Check => of_checks(VARIANT),
        };
        self.step = Step::Running(Live::new(self.press, stage, requests));
    }

    /// Takes the calls that a batch's outcomes refer to by number.
    pub fn learn(&mut self, key: BatchKey<Stage>, calls: Calls) {
        if let Step::Running(live) = &mut self.step {
            live.learn(key, calls);
        }
    }

    /// A job ended.
    pub fn end(&mut self, key: BatchKey<Stage>, id: u32, outcome: Outcome) {
        let Step::Running(live) = &mut self.step else {
            return;
        };
        if live.end(key, id).is_none() {
            return;
        }
        live.keep(outcome);
        if live.is_over() {
            self.conclude();
        }
    }

    /// A worker is gone before its last job ended.
    pub fn cut(&mut self, key: BatchKey<Stage>, failure: Failure) {
        let Step::Running(live) = &mut self.step else {
            return;
        };
        if live.key() == key {
            live.keep(Outcome::Failure(failure));
            self.conclude();
        }
    }

    /// A stage has all the outcomes that it will have.
    fn conclude(&mut self) {
        let Step::Running(live) = std::mem::replace(&mut self.step, Step::Idle) else {
            return;
        };
        let stage = live.key().purpose;
        let (outcomes, calls) = live.finish();
        match stage {
            Stage::Run => self.measure(outcomes),
            Stage::Confirm => self.confirm(outcomes),
            Stage::Trace => {
                self.trace(outcomes, calls);
                let rules = &self.exercise.rules;
                self.checks = checks(&rules.knobs, &rules.edges, self.seed);
                self.stage(Stage::Oracle);
            }
            Stage::Oracle => {
                self.answers = self.answers_of(outcomes);
                self.stage(Stage::Check);
            }
            Stage::Check => self.judge(&outcomes),
        }
    }

    /// The right answer to each check. The checks after the one that ended the
    /// oracle's worker have none, for the reason that ended it.
    fn answers_of(&self, outcomes: Vec<Outcome>) -> Vec<Result<String, Failure>> {
        let answer = |outcome| match outcome {
            Outcome::Report(report) => Ok(report.answer),
            Outcome::Failure(failure) => Err(failure),
        };
        let mut answers: Vec<_> = outcomes.into_iter().map(answer).collect();
        if let Some(Err(failure)) = answers.last() {
            let failure = failure.clone();
            answers.resize(self.checks.len(), Err(failure));
        }
        answers
    }

    fn page_check(&self) -> Check {
        Check::of_page(&self.case, &self.exercise.rules.knobs)
    }

    fn fail(&mut self, problem: Problem) {
        self.settle(Verdict::Failed {
            check: self.page_check(),
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
                        check: self.page_check(),
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
                    standing: Standing::Unconfirmed,
                    lines: None,
                });
                self.stage(Stage::Confirm);
            }
            Some(Outcome::Failure(failure)) => self.fail(Problem::of(failure, VARIANT)),
            None => {}
        }
    }

    /// Figures that do not repeat are no figures.
    fn confirm(&mut self, outcomes: Vec<Outcome>) {
        let Some(mut measured) = self.measured.take() else {
            return;
        };
        match outcomes.into_iter().next() {
            Some(Outcome::Report(again)) if repeats(&measured.report, &again) => {
                measured.standing = Standing::Confirmed;
                self.measured = Some(measured);
                self.stage(Stage::Trace);
            }
            Some(Outcome::Report(_)) => self.fail(unrepeatable()),
            Some(Outcome::Failure(failure)) => self.fail(Problem::of(failure, VARIANT)),
            None => {}
        }
    }

    fn trace(&mut self, outcomes: Vec<Outcome>, calls: Calls) {
        let Some(measured) = &mut self.measured else {
            return;
        };
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
        let Some(measured) = &self.measured else {
            return;
        };
        let lines = measured.lines.as_ref();
        let page = Page {
            case: &measured.case,
            report: &measured.report,
            known: self.expected.is_some(),
            lines: lines.and_then(|lines| lines.as_ref().ok()),
        };
        let Judgement {
            verdict,
            checked,
            compared,
        } = judge(
            &self.exercise.rules,
            page,
            self.statics(),
            &self.checks,
            &self.answers,
            outcomes,
        );
        let standing = match &verdict {
            verdict if compared && verdict.is_of_right_answers() => Standing::Checked,
            Verdict::Wrong { .. } => Standing::Wrong,
            Verdict::Failed { problem, .. } if problem.variant.as_deref() == Some(VARIANT) => {
                Standing::Failing
            }
            Verdict::Passed(_)
            | Verdict::OverBudget { .. }
            | Verdict::LeftOut(_)
            | Verdict::Failed { .. } => Standing::Confirmed,
        };
        if let Some(measured) = &mut self.measured {
            measured.standing = standing;
        }
        self.checked = Some(checked);
        self.settle(verdict);
    }
}
