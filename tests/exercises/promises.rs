//! `promises.toml`: what an exercise promises to show, in sentences that are
//! measured.

use std::collections::BTreeMap;

use bytewise_tests::reports::measured;
use judge::expression::{self, Comparison};
use protocol::{Case, FindingTable, NodeState, Report};
use serde::Deserialize;

use crate::Exercise;
use crate::folder::read;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Promises {
    #[serde(default)]
    promise: Vec<Promise>,
}

/// One promise. It is kept for each of its cases, or over them in their order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Promise {
    /// The sentence.
    says: String,
    /// Knobs that are not at their default, a table for each case; the default
    /// case alone if there are none.
    #[serde(default)]
    cases: Vec<BTreeMap<String, u64>>,
    /// Comparisons that are true for each case.
    #[serde(default)]
    holds: Vec<String>,
    /// Figures that are the same for all cases.
    #[serde(default)]
    same: Vec<String>,
    /// Figures that are larger from case to case.
    #[serde(default)]
    rises: Vec<String>,
}

pub(crate) fn hold(exercise: Exercise) {
    let promises: Promises = toml::from_str(&read(exercise, "promises.toml"))
        .unwrap_or_else(|error| panic!("promises.toml: {error}"));
    assert!(
        !promises.promise.is_empty(),
        "promises.toml promises nothing"
    );
    for promise in &promises.promise {
        is_kept(exercise, promise);
    }
}

fn is_kept(exercise: Exercise, promise: &Promise) {
    let Promise {
        says,
        cases,
        holds,
        same,
        rises,
    } = promise;
    assert!(
        !(holds.is_empty() && same.is_empty() && rises.is_empty()),
        "“{says}” has neither `holds` nor `same` nor `rises`, so nothing is measured"
    );
    assert!(
        cases.len() > 1 || (same.is_empty() && rises.is_empty()),
        "“{says}” compares cases, and needs at least two"
    );
    let cases: Vec<Case> = if cases.is_empty() {
        vec![exercise.default_case()]
    } else {
        let turned = cases.iter().map(|turned| turn(exercise, turned, says));
        turned.collect()
    };
    for case in &cases {
        for comparison in holds {
            let names = |name: &str| figure(exercise, case, name);
            let Comparison { holds, left, right } = expression::comparison(comparison, &names)
                .unwrap_or_else(|error| panic!("“{says}”: {error}"));
            assert!(
                holds,
                "“{says}”: `{comparison}` is not true of {left} and {right}, for {case:?}"
            );
        }
    }
    let over = |expression: &str| -> Vec<i128> {
        let numbers = cases.iter().map(|case| {
            let names = |name: &str| figure(exercise, case, name);
            expression::number(expression, &names)
                .unwrap_or_else(|error| panic!("“{says}”: {error}"))
        });
        numbers.collect()
    };
    for expression in same {
        let numbers = over(expression);
        assert!(
            numbers.iter().all(|number| *number == numbers[0]),
            "“{says}”: `{expression}` is not the same: {numbers:?}"
        );
    }
    for expression in rises {
        let numbers = over(expression);
        assert!(
            numbers.is_sorted_by(|a, b| a < b),
            "“{says}”: `{expression}` does not rise: {numbers:?}"
        );
    }
}

/// The default case with some knobs turned.
fn turn(exercise: Exercise, turned: &BTreeMap<String, u64>, says: &str) -> Case {
    let mut case = exercise.default_case();
    for (knob, value) in turned {
        let Some(set) = case.get_mut(knob) else {
            panic!("promises.toml: “{says}”: {}", no_knob(knob, &case));
        };
        *set = *value;
    }
    exercise
        .check(&case)
        .unwrap_or_else(|error| panic!("“{says}”: {error}"));
    case
}

fn no_knob(name: &str, case: &Case) -> String {
    let known: Vec<&String> = case.keys().collect();
    format!("there is no knob `{name}`; there are {known:?}")
}

/// The number that a name stands for, for a case.
fn figure(exercise: Exercise, case: &Case, name: &str) -> Result<i128, String> {
    let bounds = exercise.bounds(case).map_err(|error| error.0)?;
    match name {
        "floor" => return Ok(bounds.floor.into()),
        "budget" => return Ok(bounds.budget.into()),
        _ => {}
    }
    let (of, what) = name
        .split_once('.')
        .ok_or_else(|| format!("`{name}` is no figure such as `naive.peak`"))?;
    if of == "case" {
        let knob = case.get(what);
        return knob
            .map(|value| i128::from(*value))
            .ok_or_else(|| no_knob(what, case));
    }
    if !exercise.variants().contains(&of) {
        return Err(format!("there is no variant `{of}`"));
    }
    let report = measured(exercise, of, case);
    figure_of(&report, what).ok_or_else(|| {
        format!(
            "{of} has no figure `{what}`; it has peak, total, allocations, retained, pages, frees, \
             stack, and what it found: {:?}",
            report.findings
        )
    })
}

fn figure_of(report: &Report, what: &str) -> Option<i128> {
    let usage = report.usage;
    Some(match what {
        "peak" => usage.peak.into(),
        "total" => usage.total.into(),
        "allocations" => usage.allocations.into(),
        "retained" => usage.retained.into(),
        "pages" => usage.pages.into(),
        "frees" => report.frees.into(),
        "stack" => report.stack.into(),
        found => return in_findings(report, found),
    })
}

/// A number that the variant found: the row's name, and the column's where
/// there are several.
fn in_findings(report: &Report, what: &str) -> Option<i128> {
    for finding in &report.findings {
        match &finding.table {
            FindingTable::Numbers(table) => {
                for row in &table.rows {
                    let Some(column) = what.strip_prefix(&row.name) else {
                        continue;
                    };
                    let column = column.strip_prefix('.').unwrap_or(column);
                    let mut columns = table.columns.iter();
                    let at = match (column, table.columns.len()) {
                        ("", 1) => Some(0),
                        _ => columns.position(|known| known == column),
                    };
                    if let Some(at) = at {
                        return row.cells[at].map(i128::from);
                    }
                }
            }
            FindingTable::Sharing(blocks) => {
                let title = finding.title.as_str();
                let of = what.strip_prefix(title).and_then(|of| of.strip_prefix('.'));
                match of {
                    Some("blocks") => return i128::try_from(blocks.len()).ok(),
                    Some("largest") => {
                        let largest = blocks.iter().map(|block| block.bytes).max();
                        return largest.map(i128::from);
                    }
                    Some(_) | None => {}
                }
            }
            FindingTable::Layouts(layouts) => {
                for layout in layouts {
                    let of = what.strip_prefix(&layout.name);
                    match of.and_then(|of| of.strip_prefix('.')) {
                        Some("size") => return Some(layout.size.into()),
                        Some("padding") => {
                            let fields = layout.fields.iter().map(|field| field.size);
                            return Some((layout.size - fields.sum::<u64>()).into());
                        }
                        Some(_) | None => {}
                    }
                }
            }
            FindingTable::Graphs(graphs) => {
                for graph in graphs {
                    let of = what.strip_prefix(&graph.moment);
                    let wanted = match of.and_then(|of| of.strip_prefix('.')) {
                        Some("held") => NodeState::Held,
                        Some("leaked") => NodeState::Leaked,
                        Some("dropped") => NodeState::Dropped,
                        Some(_) | None => continue,
                    };
                    let nodes = graph.rows.iter().flatten();
                    return i128::try_from(nodes.filter(|node| node.state == wanted).count()).ok();
                }
            }
            FindingTable::Statistics(_)
            | FindingTable::Differences(_)
            | FindingTable::Unavailable(_) => {}
        }
    }
    None
}
