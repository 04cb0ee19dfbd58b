//! The places of the compiler's words in the source. The compiler counts bytes;
//! an editor counts UTF-16 units.

use judge::{descending, words};
use protocol::compile::{Diagnostic, DiagnosticLevel, Suggestion};
use serde::Serialize;

/// Something said of a stretch of the text, as the editor marks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The start, in UTF-16 units.
    pub from: u32,
    /// The end, in UTF-16 units.
    pub to: u32,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The compiler's words.
    pub message: String,
}

/// The level's name in attributes, and in the editor.
pub fn level(level: DiagnosticLevel) -> &'static str {
    match level {
        DiagnosticLevel::Error => "error",
        DiagnosticLevel::Warning => "warning",
    }
}

/// The primary places of all diagnostics, in the order of the text.
pub fn marks(source: &str, diagnostics: &[Diagnostic]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = diagnostics
        .iter()
        .flat_map(|diagnostic| {
            let primary = diagnostic.spans.iter().filter(|span| span.primary);
            primary.map(|span| Mark {
                from: utf16(source, span.start),
                to: utf16(source, span.end.max(span.start)),
                severity: level(diagnostic.level),
                message: words::labelled(diagnostic, span.label.as_deref()),
            })
        })
        .collect();
    descending(&mut marks, |mark| {
        -(i64::from(mark.from) << 32 | i64::from(mark.to))
    });
    marks
}

/// The UTF-16 units before a byte; before the character, if it is within one.
fn utf16(source: &str, byte: u32) -> u32 {
    let end = source.floor_char_boundary(byte as usize);
    let units = source[..end].encode_utf16().count();
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// Finds the start, in UTF-16 units, of a line that is counted from 1.
pub fn line_start(source: &str, line: u32) -> u32 {
    let before = (1..line).zip(source.split_inclusive('\n'));
    let bytes: usize = before.map(|(_, line)| line.len()).sum();
    utf16(source, u32::try_from(bytes).unwrap_or(u32::MAX))
}

/// The source with a suggestion applied. None if it does not fit the source.
pub fn applied(source: &str, suggestion: &Suggestion) -> Option<String> {
    let mut replacements: Vec<_> = suggestion.replacements.iter().collect();
    descending(&mut replacements, |replacement| {
        -i64::from(replacement.start)
    });
    let mut out = String::new();
    let mut done = 0;
    for replacement in replacements {
        let (start, end) = (replacement.start as usize, replacement.end as usize);
        if end < start {
            return None;
        }
        out += source.get(done..start)?;
        out += &replacement.text;
        source.get(start..end)?;
        done = end;
    }
    out += source.get(done..)?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::compile::{DiagnosticSpan, Replacement};

    fn span(start: u32, end: u32, primary: bool) -> DiagnosticSpan {
        DiagnosticSpan {
            line: 1,
            start,
            end,
            primary,
            label: primary.then(|| "here".to_owned()),
        }
    }

    #[test]
    fn marks_count_as_the_editor_does() {
        // 2 bytes and 1 unit; 4 bytes and 2 units.
        let source = "ä𝄞 let x;";
        let diagnostic = |start, end| Diagnostic {
            level: DiagnosticLevel::Error,
            code: None,
            message: "wrong".to_owned(),
            spans: vec![span(0, 1, false), span(start, end, true)],
            notes: Vec::new(),
            suggestions: Vec::new(),
        };
        let diagnostics = [diagnostic(7, 10), diagnostic(2, 6), diagnostic(3, 9_999)];
        let places: Vec<_> = marks(source, &diagnostics)
            .iter()
            .map(|mark| (mark.from, mark.to, mark.message.clone()))
            .collect();
        let said = "wrong: here".to_owned();
        assert_eq!(
            places,
            [(1, 3, said.clone()), (1, 10, said.clone()), (4, 7, said)]
        );
    }

    #[test]
    fn a_line_starts_after_those_before_it() {
        let source = "ä𝄞\nb\n\nc";
        for (line, at) in [(0, 0), (1, 0), (2, 4), (3, 6), (4, 7), (9, 8)] {
            assert_eq!(line_start(source, line), at, "{line}");
        }
    }

    #[test]
    fn a_suggestion_is_applied_as_a_whole_or_not_at_all() {
        let change = |parts: &[(u32, u32, &str)]| Suggestion {
            message: String::new(),
            replacements: parts
                .iter()
                .map(|&(start, end, text)| Replacement {
                    start,
                    end,
                    text: text.to_owned(),
                })
                .collect(),
        };
        let source = "let ä = 1;";
        for (parts, result) in [
            (&[(4, 6, "b")][..], Some("let b = 1;")),
            (&[(9, 10, "2"), (4, 4, "mut ")], Some("let mut ä = 2;")),
            (&[], Some(source)),
            // Within a character, overlapping, backwards, beyond the end.
            (&[(5, 6, "b")], None),
            (&[(0, 6, ""), (4, 8, "")], None),
            (&[(6, 4, "")], None),
            (&[(0, 99, "")], None),
        ] {
            let applied = applied(source, &change(parts));
            assert_eq!(applied.as_deref(), result, "{parts:?}");
        }
    }
}
