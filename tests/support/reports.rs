//! Reports of the exercises' own variants in wasmtime, each run once per test
//! program and shared: a report does not change from run to run.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use exercises::harness::Registered;
use protocol::{Case, Report, TraceRequest};

use crate::lab::Lab;

/// The module that a report is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Module {
    /// The counting one.
    Counting,
    /// Its traced twin.
    Traced,
}

impl Module {
    /// The module that an exercise is measured in.
    pub fn of(exercise: &dyn Registered) -> Self {
        if exercise.traced() {
            Self::Traced
        } else {
            Self::Counting
        }
    }

    /// The one that has the exercise, ready to run.
    pub fn lab(self, exercise: &dyn Registered) -> &'static Lab {
        match self {
            Self::Counting => Lab::counting(exercise),
            Self::Traced => Lab::traced(exercise),
        }
    }
}

type Key = (Module, &'static str, String, Case);
type Known = HashMap<Key, Arc<OnceLock<Arc<Report>>>>;

static KNOWN: OnceLock<Mutex<Known>> = OnceLock::new();

/// Gives a variant's report for a case in that module. In the traced one an
/// exercise about increments notes what each line frees, as its page does.
pub fn report(
    module: Module,
    exercise: &dyn Registered,
    variant: &str,
    case: &Case,
) -> Arc<Report> {
    let slug = exercise.slug();
    let key = (module, slug, variant.to_owned(), case.clone());
    let slot = {
        let known = KNOWN.get_or_init(Mutex::default);
        // A run that failed leaves an empty slot.
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(key).or_default())
    };
    let run = || {
        let trace = exercise.increments().then_some(TraceRequest {
            at_event: None,
            frees: true,
        });
        Arc::new(module.lab(exercise).report_of(slug, variant, case, trace))
    };
    Arc::clone(slot.get_or_init(run))
}

/// Gives a variant's report in the module that its exercise is measured in.
pub fn measured(exercise: &dyn Registered, variant: &str, case: &Case) -> Arc<Report> {
    report(Module::of(exercise), exercise, variant, case)
}

/// Gives the answer of the exercise's first variant.
pub fn right_answer(exercise: &dyn Registered, case: &Case) -> String {
    measured(exercise, exercise.variants()[0], case)
        .answer
        .clone()
}
