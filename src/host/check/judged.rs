//! One file, compiled and judged.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use exercises::harness::Registered;
use judge::{Attempt, Engine, Rules, VariantLines, Verdict, attempt};
use protocol::compile::{Built, CompileRequest, Compiled, MEMORY, Refused, VARIANT};
use protocol::{Case, Failure, FailureKind, Outcome, Report, Request, TracedCall};

use super::block_on;
use super::files::Handin;
use crate::compile::{Compiler, Learner};
use crate::engine::{Allowance, Lab};

/// The instructions, about, that each run may take at least.
const LEAST_FUEL: u64 = 2_000_000_000;

/// The most instructions of a run, as a multiple of naive's.
const FUEL_OF_NAIVE: u64 = 20;

/// The number of times that a busy compiler is asked again.
const PATIENCE: u32 = 60;

/// The verdict on what could not be compiled at all.
pub(super) const UNREADABLE: &str = "unreadable";

/// The tools that files are judged with.
pub(super) struct Judging {
    pub(super) exercise: &'static dyn Registered,
    pub(super) rules: Rules,
    /// The note that says what the floor counts.
    pub(super) floor_note: String,
    pub(super) oracle: Oracle,
    pub(super) compiler: Arc<Compiler>,
    /// The seed that the random cases are drawn from.
    pub(super) seed: u32,
}

/// A file that was judged.
pub(super) struct Judged {
    /// Its path, as it is printed.
    pub(super) file: String,
    /// The result of judging it.
    pub(super) end: End,
}

/// The result of judging a file.
pub(super) enum End {
    /// It ran.
    Ran(Box<Attempt>),
    /// The compiler gave no module.
    Refused(Refused),
    /// It is no source that could be compiled; the clause says why.
    Unreadable(String),
}

impl Judged {
    /// Tells whether it solves the exercise.
    pub(super) fn is_solved(&self) -> bool {
        matches!(&self.end, End::Ran(attempt) if matches!(attempt.verdict, Verdict::Passed(_)))
    }

    /// The verdict's one word.
    pub(super) fn verdict(&self) -> &'static str {
        match &self.end {
            End::Ran(attempt) => attempt.verdict.name(),
            End::Refused(_) => "refused",
            End::Unreadable(_) => UNREADABLE,
        }
    }
}

/// The variant that says what is right, each case run once.
pub(super) struct Oracle {
    lab: Lab,
    slug: &'static str,
    variant: &'static str,
    answers: Mutex<HashMap<Case, Answer>>,
}

/// The oracle's answer to a case, with the instructions that it took.
type Answer = (Result<String, Failure>, u64);

impl Oracle {
    pub(super) fn new(
        exercise: &'static dyn Registered,
        linked: &[u8],
        root: &Path,
    ) -> anyhow::Result<Self> {
        let lab = if exercise.traced() {
            let traced = tracer::trace(linked, root, tracer::is_exercise)?;
            Lab::limited(&traced.wasm)?.with_calls(traced.calls)
        } else {
            Lab::limited(linked)?
        };
        Ok(Self {
            lab,
            slug: exercise.slug(),
            variant: exercise.variants()[0],
            answers: Mutex::default(),
        })
    }

    fn answer(&self, case: &Case) -> Answer {
        let known = |answers: &HashMap<Case, Answer>| answers.get(case).cloned();
        let answers = || self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = known(&answers()) {
            return answer;
        }
        let request = request(self.slug, self.variant, case);
        let ran = self.lab.run_within(&request, None, Allowance::SHIPPED);
        let answer = match ran {
            Ok(ran) => (answer_of(ran.outcome), ran.fuel),
            Err(error) => (Err(defect(&error)), 0),
        };
        answers().insert(case.clone(), answer.clone());
        answer
    }
}

fn request(slug: &str, variant: &str, case: &Case) -> Request {
    Request {
        exercise: slug.to_owned(),
        variant: variant.to_owned(),
        case: case.clone(),
        trace: None,
    }
}

fn answer_of(outcome: Outcome) -> Result<String, Failure> {
    match outcome {
        Outcome::Report(report) => Ok(report.answer),
        Outcome::Failure(failure) => Err(failure),
    }
}

/// A module that does not do as a lab does.
fn defect(error: &anyhow::Error) -> Failure {
    Failure::new(FailureKind::Trap, format!("{error:#}"))
}

/// A file's modules, beside the oracle.
struct Modules<'a> {
    oracle: &'a Oracle,
    /// The module that the exercise is measured in.
    measured: Lab,
    /// The module that knows lines, and what the numbers of its calls stand for.
    traced: (Arc<[u8]>, &'a [TracedCall]),
}

impl Modules<'_> {
    fn outcome(&self, lab: &Lab, case: &Case) -> Outcome {
        let (_, naive) = self.oracle.answer(case);
        let allowance = Allowance {
            fuel: Some(LEAST_FUEL.max(naive.saturating_mul(FUEL_OF_NAIVE))),
            memory: MEMORY,
        };
        let request = request(self.oracle.slug, VARIANT, case);
        match lab.run_within(&request, None, allowance) {
            Ok(ran) => ran.outcome,
            Err(error) => Outcome::Failure(defect(&error)),
        }
    }
}

impl Engine for Modules<'_> {
    fn answer(&self, case: &Case) -> Result<String, Failure> {
        self.oracle.answer(case).0
    }

    fn run(&self, case: &Case) -> Outcome {
        self.outcome(&self.measured, case)
    }

    fn lines(&self, case: &Case) -> Option<VariantLines> {
        let (module, calls) = &self.traced;
        let lab = Lab::limited(module).ok()?.with_calls(calls.to_vec());
        match self.outcome(&lab, case) {
            Outcome::Report(report) => VariantLines::of(&report, calls),
            Outcome::Failure(_) => None,
        }
    }
}

impl Judging {
    /// Judges a file, as one learner of several. An error is the host's.
    pub(super) fn judge(&self, worker: usize, handin: &Handin) -> anyhow::Result<Judged> {
        let source = match &handin.source {
            Ok(source) => source,
            Err(why) => return Ok(handin.ended(End::Unreadable(why.clone()))),
        };
        let learner = Learner::at(&format!("check {worker}"));
        let built = match block_on(self.compile(&learner, source))?? {
            Ok(built) => built,
            Err(refused) => return Ok(handin.ended(End::Refused(refused))),
        };
        let engine = self.modules(&built)?;
        let attempt = attempt(&self.rules, &built.statics, self.seed, &engine);
        Ok(handin.ended(End::Ran(Box::new(attempt))))
    }

    /// Has a source compiled, and waits while the compiler is busy.
    async fn compile(
        &self,
        learner: &Learner,
        source: &str,
    ) -> anyhow::Result<Result<Built, Refused>> {
        use protocol::compile::CompileClass::{Busy, JailUnavailable};

        let request = CompileRequest {
            slug: self.rules.slug.clone(),
            source: source.to_owned(),
        };
        for _ in 0..PATIENCE {
            match self.compiler.compile(learner, request.clone()).await {
                Compiled::Built(built) => return Ok(Ok(built)),
                Compiled::Refused(refused) => match refused.class {
                    Busy => tokio::time::sleep(std::time::Duration::from_secs(1)).await,
                    JailUnavailable => anyhow::bail!("{}", refused.message),
                    _ => return Ok(Err(refused)),
                },
            }
        }
        anyhow::bail!("the compiler stayed busy; run it again")
    }

    fn modules<'a>(&'a self, built: &'a Built) -> anyhow::Result<Modules<'a>> {
        let module = |path: &str, traced| {
            let id = path.split('/').nth(2);
            let module = id.and_then(|id| self.compiler.module(id, traced));
            module.context("a module that was compiled is gone; judge fewer files at once")
        };
        let (traced, calls) = (module(&built.traced, true)?, &built.lines.calls[..]);
        let measured = if self.exercise.traced() {
            Lab::limited(&traced)?.with_calls(calls.to_vec())
        } else {
            Lab::limited(&module(&built.module, false)?)?
        };
        Ok(Modules {
            oracle: &self.oracle,
            measured,
            traced: (traced, calls),
        })
    }
}

impl Handin {
    fn ended(&self, end: End) -> Judged {
        Judged {
            file: self.file.clone(),
            end,
        }
    }
}

impl Judged {
    /// Gives the default case's report, if there is an answer and it is not wrong.
    pub(super) fn report(&self) -> Option<&Report> {
        match &self.end {
            End::Ran(attempt) => attempt.report.as_ref(),
            End::Refused(_) | End::Unreadable(_) => None,
        }
    }
}
