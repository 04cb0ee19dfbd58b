//! The results of judging files: as a table, as JSON, as `JUnit`'s XML, or as
//! GitHub's annotations.
//!
//! Names of files, answers and messages are not ours: each format writes them so
//! that they stay what they are.

use std::fmt::Write as _;

use judge::{Attempt, Verdict, words};
use protocol::compile::{Diagnostic, DiagnosticLevel};
use protocol::{Case, Headline, Report, Usage, text};
use serde::Serialize;

use super::judged::{End, Judged, Judging, UNREADABLE};
use crate::args::CheckFormat;
use crate::table::{self, Side};
use crate::terminal::printable;

/// What is printed of one draft.
pub(super) struct Row<'a> {
    /// The file's path.
    file: &'a str,
    /// The exercise; none if the file names none.
    exercise: Option<&'a str>,
    verdict: &'static str,
    headline: Headline,
    report: Option<&'a Report>,
    failed: Option<Failed>,
    /// What the file says of itself, if it does.
    handed_in: Option<Said<'a>>,
}

/// What a file says of itself, which counts for nothing.
#[derive(Serialize)]
pub(super) struct Said<'a> {
    /// The build of the site that wrote it.
    pub(super) build: &'a str,
    /// When it was written, by the learner's clock.
    pub(super) saved: &'a str,
    /// What of it is not so: sentences.
    pub(super) differences: Vec<String>,
}

impl<'a> Row<'a> {
    /// A draft that was judged.
    pub(super) fn of(judging: &'a Judging, judged: &'a Judged) -> Self {
        Self {
            file: &judged.file,
            exercise: Some(&judging.rules.slug),
            verdict: judged.verdict(),
            headline: judging.rules.headline,
            report: judged.report(),
            failed: failed(judging, judged),
            handed_in: None,
        }
    }

    /// A file, or a draft in it, that cannot be judged; the clause says why.
    pub(super) fn unreadable(file: &'a str, exercise: Option<&'a str>, why: &str) -> Self {
        Self {
            file,
            exercise,
            verdict: UNREADABLE,
            headline: Headline::Peak,
            report: None,
            failed: Some(Failed {
                why: words::sentence(why),
                line: None,
                case: None,
            }),
            handed_in: None,
        }
    }

    /// The same, with what its file says of itself.
    pub(super) fn saying(self, handed_in: Option<Said<'a>>) -> Self {
        Self { handed_in, ..self }
    }

    /// True if the draft solves the exercise.
    pub(super) fn is_solved(&self) -> bool {
        self.failed.is_none()
    }

    fn differences(&self) -> &[String] {
        self.handed_in
            .as_ref()
            .map_or(&[], |said| &said.differences)
    }

    /// The exercise as a title.
    fn title(&self) -> &'a str {
        self.exercise.unwrap_or("not read")
    }
}

/// Prints all of them, those of an exercise together. `several` is true if they
/// may be of more than one exercise.
pub(super) fn print(
    rows: &[Row],
    seed: u32,
    several: bool,
    format: CheckFormat,
) -> anyhow::Result<()> {
    table::print(&match format {
        CheckFormat::Table => tables(rows, seed, several),
        CheckFormat::Json => json(rows)?,
        CheckFormat::Junit => junit(rows, several),
        CheckFormat::Github => github(rows),
    })
}

/// The rows of each exercise.
fn groups<'r, 'a>(rows: &'r [Row<'a>]) -> impl Iterator<Item = &'r [Row<'a>]> {
    rows.chunk_by(|one, next| one.exercise == next.exercise)
}

/// The reason for which a file does not solve the exercise.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
fn summary(rows: &[Row]) -> String {
    let solved = rows.iter().filter(|row| row.is_solved()).count();
    format!("{solved} of {} solved", rows.len())
}

/// A table for each exercise, and the sum if there may be several.
fn tables(rows: &[Row], seed: u32, several: bool) -> String {
    let tables: Vec<String> = groups(rows).map(|rows| table(rows, seed)).collect();
    let sum = if several {
        format!("\n{}\n", summary(rows))
    } else {
        String::new()
    };
    tables.join("\n") + &sum
}

fn table(rows: &[Row], seed: u32) -> String {
    let Some(first) = rows.first() else {
        return String::new();
    };
    let headline = first.headline;
    let columns = [
        ("", Side::Left),
        ("", Side::Left),
        (headline.name(), Side::Right),
        ("budget", Side::Right),
        ("floor", Side::Right),
    ];
    // Of files that are not read there are no figures.
    let columns = if first.exercise.is_some() {
        &columns[..]
    } else {
        &columns[..2]
    };
    let cells = rows.iter().map(|row| {
        let mut cells = vec![printable(row.file), row.verdict.to_owned()];
        if let Some(report) = row.report {
            cells.push(text::grouped(headline.of(&report.usage)));
            cells.push(text::grouped(report.budget));
            cells.push(text::grouped(report.floor));
        }
        cells
    });
    let cells: Vec<Vec<String>> = cells.collect();
    let reasons = rows.iter().filter_map(|row| {
        let why = row.failed.iter().map(|failed| failed.why.as_str());
        let said = why.chain(row.differences().iter().map(String::as_str));
        let said: Vec<String> = said
            .map(|said| format!("    {}\n", printable(said)))
            .collect();
        let line = row.failed.as_ref().and_then(|failed| failed.line);
        let line = line.map_or(String::new(), |line| format!(":{line}"));
        let file = printable(row.file);
        (!said.is_empty()).then(|| format!("\n  {file}{line}\n{}", said.concat()))
    });
    format!(
        "{} · {} · random cases from seed {seed}\n\n{}{}",
        printable(first.title()),
        summary(rows),
        table::text(columns, &cells),
        reasons.collect::<String>()
    )
}

#[derive(Serialize)]
struct JsonRow<'a> {
    file: &'a str,
    exercise: Option<&'a str>,
    verdict: &'a str,
    figures: Option<Usage>,
    budget: Option<u64>,
    floor: Option<u64>,
    failed: Option<&'a Failed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    handed_in: Option<&'a Said<'a>>,
}

fn json(rows: &[Row]) -> anyhow::Result<String> {
    let rows = rows.iter().map(|row| JsonRow {
        file: row.file,
        exercise: row.exercise,
        verdict: row.verdict,
        figures: row.report.map(|report| report.usage),
        budget: row.report.map(|report| report.budget),
        floor: row.report.map(|report| report.floor),
        failed: row.failed.as_ref(),
        handed_in: row.handed_in.as_ref(),
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

/// A test suite for each exercise, with a case for each file.
fn junit(rows: &[Row], several: bool) -> String {
    let suites = groups(rows).map(suite).collect::<String>();
    let suites = if several {
        format!("<testsuites>\n{suites}</testsuites>\n")
    } else {
        suites
    };
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{suites}")
}

fn suite(rows: &[Row]) -> String {
    let slug = xml(rows.first().map_or("", Row::title));
    let cases = rows.iter().map(|row| {
        let name = xml(row.file);
        let case = format!("  <testcase classname=\"{slug}\" name=\"{name}\"");
        let mut within = String::new();
        if let Some(failed) = &row.failed {
            let (verdict, why) = (row.verdict, xml(&failed.why));
            _ = writeln!(
                within,
                "    <failure type=\"{verdict}\" message=\"{why}\"/>"
            );
        }
        if !row.differences().is_empty() {
            let said = xml(&row.differences().join(" "));
            _ = writeln!(within, "    <system-out>{said}</system-out>");
        }
        if within.is_empty() {
            format!("{case}/>\n")
        } else {
            format!("{case}>\n{within}  </testcase>\n")
        }
    });
    let failures = rows.iter().filter(|row| !row.is_solved()).count();
    format!(
        "<testsuite name=\"{slug}\" tests=\"{}\" failures=\"{failures}\">\n{}</testsuite>\n",
        rows.len(),
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

/// A workflow command for each file, and one for what its file says wrongly.
fn github(rows: &[Row]) -> String {
    let lines = rows.iter().map(|row| {
        let file = property(row.file);
        let title = property(&format!("{}: {}", row.title(), row.verdict));
        let mut said = match &row.failed {
            None => format!("::notice file={file},title={title}::Solved.\n"),
            Some(failed) => {
                let line = failed
                    .line
                    .map_or(String::new(), |line| format!(",line={line}"));
                let why = message(&failed.why);
                format!("::error file={file}{line},title={title}::{why}\n")
            }
        };
        for difference in row.differences() {
            let difference = message(difference);
            _ = writeln!(said, "::warning file={file},title={title}::{difference}");
        }
        said
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
