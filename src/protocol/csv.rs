//! Comma-separated values, the same from the terminal and from the page.

use std::borrow::Cow;

use crate::{Report, Usage, text};

/// The columns of [`figures`].
pub const FIGURES: [&str; 11] = [
    "exercise",
    "case",
    "floor",
    "variant",
    "answer",
    "peak",
    "total",
    "allocations",
    "retained",
    "pages",
    "time_ms",
];

/// A run's figures, a cell for each of [`FIGURES`].
pub fn figures(report: &Report) -> Vec<String> {
    let case = report.case.iter();
    let case: Vec<String> = case
        .map(|(knob, value)| [knob, "=", &value.to_string()].concat())
        .collect();
    let Usage {
        peak,
        total,
        allocations,
        retained,
        pages,
    } = report.usage;
    vec![
        report.exercise.clone(),
        case.join(" "),
        report.floor.to_string(),
        report.variant.clone(),
        report.answer.clone(),
        peak.to_string(),
        total.to_string(),
        allocations.to_string(),
        retained.to_string(),
        pages.to_string(),
        text::decimal(report.time_ms, 3),
    ]
}

/// Rows below their columns' names (RFC 4180, with plain newlines).
pub fn written(columns: &[&str], rows: &[Vec<String>]) -> String {
    let mut csv = columns.join(",") + "\n";
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        csv += &cells.join(",");
        csv.push('\n');
    }
    csv
}

fn quoted(cell: &str) -> String {
    let cell = guarded(cell);
    if cell.contains(['"', ',', '\n', '\r']) {
        ["\"", &cell.replace('"', "\"\""), "\""].concat()
    } else {
        cell.into_owned()
    }
}

/// A spreadsheet takes a cell that begins so for a formula, and runs it; behind
/// an apostrophe it is what it says. A number is none.
fn guarded(cell: &str) -> Cow<'_, str> {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = || {
        let digits = cell.strip_prefix('-').unwrap_or(cell);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        [whole, part]
            .iter()
            .all(|digits| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()))
    };
    if formula && !number() {
        Cow::Owned(["'", cell].concat())
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let rows = [["naive", "1,284,288"], ["a \"b\"", "0"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        let expected = "variant,peak\nnaive,\"1,284,288\"\n\"a \"\"b\"\"\",0\n";
        assert_eq!(written(&["variant", "peak"], &rows), expected);
    }

    #[test]
    fn no_cell_is_a_formula_and_numbers_stay_numbers() {
        for (cell, told) in [
            ("=1+1", "'=1+1"),
            (
                "=HYPERLINK(\"x\",\"y\")",
                "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
            ),
            ("+1", "'+1"),
            ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("-inf", "'-inf"),
            ("-1.2.3", "'-1.2.3"),
            ("-1.", "'-1."),
            ("-", "'-"),
            ("-8", "-8"),
            ("-0.25", "-0.25"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(quoted(cell), told, "{cell}");
        }
    }
}
