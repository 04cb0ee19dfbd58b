//! An exercise's page as data: prose as typed blocks, code as classed tokens.
//! There is no HTML in it, so the app builds real nodes.

use serde::{Deserialize, Serialize};

use crate::{Case, Entry, Headline, Knob, Neighbour, RecordedPython};

/// `<slug>.json`: all that an exercise's page shows before it is run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The exercise as the catalogue shows it.
    pub entry: Entry,
    /// The title of its track.
    pub track: String,
    /// The name of its track in links.
    pub track_id: String,
    /// Its place in the track, counted from 1.
    pub position: u32,
    /// The number of exercises in the track.
    pub of: u32,
    /// The exercise before it in the catalogue.
    pub previous: Option<Neighbour>,
    /// The exercise after it in the catalogue.
    pub next: Option<Neighbour>,
    /// The knobs of its case.
    pub knobs: Vec<Knob>,
    /// True if its variants look at their own lines, and so run in the traced
    /// module.
    pub traced: bool,
    /// True if the page shows each line's increment, in the source's order.
    pub increments: bool,
    /// True if its variants read a file, which may be one of the learner's.
    pub file: bool,
    /// One sentence: what to expect of the run.
    pub expect: String,
    /// The payload that the floor counts, in a few words: `three f64 a point`.
    pub floor_note: String,
    /// The task: what to change, what to leave, and when it is solved.
    pub task: Vec<Span>,
    /// The most that a learner's version may spend in the default case, in the
    /// headline's unit.
    pub budget: u64,
    /// The most allocations that it may make besides in that case, where the
    /// exercise limits them.
    pub most_allocations: Option<u64>,
    /// The payload's own bytes for that case.
    pub floor: u64,
    /// The prose.
    pub sections: Sections,
    /// Hints, from nudge to near-solution.
    pub hints: Vec<Vec<Span>>,
    /// The questions that the learner may answer before the first run.
    pub predictions: Vec<Prediction>,
    /// The points of a model answer, where the learner gives one in their own
    /// words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Vec<Span>>,
    /// The parts of a problem, where the learner chooses a structure for each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The same problem in Python, if it was recorded.
    pub python: Option<PythonSketch>,
    /// The variants, naive first.
    pub variants: Vec<VariantContent>,
    /// The file that a learner starts from, where a version of theirs is judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starter: Option<Source>,
    /// Cases on which every implementation must agree, besides the default.
    pub edges: Vec<Case>,
}

impl Content {
    /// The variants' names, naive first.
    pub fn variant_names(&self) -> Vec<String> {
        let variants = self.variants.iter();
        variants.map(|variant| variant.name.clone()).collect()
    }
}

/// A part of a problem, and the structures that can be chosen for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The knob that chooses, whose value is a choice's place, from 1. Also the
    /// row of a variant's finding that has its error.
    pub knob: String,
    /// A few words: `Unique addresses`.
    pub title: String,
    /// The question that it answers.
    pub question: String,
    /// The structures, the simplest first.
    pub choices: Vec<Structure>,
}

/// A structure that can be chosen for a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    /// The variant that measures it alone.
    pub variant: String,
    /// A few words: `HashSet of String`.
    pub label: String,
    /// What speaks for it and against it, which is told after a run.
    pub because: Vec<Span>,
}

/// A page of prose that is no exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// One sentence on what it says.
    pub description: String,
    /// Its prose.
    pub blocks: Vec<Block>,
}

/// The prose of `exercise.md`, a field per section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sections {
    /// “Problem”.
    pub problem: Vec<Block>,
    /// “What to look for”.
    pub look_for: Vec<Block>,
    /// “Why it works”; shown after the first run or on demand.
    pub why: Vec<Block>,
    /// “When not to”; shown with `why`.
    pub when_not: Vec<Block>,
    /// “In your own program”; shown with `why`, and empty where nobody has said
    /// it yet.
    pub own_program: Vec<Block>,
    /// “Back in Python”; shown with `why`.
    pub python: Vec<Block>,
}

/// One variant with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantContent {
    /// Its name: `naive`, `optimized`, …
    pub name: String,
    /// The file that was compiled.
    pub source: Source,
}

/// A source file, line by line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The path from the project's root: `exercises/slots/naive.rs`.
    pub path: String,
    /// Its lines; the first is line 1.
    pub lines: Vec<Line>,
}

impl Source {
    /// The file as it is, each line with its end.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            text.extend(line.iter().map(|token| token.1.as_str()));
            text.push('\n');
        }
        text
    }
}

/// One line of code.
pub type Line = Vec<Token>;

/// A stretch of code of one class, as `[class, text]`.
///
/// Classes: `k` keyword, `t` type, `s` text or character, `n` number,
/// `c` comment, `f` function, `m` macro or attribute; empty for the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token(pub String, pub String);

/// A block of prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A heading below the page's or the section's own.
    Heading(Vec<Span>),
    /// A list with bullets.
    Bullets(Vec<Vec<Block>>),
    /// A list with numbers from 1.
    Numbers(Vec<Vec<Block>>),
    /// A code example.
    Code {
        /// `rust`, `python`, `text`, …
        language: String,
        /// Its lines.
        lines: Vec<Line>,
    },
    /// A table.
    Table {
        /// The cells of its head.
        head: Vec<Vec<Span>>,
        /// The cells of its rows.
        rows: Vec<Vec<Vec<Span>>>,
    },
}

/// A stretch of prose within a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Span {
    /// Plain text.
    Text(String),
    /// Strong emphasis.
    Strong(Vec<Span>),
    /// Emphasis.
    Emphasis(Vec<Span>),
    /// Code in a line.
    Code(String),
    /// A link.
    Link {
        /// The address; `exercise:<slug>` leads to another exercise.
        href: String,
        /// The content that is clicked.
        spans: Vec<Span>,
    },
}

/// A question that is answered before the first run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prediction {
    /// The question.
    pub ask: Vec<Span>,
    /// The code that it is about; empty if there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<Line>,
    /// The knobs of the run that answers it, where that is not the default;
    /// empty if it is.
    pub case: Case,
    /// The answer to hold it against.
    pub expected: Expected,
}

/// The answer that a prediction is held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Expected {
    /// A figure that the run measures.
    Figure {
        /// The figure's name.
        of: FigureName,
        /// An explanation of the figure.
        why: Vec<Span>,
    },
    /// The ratio of one figure to another.
    Ratio {
        /// The figure that is divided.
        of: FigureName,
        /// The figure it is divided by.
        by: FigureName,
        /// An explanation of the figure.
        why: Vec<Span>,
    },
    /// One of several reasons.
    Reason(Vec<Choice>),
}

/// A figure of a variant: `naive.peak`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureName {
    /// The variant.
    pub variant: String,
    /// The variant's figure.
    pub figure: Headline,
}

/// A reason that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The reason.
    pub say: Vec<Span>,
    /// True if it is the right one.
    pub right: bool,
    /// The reason for which it is right, or wrong.
    pub because: Vec<Span>,
}

/// The same problem in Python: `python.py`, and what a recording of it gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PythonSketch {
    /// The file that was run.
    pub source: Source,
    /// The figures that `tracemalloc` gave.
    pub recorded: RecordedPython,
}
