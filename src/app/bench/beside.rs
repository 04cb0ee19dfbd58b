//! The page's own runs, and the learner's version beside them.

use std::rc::Rc;

use protocol::{Case, Report, VariantContent};

use super::hook::BenchHandle;
use super::results::Results;
use super::settings::Settings;
use super::tracing::Trace;
use crate::yours::{Measured, Note, listing};

impl BenchHandle {
    /// The figures of the learner's version, if it ran the same case.
    fn yours(&self, results: &Results) -> Option<&Measured> {
        let desk = self.desk.as_ref()?;
        let measured = desk.state.attempt().measured()?;
        (measured.case == *results.case()).then_some(measured)
    }

    /// All runs of the results' case, naive first and the learner's last.
    pub fn runs(&self, results: &Results) -> Vec<Rc<Report>> {
        let yours = self.yours(results).map(|measured| measured.report.clone());
        results.runs().iter().cloned().chain(yours).collect()
    }

    /// The caveats on the learner's figures: whether they are of an older
    /// draft, and how far they can be trusted.
    pub fn note(&self) -> Option<Note> {
        let state = &self.desk.as_ref()?.state;
        let standing = state.attempt().measured()?.standing;
        Some(Note {
            older: state.is_measured_before(),
            standing,
        })
    }

    /// The settings that run this case.
    pub fn settings_of(&self, case: &Case) -> Settings {
        Settings::of(&self.content.knobs, case)
    }

    /// The lines of all runs, the learner's last.
    pub fn trace(&self) -> Option<Rc<Trace>> {
        let own = self.machine.trace();
        let yours = self.machine.results().and_then(|results| {
            let lines = self.yours(results)?.lines.as_ref()?.as_ref().ok()?;
            Some((results.case(), lines))
        });
        match (own, yours) {
            (Some(own), Some((case, lines))) if own.case() == case => {
                Some(Rc::new(own.beside(lines.clone())))
            }
            (Some(own), _) => Some(own.clone()),
            (None, Some((case, lines))) => Some(Rc::new(Trace::alone(case, lines.clone()))),
            (None, None) => None,
        }
    }

    /// All sources that were run, naive's first and the learner's last.
    pub fn sources(&self) -> Vec<VariantContent> {
        let desk = self.desk.as_ref();
        let measured = desk.and_then(|desk| desk.state.attempt().measured());
        let yours = measured.map(|measured| listing(&measured.source));
        self.content.variants.iter().cloned().chain(yours).collect()
    }
}
