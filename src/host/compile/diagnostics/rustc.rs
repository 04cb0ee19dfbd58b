//! The JSON that rustc writes of each diagnostic, as far as it is read.

use std::ops::Range;

use protocol::compile::{DiagnosticSpan, YOURS};
use serde::Deserialize;
use serde_json::value::RawValue;

/// The start of the compiler's message that passes on what the linker said.
const LINKING: &str = "linking with ";
/// The words in it before the end of the linker, as the standard library writes
/// an [`std::process::ExitStatus`].
const FAILED: &str = " failed: ";
/// The start of such an end by a signal.
const SIGNAL: &str = "signal: ";
/// The start of the linker's line that says why it failed.
const LINKER: &str = "rust-lld: error: ";

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
    fn is_of_no_place(&self) -> bool {
        self.spans.is_empty() && self.level.starts_with("error") && !self.is_summary()
    }

    /// Tells whether it passes on what the linker said. A learner's own error
    /// that begins so has a place in the source.
    pub(super) fn is_of_linker(&self) -> bool {
        self.is_of_no_place() && self.code.is_none() && self.text.starts_with(LINKING)
    }

    /// Finds the signal that ended the linker, if one did.
    pub(super) fn signal_of_linker(&self) -> Option<i32> {
        let (_, end) = self.text.lines().next()?.rsplit_once(FAILED)?;
        let number = end.strip_prefix(SIGNAL)?.split(' ').next()?;
        number.parse().ok()
    }

    /// The reason for which the linker refused it. The rest of what it said is the names of this
    /// machine's files.
    pub(super) fn reasons_of_linker(&self) -> impl Iterator<Item = &str> {
        let lines = self.children.iter().flat_map(|child| child.text.lines());
        lines.filter_map(|line| line.split_once(LINKER).map(|(_, said)| said.trim()))
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
