//! Tests of the words for verdicts and refusals.

use super::*;
use crate::samples::{case, knob};
use CompileClass::{CompileError, LimitCpu};
use DiagnosticLevel::{Error, Warning};
use protocol::compile::Static;

#[test]
fn long_answers_are_cut_to_where_they_differ() {
    assert_eq!(side_by_side("12", "13"), ("12".to_owned(), "13".to_owned()));
    assert_eq!(
        side_by_side("", "x"),
        ("nothing".to_owned(), "x".to_owned())
    );
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
    let figure = |headline, spent| Figure {
        check: Check {
            origin: Origin::Default,
            case: case(1),
        },
        of: headline,
        spent,
        budget: 1_000,
        held: spent,
        outside: Outside::default(),
        floor: 24,
        left_out: None,
    };
    assert_eq!(
        within(&figure(Headline::Peak, 1_000), &[]),
        "For the default case it holds 1,000 bytes at its peak, exactly its budget."
    );
    assert_eq!(
        within(&figure(Headline::Retained, 10), &[]),
        "For the default case it keeps 10 bytes, within its budget of 1,000."
    );
    assert_eq!(
        beyond(&figure(Headline::Allocations, 1_001), &[]),
        "For the default case it makes 1,001 allocations: 1 allocation more than the budget \
         of 1,000."
    );
    assert_eq!(
        left_out(&figure(Headline::Peak, 10), "three f64 a point", &[]),
        "For the default case it holds 10 bytes at its peak. All that the task asks to hold takes \
         24 bytes (the floor: three f64 a point), so some of it was not held, or held in a \
         smaller type."
    );
    let uncached = Figure {
        left_out: Some("nothing was kept".to_owned()),
        ..figure(Headline::Peak, 100)
    };
    assert_eq!(
        left_out(&uncached, "the largest value", &[]),
        "For the default case: nothing was kept."
    );
    let asked = Figure {
        left_out: Some("nothing was kept: is it dropped too early?".to_owned()),
        ..uncached
    };
    assert_eq!(
        left_out(&asked, "the largest value", &[]),
        "For the default case: nothing was kept: is it dropped too early?"
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
    assert_eq!(named(Origin::Edge), "an edge case (1,200 points)");
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
    let diagnostic = |level| diagnostic(level, "");
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

#[test]
fn what_is_held_outside_the_heap_is_said_and_counted() {
    let outside = Outside {
        statics: vec![Static {
            name: "POINTS".to_owned(),
            bytes: 240_000,
        }],
        stack: Some(20_000),
    };
    let held = "held outside the heap: 240,000 bytes in the static POINTS, 20,000 bytes of stack \
                (16,384 of them free).";
    assert_eq!(held_outside(&outside).as_deref(), Some(held));
    assert_eq!(held_outside(&Outside::default()), None);
    let figure = Figure {
        check: Check {
            origin: Origin::Edge,
            case: case(0),
        },
        of: Headline::Peak,
        spent: outside.bytes(),
        budget: 96,
        held: outside.bytes(),
        outside,
        floor: 0,
        left_out: None,
    };
    assert_eq!(
        beyond(&figure, &[knob()]),
        format!(
            "For an edge case (0 points) it holds 243,616 bytes at its peak: 243,520 bytes more \
             than the budget of 96. That includes what is {held}"
        )
    );
}

#[test]
fn one_of_a_kind_is_named_in_the_singular() {
    for (value, label, said) in [
        (1, "points", "point"),
        (2, "points", "points"),
        (1, "records a chunk", "record a chunk"),
        (1, "depth", "depth"),
    ] {
        assert_eq!(of_so_many(value, label), said);
    }
}

#[test]
fn a_label_that_repeats_its_message_is_left_out() {
    for (message, label, said) in [
        (
            "mismatched types",
            Some("expected `u32`"),
            "mismatched types: expected `u32`",
        ),
        (
            "`u8` is not an iterator",
            Some("`u8` is not an iterator"),
            "`u8` is not an iterator",
        ),
        (
            "Cannot borrow `x` as mutable",
            Some("cannot borrow"),
            "Cannot borrow `x` as mutable",
        ),
        ("unused", None, "unused"),
    ] {
        assert_eq!(labelled(&diagnostic(Error, message), label), said);
    }
}

fn diagnostic(level: DiagnosticLevel, message: &str) -> Diagnostic {
    Diagnostic {
        level,
        code: None,
        message: message.to_owned(),
        spans: Vec::new(),
        notes: Vec::new(),
        suggestions: Vec::new(),
    }
}
