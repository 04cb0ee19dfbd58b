//! What each exercise promises to show, as sentences that are run.

mod drills;
mod optimization;
mod profiling;

use bytewise_tests::lab::Lab;
use exercises::harness::Registered;
use protocol::{Case, FindingTable, Report};

fn exercise(slug: &str) -> &'static dyn Registered {
    exercises::find(slug).unwrap_or_else(|| panic!("the registry lists no `{slug}`"))
}

/// The default case with some knobs turned.
fn case(slug: &str, turned: &[(&str, u64)]) -> Case {
    let mut case = exercise(slug).default_case();
    for &(knob, value) in turned {
        let before = case.insert(knob.to_owned(), value);
        assert!(before.is_some(), "`{slug}` has no knob `{knob}`");
    }
    case
}

fn run(slug: &str, variant: &str, turned: &[(&str, u64)]) -> Report {
    Lab::shipped().report(slug, variant, &case(slug, turned))
}

/// The rows of the one table of that title: a name and its numbers.
fn numbers<'a>(report: &'a Report, title: &str) -> Vec<(&'a str, &'a [Option<i64>])> {
    let tables: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| finding.title == title)
        .collect();
    let [finding] = tables[..] else {
        panic!("one finding is titled `{title}`: {:?}", report.findings);
    };
    let FindingTable::Numbers(table) = &finding.table else {
        panic!("`{title}` shows numbers: {finding:?}");
    };
    table
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.cells.as_slice()))
        .collect()
}
