//! The JSON that rustc writes of each diagnostic, as far as it is read.

use std::ops::Range;

use protocol::compile::{DiagnosticSpan, YOURS};
use serde::Deserialize;
use serde_json::value::RawValue;

/// The start of the compiler's message that passes on what the linker said.
const LINKING: &str = "linking with ";
/// The start of the linker's line that says why it failed.
const LINKER: &str = "rust-lld: error: ";

/// The start of the line with which LLVM, part of both, ends a program.
const LLVM: &str = "LLVM ERROR: ";

/// A diagnostic, or a part of one.
#[derive(Deserialize)]
pub(super) struct Message {
    #[serde(rename = "message")]
    pub(super) text: String,
    #[serde(default)]
    pub(super) code: Option<Code>,
    pub(super) level: String,
    #[serde(default)]
    pub(super) spans: Vec<Span>,
    #[serde(default)]
    pub(super) children: Vec<Message>,
}

#[derive(Deserialize)]
pub(super) struct Code {
    pub(super) code: String,
}

#[derive(Deserialize)]
pub(super) struct Span {
    pub(super) file_name: String,
    byte_start: usize,
    byte_end: usize,
    pub(super) is_primary: bool,
    pub(super) label: Option<String>,
    pub(super) suggested_replacement: Option<String>,
    pub(super) suggestion_applicability: Option<String>,
    /// The use of the macro that wrote this, as it stands in the text: one in
    /// another, more deeply than JSON is read at once.
    expansion: Option<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Expansion {
    span: Span,
}

impl Message {
    /// Tells whether it is an error that has no place in any source.
    pub(super) fn is_of_no_place(&self) -> bool {
        self.spans.is_empty() && self.level.starts_with("error") && !self.is_summary()
    }

    /// Tells whether it passes on what the linker said.
    pub(super) fn is_of_linker(&self) -> bool {
        self.text.starts_with(LINKING)
    }

    /// The reason for which the linker refused it. The rest of what it said is the names of this
    /// machine's files.
    pub(super) fn reasons_of_linker(&self) -> impl Iterator<Item = &str> {
        let lines = self.children.iter().flat_map(|child| child.text.lines());
        lines.filter_map(|line| line.split_once(LINKER).map(|(_, said)| said.trim()))
    }

    /// Finds the line with which LLVM ended the linker, if it did.
    pub(super) fn end_of_linker(&self) -> Option<&str> {
        let mut lines = self.children.iter().flat_map(|child| child.text.lines());
        lines.find(|line| line.starts_with(LLVM))
    }

    /// Tells whether it only counts the others.
    pub(super) fn is_summary(&self) -> bool {
        self.code.is_none()
            && ["aborting due to ", "could not compile "]
                .iter()
                .any(|start| self.text.starts_with(start))
    }
}

impl Span {
    /// Finds its place in the learner's file; for what a macro wrote, the place
    /// where the macro was used.
    pub(super) fn place(&self, source: &str) -> Option<DiagnosticSpan> {
        let mut used: Self;
        let mut at = self;
        while at.file_name != YOURS {
            let expansion = at.expansion.as_ref()?;
            used = serde_json::from_str::<Expansion>(expansion.get())
                .ok()?
                .span;
            at = &used;
        }
        let Range { start, end } = at.bytes(source)?;
        let before = source.as_bytes()[..start].iter();
        let line = before.filter(|&&byte| byte == b'\n');
        Some(DiagnosticSpan {
            line: u32::try_from(line.count()).ok()? + 1,
            start: u32::try_from(start).ok()?,
            end: u32::try_from(end).ok()?,
            primary: self.is_primary,
            label: self.label.clone(),
        })
    }

    /// The span's bytes, if they are some of the source's whole characters.
    pub(super) fn bytes(&self, source: &str) -> Option<Range<usize>> {
        let range = self.byte_start..self.byte_end;
        source.get(range.clone()).map(|_| range)
    }

    /// Tells whether it is a change that can be made as it stands.
    pub(super) fn is_offered(&self) -> bool {
        self.suggested_replacement.is_some()
            && self.suggestion_applicability.as_deref() != Some("HasPlaceholders")
    }
}
