//! A draft beside a variant, line by line, as a table that can be read aloud.

use protocol::{Line, Source};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use yew::{Html, html};

use crate::prose::tokens;

/// The most lines that are compared: more take long, and nobody reads them.
const MOST_LINES: usize = 2_000;

/// The result of comparing a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// Both have it.
    Same,
    /// The lines that stand side by side differ.
    Differs,
}

/// A row of the table: the number of a line on each side that has one, counted
/// from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    theirs: Option<usize>,
    yours: Option<usize>,
    change: Change,
}

fn rows(theirs: &[String], yours: &[&str]) -> Vec<Row> {
    let yours: Vec<String> = yours.iter().map(|&line| line.to_owned()).collect();
    let mut rows = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, theirs, &yours) {
        let (change, old, new) = match op {
            DiffOp::Equal { .. } => (Change::Same, op.old_range(), op.new_range()),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                (Change::Differs, op.old_range(), op.new_range())
            }
        };
        let nth = |range: &std::ops::Range<usize>, at: usize| {
            (range.start + at < range.end).then_some(range.start + at + 1)
        };
        for at in 0..old.len().max(new.len()) {
            rows.push(Row {
                theirs: nth(&old, at),
                yours: nth(&new, at),
                change,
            });
        }
    }
    rows
}

/// The text of a line of tokens.
fn plain(line: &Line) -> String {
    line.iter().map(|token| token.1.as_str()).collect()
}

/// The draft beside a variant's file.
pub fn diff(variant: &str, source: &Source, draft: &str) -> Html {
    let theirs: Vec<String> = source.lines.iter().map(plain).collect();
    let yours: Vec<&str> = draft.lines().collect();
    if yours.len() > MOST_LINES {
        return html! {
            <p class="remark" role="status" data-diff={variant.to_owned()}>
                { format!("Your version has more than {MOST_LINES} lines: too long to compare.") }
            </p>
        };
    }
    let rows = rows(&theirs, &yours);
    let differing = rows.iter().filter(|row| row.change == Change::Differs);
    let said = match differing.count() {
        0 => format!("Your version is {variant}, line for line."),
        1 => format!("1 line differs from {variant}."),
        count => format!("{count} lines differ from {variant}."),
    };
    let label = format!("Your version beside {variant}");
    html! {
        <>
            <p class="remark" role="status">{ said }</p>
            <div class="scroll" tabindex="0" role="region" aria-label={label.clone()} data-diff={variant.to_owned()}>
                <table class="diff" role="table">
                    <caption class="hidden">{ label }</caption>
                    <thead><tr role="row">
                        <th scope="col" colspan="2" role="columnheader">{ format!("{variant}.rs") }</th>
                        <th scope="col" colspan="2" role="columnheader">{ "yours.rs" }</th>
                    </tr></thead>
                    <tbody>
                        { for rows.iter().map(|row| row_of(row, &source.lines, &yours)) }
                    </tbody>
                </table>
            </div>
        </>
    }
}

fn row_of(row: &Row, theirs: &[Line], yours: &[&str]) -> Html {
    let same = row.change == Change::Same;
    let number = |line: Option<usize>| line.map(|line| line.to_string());
    let old = row.theirs.and_then(|line| theirs.get(line - 1));
    let new = row.yours.and_then(|line| yours.get(line - 1));
    let sign = |sign: &'static str, word: &'static str| {
        html! { <><span class="sign" aria-hidden="true">{ sign }</span><span class="hidden">{ word }</span></> }
    };
    html! {
        <tr role="row" data-change={if same { "same" } else { "differs" }}>
            <td class="number" role="cell">{ number(row.theirs) }</td>
            <td class={if same || old.is_none() { "code" } else { "code theirs" }} role="cell">
                if let Some(line) = old {
                    if !same { { sign("−", "not in yours: ") } }
                    <code>{ tokens(line) }</code>
                }
            </td>
            <td class="number" role="cell">{ number(row.yours) }</td>
            <td class={if same || new.is_none() { "code" } else { "code new" }} role="cell">
                if let Some(line) = new {
                    if !same { { sign("+", "only in yours: ") } }
                    <code>{ *line }</code>
                }
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_stand_side_by_side_and_no_line_is_lost() {
        let theirs: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let rows = rows(&theirs, &["a", "x", "y", "c", "d", "e"]);
        let seen: Vec<_> = rows
            .iter()
            .map(|row| (row.theirs, row.yours, row.change == Change::Same))
            .collect();
        assert_eq!(
            seen,
            [
                (Some(1), Some(1), true),
                (Some(2), Some(2), false),
                (None, Some(3), false),
                (Some(3), Some(4), true),
                (Some(4), Some(5), true),
                (None, Some(6), false),
            ]
        );
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn the_table_says_in_words_what_differs() {
        use crate::samples::{content, rendered};

        let source = content().variants[0].source.clone();
        let html = rendered(diff("naive", &source, "//! naive <source>\n\npub y\n"));
        assert!(html.contains("1 line differs from naive."), "{html}");
        assert!(html.contains("only in yours: "), "{html}");
        assert_eq!(html.matches("data-change=\"same\"").count(), 2, "{html}");
        let same = rendered(diff("naive", &source, "//! naive <source>\n\npub x"));
        assert!(same.contains("line for line"), "{same}");
        let long = rendered(diff("naive", &source, &"x\n".repeat(MOST_LINES + 1)));
        assert!(long.contains("too long to compare"), "{long}");
    }
}
