//! The compiler's messages, one a line as JSON, in the protocol's words. A line
//! that is no such message is not passed on: it may tell of this machine.

mod rustc;

use std::ops::Range;

use protocol::compile::{
    Diagnostic, DiagnosticLevel, DiagnosticSpan, Replacement, Suggestion, YOURS,
};

use rustc::{Message, Span};

/// The most diagnostics that are passed on.
const MOST: usize = 50;
/// The most characters of a string in them, and bytes of a replacement.
const LETTERS: usize = 2_000;
/// The most changes that are proposed at once where each excludes the others.
const CHANGES: usize = 20;

/// The start of the compiler's message about a file that it cannot read. Its
/// end is the system's reason.
const UNREAD: &str = "couldn't read `";

/// The compiler's messages.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The first of them.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The number of further ones.
    pub(super) more: u32,
    /// The signal that ended the linker, if one did.
    pub(super) linker: Option<i32>,
    /// The lines that are no messages, for the host alone.
    pub(super) rest: String,
}

impl Said {
    /// Tells whether an error is about the source.
    pub(super) fn blames_the_source(&self) -> bool {
        let mut diagnostics = self.diagnostics.iter();
        diagnostics.any(|one| one.level == DiagnosticLevel::Error && !one.spans.is_empty())
    }
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
        if message.is_of_linker() {
            read.linker = read.linker.or(message.signal_of_linker());
        }
        let Some(mut diagnostic) = diagnostic(message, source) else {
            continue;
        };
        if read.diagnostics.len() == MOST {
            read.more += 1;
            continue;
        }
        for_each_text(&mut diagnostic, |text| {
            conceal(text, secrets);
            shorten(text);
        });
        for_each_sentence(&mut diagnostic, own_names);
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
        .filter_map(|span| span.place(source))
        .collect();
    spans.sort_by_key(|span| !span.primary);
    if spans.is_empty() && (level == DiagnosticLevel::Warning || message.is_summary()) {
        return None;
    }
    let mut diagnostic = Diagnostic {
        level,
        code: None,
        message: String::new(),
        spans,
        notes: Vec::new(),
        suggestions: Vec::new(),
    };
    if message.is_of_linker() {
        "the linker refused it".clone_into(&mut diagnostic.message);
        let told = message
            .reasons_of_linker()
            .filter(|said| !said.contains(['/', '\\']));
        diagnostic.notes.extend(told.map(str::to_owned));
        return Some(diagnostic);
    }
    let in_root = |span: &Span| span.is_primary && span.place(source).is_none();
    if message.spans.iter().any(in_root) {
        let expected = "the lab calls `pub fn solve(case: &Case) -> Answer` of your file";
        diagnostic.notes.push(expected.to_owned());
    }
    diagnostic.code = message.code.map(|code| code.code);
    if let Some(unread) = unread(&message.text) {
        // With no word of what is there instead, or of where else one could look.
        diagnostic.message = unread;
        return Some(diagnostic);
    }
    diagnostic.message = message.text;
    for child in message.children {
        tell_child(&mut diagnostic, child, source);
    }
    Some(diagnostic)
}

/// The message for a file that the compiler could not read, if that is what it
/// says. Whether there is such a file on this machine is none of a learner's
/// business.
fn unread(message: &str) -> Option<String> {
    let (path, _) = message.strip_prefix(UNREAD)?.rsplit_once("`: ")?;
    Some(format!(
        "{UNREAD}{path}`: there is no file here but your own"
    ))
}

/// A note, a help or a suggestion that belongs to a diagnostic.
fn tell_child(diagnostic: &mut Diagnostic, child: Message, source: &str) {
    let offered = child.spans.iter().filter(|span| span.is_offered());
    let offered: Vec<&Span> = offered.collect();
    let replacements: Vec<Option<Replacement>> = offered
        .iter()
        .map(|span| replacement(span, source))
        .collect();
    if !offered.is_empty() {
        // A change that is partly outside of the file cannot be made, nor one
        // that is too long.
        if let Some(replacements) = replacements.into_iter().collect() {
            let changes = alternatives(replacements).into_iter();
            let changes = changes.map(|replacements| Suggestion {
                message: child.text.clone(),
                replacements,
            });
            diagnostic.suggestions.extend(changes.take(CHANGES));
        } else {
            diagnostic.notes.push(child.text);
        }
        return;
    }
    let mut spans: Vec<DiagnosticSpan> = child
        .spans
        .iter()
        .filter_map(|span| span.place(source))
        .collect();
    let labelled = child.spans.iter().any(|span| span.label.is_some());
    if spans.is_empty() || labelled {
        diagnostic.notes.push(child.text);
    } else {
        // Said once, at the first place that it is about.
        spans[0].label = Some(child.text);
    }
    let more = spans.into_iter().map(|span| DiagnosticSpan {
        primary: false,
        ..span
    });
    diagnostic.spans.extend(more);
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
    let Range { start, end } = span.bytes(source)?;
    let text = span.suggested_replacement.as_ref()?;
    // Nothing that would be cut.
    (text.len() <= LETTERS).then_some(Replacement {
        start: u32::try_from(start).ok()?,
        end: u32::try_from(end).ok()?,
        text: text.clone(),
    })
}

fn for_each_text(diagnostic: &mut Diagnostic, mut change: impl FnMut(&mut String)) {
    for_each_sentence(diagnostic, &mut change);
    let suggestions = diagnostic.suggestions.iter_mut();
    let replacements = suggestions.flat_map(|suggestion| &mut suggestion.replacements);
    replacements.for_each(|replacement| change(&mut replacement.text));
}

/// All of it that is read, and not put into the source.
fn for_each_sentence(diagnostic: &mut Diagnostic, mut change: impl FnMut(&mut String)) {
    change(&mut diagnostic.message);
    diagnostic.notes.iter_mut().for_each(&mut change);
    for span in &mut diagnostic.spans {
        span.label.iter_mut().for_each(&mut change);
    }
    for suggestion in &mut diagnostic.suggestions {
        change(&mut suggestion.message);
    }
}

/// Names the learner's types as the learner does: `&Point`, not
/// `&yours::Point`. The module that they are compiled in is not theirs.
fn own_names(text: &mut String) {
    const MODULE: &str = "yours::";
    let mut pieces = text.split(MODULE);
    let mut named = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        // `crate::yours::Point` is a path that needs all of it.
        if named.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            named.push_str(MODULE);
        }
        named.push_str(piece);
    }
    *text = named;
}

fn conceal(text: &mut String, secrets: &[String]) {
    for secret in secrets {
        if text.contains(secret.as_str()) {
            *text = text.replace(secret.as_str(), "…");
        }
    }
}

/// Cuts what nobody reads to its end.
fn shorten(text: &mut String) {
    if let Some((end, _)) = text.char_indices().nth(LETTERS) {
        text.truncate(end);
        text.push('…');
    }
}

#[cfg(test)]
mod tests;
