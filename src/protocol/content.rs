//! An exercise's page as data: prose as typed blocks, code as classed tokens.
//! There is no HTML in it, so the app builds real nodes.

use serde::{Deserialize, Serialize};

use crate::{Entry, Knob, Neighbour};

/// `<slug>.json`: all that an exercise's page shows before it is run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The exercise as the catalogue shows it.
    pub entry: Entry,
    /// The title of its track.
    pub track: String,
    /// Its place in the track, counted from 1.
    pub position: u32,
    /// How many exercises the track has.
    pub of: u32,
    /// The exercise before it in the catalogue.
    pub previous: Option<Neighbour>,
    /// The exercise after it in the catalogue.
    pub next: Option<Neighbour>,
    /// The knobs of its case.
    pub knobs: Vec<Knob>,
    /// One sentence: what to expect of the run.
    pub expect: String,
    /// What the floor counts, in a few words: `three f64 a point`.
    pub floor_note: String,
    /// The prose.
    pub sections: Sections,
    /// Hints, from nudge to near-solution.
    pub hints: Vec<Vec<Span>>,
    /// The variants, naive first.
    pub variants: Vec<VariantContent>,
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
        /// What is clicked.
        spans: Vec<Span>,
    },
}
