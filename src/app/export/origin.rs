//! The origin of what is exported: what it is of, and what measured it.

use protocol::{Case, Headline};

/// The version of the site.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The unit of what is exported, and of which machine.
pub const UNIT: &str = "bytes requested of the allocator, wasm32";

/// The origin of what is exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The exercise's name in links.
    pub exercise: String,
    /// The exercise's title.
    pub title: String,
    /// The value of each knob.
    pub case: Case,
    /// The same in words.
    pub knobs: String,
    /// The figure that the exercise is about.
    pub headline: Headline,
    /// Names the build of the site.
    pub build: String,
    /// The address that shows it again.
    pub address: String,
    /// What speaks for the figures, and against them: a sentence each.
    pub notes: Vec<String>,
    /// The same of single variants, a few words each.
    pub caveats: Vec<(String, String)>,
}

impl Origin {
    /// The case as a cell: `points=10000 tags=2`.
    pub fn cell(&self) -> String {
        let knobs = self.case.iter();
        let knobs: Vec<String> = knobs
            .map(|(knob, value)| [knob, "=", &value.to_string()].concat())
            .collect();
        knobs.join(" ")
    }

    /// The unit of the headline.
    pub fn headline_unit(&self) -> &'static str {
        match self.headline {
            Headline::Allocations => "allocations, wasm32",
            Headline::Peak | Headline::Total | Headline::Retained => UNIT,
        }
    }

    /// The caveat on a variant's figures; mostly none.
    pub fn caveat(&self, variant: &str) -> &str {
        let mut caveats = self.caveats.iter();
        let of = caveats.find(|(of, _)| of == variant);
        of.map_or("", |(_, caveat)| caveat)
    }

    /// `Bytewise 0.1.0, build 0123456789abcdef`
    pub fn made_by(&self) -> String {
        format!("Bytewise {VERSION}, build {}", self.build)
    }

    /// The notes and caveats as sentences.
    pub fn said(&self) -> Vec<String> {
        let caveats = self.caveats.iter();
        let caveats = caveats.map(|(variant, caveat)| format!("{variant}: {caveat}."));
        self.notes.iter().cloned().chain(caveats).collect()
    }
}

#[cfg(test)]
pub(super) fn sample() -> Origin {
    Origin {
        exercise: "slots".to_owned(),
        title: "A map | a struct".to_owned(),
        case: crate::samples::case(10_000),
        knobs: "10,000 points".to_owned(),
        headline: Headline::Peak,
        build: "0123".to_owned(),
        address: "https://example.org/exercise/slots/?points=10000&view=time".to_owned(),
        notes: vec!["Ran twice.".to_owned()],
        caveats: vec![("yours".to_owned(), "an <older> draft".to_owned())],
    }
}
