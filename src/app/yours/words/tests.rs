//! What is said of verdicts and refusals.

use super::*;
use crate::samples::{case, knob};
use CompileClass::{CompileError, LimitCpu};
use DiagnosticLevel::{Error, Warning};

#[test]
fn long_answers_are_cut_to_where_they_differ() {
    assert_eq!(side_by_side("12", "13"), ("12".to_owned(), "13".to_owned()));
    assert_eq!(side_by_side("", "x"), (String::new(), "x".to_owned()));
    let (long, other) = ("ä".repeat(1_000) + "1", "ä".repeat(1_000) + "2");
    let (expected, got) = side_by_side(&long, &other);
    assert!(
        expected.ends_with("ä1") && got.ends_with("ä2"),
        "{expected} {got}"
    );
    assert!(expected.chars().count() < 60, "{expected}");
    let (expected, _) = side_by_side(&long, "b");
    assert!(
        expected.starts_with('ä') && expected.ends_with('…'),
        "{expected}"
    );
}

#[test]
fn a_floor_is_told_where_there_is_one() {
    assert_eq!(least(0), "");
    assert_eq!(least(1), " What it has to hold takes 1 byte, the floor.");
}

#[test]
fn a_figure_is_told_with_its_budget() {
    let figure = |spent| Figure {
        check: Check {
            origin: Origin::Default,
            case: case(1),
        },
        spent,
        budget: 1_000,
        peak: spent,
        floor: 24,
        left_out: None,
    };
    assert_eq!(
        within(Headline::Peak, &figure(1_000), &[]),
        "For the default case it holds 1,000 bytes at its peak, exactly its budget."
    );
    assert_eq!(
        within(Headline::Retained, &figure(10), &[]),
        "For the default case it keeps 10 bytes, within its budget of 1,000."
    );
    assert_eq!(
        beyond(Headline::Allocations, &figure(1_001), &[]),
        "For the default case it makes 1,001 allocations: 1 allocation more than the budget \
         of 1,000."
    );
    assert_eq!(
        left_out(&figure(10), "three f64 a point", &[]),
        "For the default case it holds 10 bytes at its peak. What the problem asks to hold has 24 \
         bytes by itself (the floor: three f64 a point), so part of the work is left out."
    );
    let uncached = Figure {
        left_out: Some("nothing was kept".to_owned()),
        ..figure(100)
    };
    assert_eq!(
        left_out(&uncached, "the largest value", &[]),
        "For the default case: nothing was kept."
    );
}

#[test]
fn a_case_is_named_so_that_it_can_be_set() {
    let named = |origin| {
        let check = Check {
            origin,
            case: case(1_200),
        };
        of(&check, &[knob()])
    };
    assert_eq!(named(Origin::Default), "the default case");
    assert_eq!(named(Origin::Page), "1,200 points");
    assert_eq!(named(Origin::Edge), "an edge case, 1,200 points");
}

#[test]
fn what_the_host_says_reads_as_a_sentence() {
    for (said, sentence_of_it) in [
        (
            "the host is busy; try again",
            "The host is busy; try again.",
        ),
        ("Is it whole?", "Is it whole?"),
        ("  “no” more ", "“no” more."),
        ("", ""),
    ] {
        assert_eq!(sentence(said), sentence_of_it);
    }
}

#[test]
fn a_refusal_counts_what_the_compiler_says_or_quotes_the_host() {
    let diagnostic = |level| Diagnostic {
        level,
        code: None,
        message: String::new(),
        spans: Vec::new(),
        notes: Vec::new(),
        suggestions: Vec::new(),
    };
    let refused = |class, levels: &[DiagnosticLevel]| {
        reason(&Refused {
            class,
            message: "the module imports what it may not".to_owned(),
            diagnostics: levels.iter().map(|level| diagnostic(*level)).collect(),
            more: 0,
        })
    };
    let host = "The module imports what it may not.";
    for (class, levels, said) in [
        (
            CompileError,
            &[Error, Warning, Error][..],
            "2 errors, 1 warning.",
        ),
        (CompileError, &[Error], "1 error."),
        (CompileError, &[Warning], host),
        (CompileError, &[], host),
        (LimitCpu, &[Error], host),
    ] {
        assert_eq!(refused(class, levels), said);
    }
}
