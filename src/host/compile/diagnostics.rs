//! What rustc says, line by line as JSON, in the protocol's words. What is no
//! such line is not passed on: it may tell of this machine.

use std::ops::Range;

use protocol::compile::{
    Diagnostic, DiagnosticLevel, DiagnosticSpan, Replacement, Suggestion, YOURS,
};
use serde::Deserialize;

/// How many diagnostics are passed on.
const MOST: usize = 50;

/// How the compiler begins when it passes on what the linker said.
const LINKING: &str = "linking with ";

/// What the compiler said.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The first of them.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many more there were.
    pub(super) more: u32,
    /// All other text, for the host alone.
    pub(super) rest: String,
}

#[derive(Deserialize)]
struct Message {
    #[serde(rename = "message")]
    text: String,
    #[serde(default)]
    code: Option<Code>,
    level: String,
    #[serde(default)]
    spans: Vec<Span>,
    #[serde(default)]
    children: Vec<Message>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    byte_start: usize,
    byte_end: usize,
    is_primary: bool,
    label: Option<String>,
    suggested_replacement: Option<String>,
    suggestion_applicability: Option<String>,
    expansion: Option<Box<Expansion>>,
}

#[derive(Deserialize)]
struct Expansion {
    span: Span,
}

/// Reads what the compiler said of that source. Each of `secrets` is a path of
/// this machine, and left out wherever it stands.
pub(super) fn read(said: &[u8], source: &str, secrets: &[String]) -> Said {
    let mut read = Said::default();
    for line in String::from_utf8_lossy(said).lines() {
        let Ok(message) = serde_json::from_str::<Message>(line) else {
            read.rest.push_str(line);
            read.rest.push('\n');
            continue;
        };
        if message.text.starts_with(LINKING) {
            // How the linker ended: by a limit, perhaps.
            read.rest.push_str(&message.text);
            read.rest.push('\n');
        }
        let Some(mut diagnostic) = diagnostic(message, source) else {
            continue;
        };
        if read.diagnostics.len() == MOST {
            read.more += 1;
            continue;
        }
        for_each_text(&mut diagnostic, |text| conceal(text, secrets));
        read.diagnostics.push(diagnostic);
    }
    read
}

fn diagnostic(message: Message, source: &str) -> Option<Diagnostic> {
    let level = match message.level.as_str() {
        "error" | "error: internal compiler error" => DiagnosticLevel::Error,
        "warning" => DiagnosticLevel::Warning,
        _ => return None,
    };
    let mut spans: Vec<DiagnosticSpan> = message
        .spans
        .iter()
        .filter_map(|span| place(span, source))
        .collect();
    spans.sort_by_key(|span| !span.primary);
    if spans.is_empty() && (level == DiagnosticLevel::Warning || is_summary(&message)) {
        return None;
    }
    let mut diagnostic = Diagnostic {
        level,
        code: message.code.map(|code| code.code),
        message: message.text,
        spans,
        notes: Vec::new(),
        suggestions: Vec::new(),
    };
    if diagnostic.message.starts_with(LINKING) {
        explain_linking(&mut diagnostic, &message.children);
        return Some(diagnostic);
    }
    let in_root = |span: &Span| span.is_primary && place(span, source).is_none();
    if message.spans.iter().any(in_root) {
        let expected = "the lab calls `pub fn solve(case: &Case) -> Answer` of your file";
        diagnostic.notes.push(expected.to_owned());
    }
    for child in message.children {
        tell_child(&mut diagnostic, child, source);
    }
    Some(diagnostic)
}

/// Whether it only counts the others.
fn is_summary(message: &Message) -> bool {
    message.code.is_none()
        && ["aborting due to ", "could not compile "]
            .iter()
            .any(|start| message.text.starts_with(start))
}

/// What the linker has to say stands among the names of this machine's files.
fn explain_linking(diagnostic: &mut Diagnostic, children: &[Message]) {
    "the linker refused it".clone_into(&mut diagnostic.message);
    for line in children.iter().flat_map(|child| child.text.lines()) {
        let line = line.trim();
        let said = line.split_once("rust-lld: error: ").map(|(_, said)| said);
        if let Some(said) = said.filter(|said| !said.contains(['/', '\\'])) {
            diagnostic.notes.push(said.to_owned());
        }
    }
}

/// A note, a help or a suggestion that belongs to a diagnostic.
fn tell_child(diagnostic: &mut Diagnostic, child: Message, source: &str) {
    let offered = child.spans.iter().filter(|span| is_offered(span));
    let offered: Vec<&Span> = offered.collect();
    let replacements: Vec<Option<Replacement>> = offered
        .iter()
        .map(|span| replacement(span, source))
        .collect();
    if !offered.is_empty() {
        // A change that is partly outside of the file cannot be made.
        if let Some(replacements) = replacements.into_iter().collect() {
            let changes = alternatives(replacements).into_iter();
            diagnostic
                .suggestions
                .extend(changes.map(|replacements| Suggestion {
                    message: child.text.clone(),
                    replacements,
                }));
        } else {
            diagnostic.notes.push(child.text);
        }
        return;
    }
    let mut placed = false;
    for span in child.spans.iter().filter_map(|span| place(span, source)) {
        let said = span.label.clone().unwrap_or_else(|| child.text.clone());
        diagnostic.spans.push(DiagnosticSpan {
            primary: false,
            label: Some(said),
            ..span
        });
        placed = true;
    }
    if !placed || child.spans.iter().any(|span| span.label.is_some()) {
        diagnostic.notes.push(child.text);
    }
}

fn is_offered(span: &Span) -> bool {
    span.suggested_replacement.is_some()
        && span.suggestion_applicability.as_deref() != Some("HasPlaceholders")
}

/// rustc lists the parts of all the changes that it proposes in one row. Those
/// of one place exclude each other: each is a change of its own.
fn alternatives(mut replacements: Vec<Replacement>) -> Vec<Vec<Replacement>> {
    let place = |one: &Replacement| (one.start, one.end);
    let first = replacements.first().map(place);
    if replacements.iter().all(|one| Some(place(one)) == first) {
        return replacements.into_iter().map(|one| vec![one]).collect();
    }
    replacements.sort_by_key(place);
    let apart = replacements
        .windows(2)
        .all(|pair| pair[0].end <= pair[1].start && place(&pair[0]) != place(&pair[1]));
    if apart {
        vec![replacements]
    } else {
        Vec::new()
    }
}

fn replacement(span: &Span, source: &str) -> Option<Replacement> {
    if span.file_name != YOURS {
        return None;
    }
    let Range { start, end } = bytes(span, source)?;
    Some(Replacement {
        start: u32::try_from(start).ok()?,
        end: u32::try_from(end).ok()?,
        text: span.suggested_replacement.clone()?,
    })
}

/// Where in the learner's file it is; of what a macro wrote, where the macro
/// was used.
fn place(span: &Span, source: &str) -> Option<DiagnosticSpan> {
    let mut at = span;
    while at.file_name != YOURS {
        at = &at.expansion.as_ref()?.span;
    }
    let Range { start, end } = bytes(at, source)?;
    let line = source.as_bytes()[..start]
        .iter()
        .filter(|&&byte| byte == b'\n');
    Some(DiagnosticSpan {
        line: u32::try_from(line.count()).ok()? + 1,
        start: u32::try_from(start).ok()?,
        end: u32::try_from(end).ok()?,
        primary: span.is_primary,
        label: span.label.clone(),
    })
}

/// The span's bytes, if they are some of the source's whole characters.
fn bytes(span: &Span, source: &str) -> Option<Range<usize>> {
    let range = span.byte_start..span.byte_end;
    source.get(range.clone()).map(|_| range)
}

fn for_each_text(diagnostic: &mut Diagnostic, mut change: impl FnMut(&mut String)) {
    change(&mut diagnostic.message);
    diagnostic.notes.iter_mut().for_each(&mut change);
    for span in &mut diagnostic.spans {
        span.label.iter_mut().for_each(&mut change);
    }
    for suggestion in &mut diagnostic.suggestions {
        change(&mut suggestion.message);
        for replacement in &mut suggestion.replacements {
            change(&mut replacement.text);
        }
    }
}

fn conceal(text: &mut String, secrets: &[String]) {
    for secret in secrets {
        if text.contains(secret.as_str()) {
            *text = text.replace(secret.as_str(), "…");
        }
    }
}

#[cfg(test)]
mod tests;
