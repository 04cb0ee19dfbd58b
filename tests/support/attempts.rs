//! Versions of an exercise by other hands than the exercises' own variants,
//! compiled and judged exactly as a learner's.

use exercises::harness::Registered;
use judge::{Attempt, Engine, Rules, VariantLines, attempt};
use protocol::compile::{Built, Compiled, MEMORY, Refused, VARIANT};
use protocol::{Case, Failure, FailureKind, Outcome, Request};

use crate::compiler::{compile, module};
use crate::lab::{Cause, Ended, Lab};
use crate::reports;

/// The instructions that a version may take for a case, which no honest one
/// comes near.
const FUEL: u64 = 20_000_000_000;

/// The seed of the random cases that versions are judged with.
pub const SEED: u32 = 1;

/// Gives the facts of an exercise that a judge has to know.
pub fn rules(exercise: &dyn Registered) -> Rules {
    Rules {
        slug: exercise.slug().to_owned(),
        oracle: exercise.variants()[0].to_owned(),
        headline: exercise.headline(),
        knobs: exercise.knobs(),
        edges: exercise.edges(),
    }
}

/// A version that was compiled, ready to run.
pub struct Version<'a> {
    exercise: &'a dyn Registered,
    built: Built,
    /// The module that the exercise is measured in.
    lab: Lab,
    fuel: u64,
    choice: Option<u32>,
    /// True if its verdict names the line that spends most.
    with_line: bool,
}

impl<'a> Version<'a> {
    /// Compiles a source as the learner's version of an exercise.
    pub fn compile(exercise: &'a dyn Registered, source: &str) -> Result<Self, Box<Refused>> {
        let built = match compile(exercise.slug(), source) {
            Compiled::Built(built) => built,
            Compiled::Refused(refused) => return Err(Box::new(refused)),
        };
        let lab = if exercise.traced() {
            traced(&built)
        } else {
            Lab::limited(&module(&built.module))
        };
        Ok(Self {
            exercise,
            built,
            lab,
            fuel: FUEL,
            choice: None,
            with_line: true,
        })
    }

    /// The same, which may take so many instructions for a case.
    #[must_use]
    pub fn with_fuel(self, fuel: u64) -> Self {
        Self { fuel, ..self }
    }

    /// Of several versions in one source, takes that one.
    pub fn choose(&mut self, choice: u32) {
        self.choice = Some(choice);
    }

    /// The same, whose verdict names no line: where nobody reads it, the traced
    /// module need not be compiled.
    #[must_use]
    pub fn without_line(self) -> Self {
        Self {
            with_line: false,
            ..self
        }
    }

    /// Judges it.
    pub fn judged(&self) -> Attempt {
        let statics = &self.built.statics;
        attempt(&rules(self.exercise), statics, SEED, self)
    }

    fn outcome(&self, lab: &Lab, case: &Case) -> Outcome {
        let request = Request {
            exercise: self.exercise.slug().to_owned(),
            variant: VARIANT.to_owned(),
            case: case.clone(),
            trace: None,
        };
        outcome(lab.run_with_fuel(&request, self.fuel, self.choice))
    }
}

fn traced(built: &Built) -> Lab {
    Lab::limited(&module(&built.traced)).with_lines(&built.lines)
}

impl Engine for Version<'_> {
    fn answer(&self, case: &Case) -> Result<String, Failure> {
        Ok(reports::right_answer(self.exercise, case))
    }

    fn run(&self, case: &Case) -> Outcome {
        self.outcome(&self.lab, case)
    }

    fn lines(&self, case: &Case) -> Option<VariantLines> {
        if !self.with_line {
            return None;
        }
        let lab = traced(&self.built);
        match self.outcome(&lab, case) {
            Outcome::Report(report) => VariantLines::of(&report, lab.calls()),
            Outcome::Failure(_) => None,
        }
    }
}

/// Gives the outcome of a run, as the page would tell it.
fn outcome(ended: Ended) -> Outcome {
    let cause = match ended.outcome {
        Ok(outcome) => return outcome,
        Err(cause) => cause,
    };
    let (kind, message) = match (&cause, ended.panicked, ended.refused.last()) {
        (_, Some(message), _) => (FailureKind::Panic, format!("It panicked: {message}")),
        (Cause::Unreachable, None, Some(bytes)) => {
            let limit = MEMORY >> 20;
            let message = format!("It asked for {bytes} bytes more than its {limit} MiB");
            (FailureKind::OutOfMemory, message)
        }
        (Cause::StackOverflow | Cause::OutOfBounds, ..) => {
            let message = "Its calls went deeper than the stack".to_owned();
            (FailureKind::StackOverflow, message)
        }
        (Cause::Interrupted | Cause::OutOfFuel, ..) => {
            let message = "It computed for too long".to_owned();
            (FailureKind::TimedOut, message)
        }
        (Cause::Unreachable | Cause::Other(_), ..) => (FailureKind::Trap, format!("{cause:?}")),
    };
    Outcome::Failure(Failure::new(kind, message))
}
