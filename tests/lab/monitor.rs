//! The findings of memory-monitor while it runs, beyond what its promises measure.

use bytewise_tests::lab::Lab;
use bytewise_tests::reports::measured;
use exercises::harness::Registered;
use protocol::{Case, FindingTable, Outcome, Report, Request, StatisticRow};

fn monitor() -> &'static dyn Registered {
    exercises::find("memory-monitor").expect("it is listed")
}

fn case(records: u64) -> Case {
    [("records".to_owned(), records)].into()
}

/// The number of this name in the first finding.
fn number(report: &Report, column: &str) -> u64 {
    let FindingTable::Numbers(table) = &report.findings[0].table else {
        panic!("no numbers in {:?}", report.findings);
    };
    let at = table.columns.iter().position(|known| known == column);
    let at = at.unwrap_or_else(|| panic!("no {column} in {:?}", table.columns));
    let cell = table.rows[0].cells[at].expect("it is a number");
    cell.unsigned_abs()
}

fn lines(report: &Report) -> &[StatisticRow] {
    match &report.findings[1].table {
        FindingTable::Statistics(lines) => lines,
        other => panic!("no lines but {other:?}"),
    }
}

#[test]
fn its_lines_are_those_of_the_peak() {
    for records in [1, 7, 1_000] {
        let report = measured(monitor(), "optimized", &case(records));
        let lines = lines(&report);
        let sum: u64 = lines.iter().map(|line| line.bytes).sum();
        assert_eq!(sum, number(&report, "highest bytes seen"), "{records}");
        assert!(lines.is_sorted_by_key(|line| u64::MAX - line.bytes));
        let file = "exercises/memory_monitor/optimized.rs:";
        assert!(lines.iter().all(|line| line.place.starts_with(file)));
    }
}

#[test]
fn the_naive_monitor_is_its_own_largest_line() {
    let report = measured(monitor(), "naive", &case(1_000));
    let largest = lines(&report)[0].bytes;
    assert_eq!(largest, number(&report, "bytes of its own"));
    assert!(largest > number(&report, "highest bytes seen"));
}

#[test]
fn every_sample_is_shown_to_the_host() {
    let report = measured(monitor(), "optimized", &case(129));
    let ended = Lab::traced(monitor()).run(&Request {
        exercise: report.exercise.clone(),
        variant: report.variant.clone(),
        case: case(129),
        trace: None,
    });
    assert!(matches!(ended.outcome, Ok(Outcome::Report(_))), "{ended:?}");
    let taken = number(&report, "samples taken");
    assert_eq!(ended.sampled.len() as u64, taken);
    let highest = ended.sampled.iter().copied().fold(0.0, f64::max);
    let expected = number(&report, "highest bytes seen") as f64;
    assert!((highest - expected).abs() < 0.5, "{highest} {expected}");
}
