//! The results of judging files: as a table, as JSON, as `JUnit`'s XML, or as
//! GitHub's annotations.
//!
//! Names of files, answers and messages are not ours: each format writes them so
//! that they stay what they are.

use std::fmt::Write as _;

use judge::{Attempt, Verdict, words};
use protocol::compile::{Diagnostic, DiagnosticLevel};
use protocol::{Case, Usage, text};
use serde::Serialize;

use super::judged::{End, Judged, Judging};
use crate::args::CheckFormat;
use crate::table::{self, Side};
use crate::terminal::printable;

/// Prints all of them.
pub(super) fn print(
    judging: &Judging,
    judged: &[Judged],
    format: CheckFormat,
) -> anyhow::Result<()> {
    table::print(&match format {
        CheckFormat::Table => table(judging, judged),
        CheckFormat::Json => json(judging, judged)?,
        CheckFormat::Junit => junit(judging, judged),
        CheckFormat::Github => github(judging, judged),
    })
}

/// The reason for which a file does not solve the exercise.
#[derive(Debug, PartialEq, Serialize)]
struct Failed {
    /// A sentence or two.
    why: String,
    /// The line of the file that it is about, counted from 1.
    line: Option<u32>,
    /// The case that shows it; none if nothing ran.
    case: Option<Case>,
}

fn failed(judging: &Judging, judged: &Judged) -> Option<Failed> {
    match &judged.end {
        End::Ran(attempt) => failed_run(judging, attempt),
        End::Refused(refused) => {
            let first = refused
                .diagnostics
                .iter()
                .find(|diagnostic| diagnostic.level == DiagnosticLevel::Error);
            let said = match first {
                Some(error) => words::sentence(&with_label(error)),
                None => words::sentence(&refused.message),
            };
            Some(Failed {
                why: format!("{} {said}", words::refusal(refused)),
                line: first.and_then(|error| Some(error.spans.first()?.line)),
                case: None,
            })
        }
        End::Unreadable(why) => Some(Failed {
            why: words::sentence(why),
            line: None,
            case: None,
        }),
    }
}

/// An error with the label of its place.
fn with_label(error: &Diagnostic) -> String {
    let primary = error.spans.iter().find(|span| span.primary);
    words::labelled(error, primary.and_then(|span| span.label.as_deref()))
}

fn failed_run(judging: &Judging, attempt: &Attempt) -> Option<Failed> {
    let verdict = &attempt.verdict;
    let knobs = &judging.rules.knobs;
    let mut why = words::sentence(&words::explained(verdict, &judging.floor_note, knobs));
    let mut line = None;
    match verdict {
        Verdict::Passed(_) => return None,
        Verdict::OverBudget {
            figure,
            line: Some(costly),
        } => {
            let amount = words::amount(figure.of, costly.figure);
            let at = costly.line;
            _ = write!(why, " The most at one place, {amount}, is at line {at}.");
            line = Some(at);
        }
        Verdict::OverBudget { line: None, .. }
        | Verdict::LeftOut(_)
        | Verdict::Wrong { .. }
        | Verdict::Failed { .. } => {}
    }
    Some(Failed {
        why,
        line,
        case: Some(verdict.check().case.clone()),
    })
}

/// Counts those that solve it: `1 of 3 solved`.
fn summary(judged: &[Judged]) -> String {
    let solved = judged.iter().filter(|judged| judged.is_solved()).count();
    format!("{solved} of {} solved", judged.len())
}

fn table(judging: &Judging, judged: &[Judged]) -> String {
    let columns = [
        ("", Side::Left),
        ("", Side::Left),
        (judging.rules.headline.name(), Side::Right),
        ("budget", Side::Right),
        ("floor", Side::Right),
    ];
    let rows = judged.iter().map(|judged| {
        let mut row = vec![printable(&judged.file), judged.verdict().to_owned()];
        if let Some(report) = judged.report() {
            row.push(text::grouped(judging.rules.headline.of(&report.usage)));
            row.push(text::grouped(report.budget));
            row.push(text::grouped(report.floor));
        }
        row
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let reasons = judged.iter().filter_map(|judged| {
        let failed = failed(judging, judged)?;
        let line = failed.line.map_or(String::new(), |line| format!(":{line}"));
        let (file, why) = (printable(&judged.file), printable(&failed.why));
        Some(format!("\n  {file}{line}\n    {why}\n"))
    });
    format!(
        "{} · {} · random cases from seed {}\n\n{}{}",
        judging.rules.slug,
        summary(judged),
        judging.seed,
        table::text(&columns, &rows),
        reasons.collect::<String>()
    )
}

#[derive(Serialize)]
struct JsonRow<'a> {
    file: &'a str,
    exercise: &'a str,
    verdict: &'a str,
    figures: Option<Usage>,
    budget: Option<u64>,
    floor: Option<u64>,
    failed: Option<Failed>,
}

fn json(judging: &Judging, judged: &[Judged]) -> anyhow::Result<String> {
    let rows = judged.iter().map(|judged| {
        let report = judged.report();
        JsonRow {
            file: &judged.file,
            exercise: &judging.rules.slug,
            verdict: judged.verdict(),
            figures: report.map(|report| report.usage),
            budget: report.map(|report| report.budget),
            floor: report.map(|report| report.floor),
            failed: failed(judging, judged),
        }
    });
    let rows: Vec<JsonRow> = rows.collect();
    let written = serde_json::to_string_pretty(&rows)?;
    Ok(json_without_controls(&written) + "\n")
}

/// The same JSON, with an escape sequence for each control character that JSON
/// may hold as it is: there are such beyond ASCII.
fn json_without_controls(written: &str) -> String {
    let mut json = String::with_capacity(written.len());
    for c in written.chars() {
        if c.is_control() && c != '\n' {
            _ = write!(json, "\\u{:04x}", u32::from(c));
        } else {
            json.push(c);
        }
    }
    json
}

/// A test suite with a case for each file.
fn junit(judging: &Judging, judged: &[Judged]) -> String {
    let slug = xml(&judging.rules.slug);
    let cases = judged.iter().map(|judged| {
        let name = xml(&judged.file);
        let case = format!("  <testcase classname=\"{slug}\" name=\"{name}\"");
        match failed(judging, judged) {
            None => format!("{case}/>\n"),
            Some(failed) => {
                let why = xml(&failed.why);
                let verdict = judged.verdict();
                format!(
                    "{case}>\n    <failure type=\"{verdict}\" message=\"{why}\"/>\n  </testcase>\n"
                )
            }
        }
    });
    let failures = judged.iter().filter(|judged| !judged.is_solved()).count();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"{slug}\" tests=\"{}\" \
         failures=\"{failures}\">\n{}</testsuite>\n",
        judged.len(),
        cases.collect::<String>()
    )
}

/// The text within an attribute. XML has no way to write most control
/// characters.
fn xml(said: &str) -> String {
    let mut xml = String::with_capacity(said.len());
    for c in said.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\n' | '\r' | '\t' => _ = write!(xml, "&#{};", u32::from(c)),
            '\u{fffe}' | '\u{ffff}' => xml.push('\u{fffd}'),
            c if c.is_control() => xml.push('\u{fffd}'),
            c => xml.push(c),
        }
    }
    xml
}

/// A workflow command for each file.
fn github(judging: &Judging, judged: &[Judged]) -> String {
    let lines = judged.iter().map(|judged| {
        let file = property(&judged.file);
        let title = property(&format!("{}: {}", judging.rules.slug, judged.verdict()));
        match failed(judging, judged) {
            None => format!("::notice file={file},title={title}::Solved.\n"),
            Some(failed) => {
                let line = failed
                    .line
                    .map_or(String::new(), |line| format!(",line={line}"));
                let why = message(&failed.why);
                format!("::error file={file}{line},title={title}::{why}\n")
            }
        }
    });
    lines.collect()
}

/// A workflow command's message, which is one line.
fn message(said: &str) -> String {
    let coded = said.replace('%', "%25").replace('\r', "%0D");
    printable(&coded.replace('\n', "%0A"))
}

/// A workflow command's property.
fn property(said: &str) -> String {
    message(said).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name that a learner may have given a file, or a panic's message.
    const HOSTILE: &str = "a\u{1b}[2J<b>&\"%\n::error::x\u{0}\u{9b}";

    #[test]
    fn nothing_reaches_a_terminal_as_a_command() {
        for command in [message(HOSTILE), property(HOSTILE)] {
            assert!(!command.contains(char::is_control), "{command:?}");
        }
        assert!(!property(HOSTILE).contains([':', ',']));
    }

    #[test]
    fn json_is_the_same_without_controls() {
        let written = serde_json::to_string(HOSTILE).unwrap();
        let json = json_without_controls(&written);
        assert!(!json.contains(char::is_control), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), HOSTILE);
    }

    #[test]
    fn xml_stays_well_formed() {
        let written = xml(HOSTILE);
        for forbidden in ['<', '"', '\u{1b}', '\u{0}', '\n', '\u{9b}'] {
            assert!(!written.contains(forbidden), "{written:?}");
        }
        assert_eq!(xml("a & b"), "a &amp; b");
    }
}
