//! The things of a bench that are looked at one at a time, each in a tab.

use judge::Measure;
use protocol::compile::{VARIANT, YOURS};
use protocol::{Content, Headline};

use super::design::is_design;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// The structures of each part, to choose one.
    Choices,
    /// The learner's version.
    Yours,
    /// The source of the variant of that name.
    Source(String),
    /// All figures of the runs.
    Figures,
    /// The findings of the runs.
    Findings,
    /// Live bytes over a run.
    Time,
    /// The headline against a knob.
    Growth,
    /// The bytes of each line.
    Lines,
    /// The bytes of each chain of calls.
    Chains,
}

impl View {
    /// The views of an exercise in the order of their tabs; `yours` if there is
    /// a place for the learner's version.
    pub fn all(content: &Content, yours: bool) -> Vec<Self> {
        let sources = content.variants.iter();
        let sources = sources.map(|variant| Self::Source(variant.name.clone()));
        let others = [
            Self::Figures,
            Self::Findings,
            Self::Time,
            Self::Growth,
            Self::Lines,
            Self::Chains,
        ];
        let yours = yours.then_some(Self::Yours);
        let choices = is_design(content).then_some(Self::Choices);
        let first = choices.into_iter().chain(yours);
        first.chain(sources).chain(others).collect()
    }

    /// The name in an address, and the value of `data-tab`.
    pub fn name(&self) -> &str {
        match self {
            Self::Choices => "choices",
            Self::Yours => VARIANT,
            Self::Source(variant) => variant,
            Self::Figures => "figures",
            Self::Findings => "findings",
            Self::Time => "time",
            Self::Growth => "growth",
            Self::Lines => "lines",
            Self::Chains => "chains",
        }
    }

    /// The tab's label.
    pub fn label(&self) -> String {
        match self {
            Self::Choices => "Choices".to_owned(),
            Self::Yours => YOURS.to_owned(),
            Self::Source(variant) => format!("{variant}.rs"),
            Self::Figures => "Figures".to_owned(),
            Self::Findings => "Findings".to_owned(),
            Self::Time => "Over time".to_owned(),
            Self::Growth => "Against size".to_owned(),
            Self::Lines => "By line".to_owned(),
            Self::Chains => "By chain".to_owned(),
        }
    }
}

/// The chosen view of the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineView {
    /// The figure.
    pub measure: Measure,
    /// The order of the table.
    pub order: Order,
    /// The moment that may be jumped to, as a share of the calls in percent.
    pub moment: u32,
}

/// The order of the table of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Most bytes first.
    Bytes,
    /// Most blocks first.
    Blocks,
    /// As in the source.
    Source,
}

impl Order {
    /// The name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Blocks => "blocks",
            Self::Source => "source",
        }
    }

    /// The order of that name.
    pub fn named(name: &str) -> Option<Self> {
        let mut all = [Self::Bytes, Self::Blocks, Self::Source].into_iter();
        all.find(|order| order.name() == name)
    }
}

impl LineView {
    /// The figure that belongs to the exercise's headline.
    pub fn default_measure(headline: Headline) -> Measure {
        match headline {
            Headline::Peak => Measure::AtPeak,
            Headline::Total | Headline::Allocations => Measure::Total,
            Headline::Retained => Measure::Retained,
        }
    }
}
