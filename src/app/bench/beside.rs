//! The page's own runs, and the learner's version beside them.

use std::rc::Rc;

use js_sys::futures::spawn_local;
use protocol::compile::VARIANT;
use protocol::{Case, Report, Source, default_case};

use super::design::is_drawn;
use super::hook::BenchHandle;
use super::view::View;
use super::yours::listing;
use crate::browser;
use crate::run::{Results, Settings, Trace};
use crate::yours::{self, Measured, Note};

/// The most that a learner's version may spend in a case.
pub struct Allowance {
    /// The case.
    pub case: Case,
    /// The most of the headline, in its unit.
    pub budget: u64,
    /// The most allocations besides, where the exercise limits them.
    pub most_allocations: Option<u64>,
    /// The payload's own bytes.
    pub floor: u64,
}

impl BenchHandle {
    /// What a learner's version may spend in the case that was run, or else in
    /// the default one, for which it is recorded; none on a page without it.
    pub fn allowance(&self) -> Option<Allowance> {
        self.desk.as_ref()?;
        let results = self.machine.results();
        let run = results.and_then(|results| Some((results.case(), results.runs().first()?)));
        let content = &self.content;
        Some(match run {
            Some((case, run)) => Allowance {
                case: case.clone(),
                budget: run.budget,
                most_allocations: run.most_allocations,
                floor: run.floor,
            },
            None => Allowance {
                case: default_case(&content.knobs),
                budget: content.budget,
                most_allocations: content.most_allocations,
                floor: content.floor,
            },
        })
    }

    /// The figures of the learner's version, if it ran the same case.
    fn yours(&self, results: &Results) -> Option<&Measured> {
        let desk = self.desk.as_ref()?;
        let measured = desk.state.attempt().measured()?;
        (measured.case == *results.case()).then_some(measured)
    }

    /// The runs of the results' case that are drawn, naive first and the learner's last.
    pub fn runs(&self, results: &Results) -> Vec<Rc<Report>> {
        let yours = self.yours(results).map(|measured| measured.report.clone());
        let own = results
            .runs()
            .iter()
            .filter(|run| is_drawn(&self.content, &run.variant));
        own.cloned().chain(yours).collect()
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

    /// True if the source of that variant is shown: naive's and the learner's
    /// own always, the others' once they are revealed.
    pub fn shows(&self, variant: &str) -> bool {
        let naive = self.content.variants.first();
        self.is_revealed() || variant == VARIANT || naive.is_some_and(|naive| naive.name == variant)
    }

    /// Opens the source of that variant, and goes to the line.
    pub fn go_to_line(&self, variant: &str, line: u32) {
        match &self.desk {
            Some(desk) if variant == VARIANT => desk.tell.emit(yours::Event::GoTo(line)),
            _ => {
                self.view.set(View::Source(variant.to_owned()));
                let selector = if self.shows(variant) {
                    format!("[data-source='{variant}'] [data-line='{line}']")
                } else {
                    "[data-action=show-solution]".to_owned()
                };
                // After the tab is drawn, which was asked for before.
                spawn_local(async move { browser::go_to(&selector) });
            }
        }
    }

    /// The source that ran under that name.
    pub fn source(&self, variant: &str) -> Option<Source> {
        if variant == VARIANT {
            let attempt = self.desk.as_ref()?.state.attempt();
            return Some(listing(&attempt.measured()?.source).source);
        }
        let mut variants = self.content.variants.iter();
        let own = variants.find(|own| own.name == variant)?;
        Some(own.source.clone())
    }
}
