//! Undefined behaviour in a learner's code: it ends the run, or at least cannot
//! give the right answer.

use bytewise_tests::compiler::{built, module};
use bytewise_tests::lab::{Cause, Ended, Lab};
use protocol::{Outcome, Request};

/// Runs slots' default case with this in `solve`.
fn run(body: &str) -> Ended {
    let exercise = exercises::find("slots").expect("an exercise");
    let source = format!(
        "use super::{{Answer, Case}};\nuse std::hint::black_box;\n\n\
         pub fn solve(case: &Case) -> Answer {{\n    \
         let zero = case.points.left() - case.points.left();\n\
         {body}\n}}\n"
    );
    let lab = Lab::new(&module(&built("slots", &source).module));
    lab.run(&Request {
        exercise: "slots".to_owned(),
        variant: "yours".to_owned(),
        case: exercise.default_case(),
        trace: None,
    })
}

#[test]
fn what_can_be_checked_ends_the_run_and_says_why() {
    for (body, says) in [
        (
            "unsafe { f64::from(*black_box(std::ptr::null::<u32>())) }",
            "null pointer",
        ),
        (
            "#[repr(align(8))] struct Aligned([u8; 16]);
             let bytes = black_box(Aligned([1; 16]));
             unsafe { f64::from(*bytes.0.as_ptr().wrapping_add(1).cast::<u32>()) }",
            "misaligned pointer",
        ),
        (
            "let list = black_box(vec![1.0, 2.0]);
             unsafe { *list.get_unchecked(7 + zero as usize) }",
            "get_unchecked",
        ),
        (
            "let nowhere = black_box(std::ptr::null());
             let list: &[u8] = unsafe { std::slice::from_raw_parts(nowhere, 4) };
             f64::from(list[zero as usize])",
            "from_raw_parts",
        ),
        ("f64::from(black_box(255_u8) + 1)", "overflow"),
        ("(black_box(1) / zero) as f64", "divide by zero"),
    ] {
        let ended = run(body);
        let said = ended.panicked.as_deref().unwrap_or_default();
        assert!(said.contains(says), "{body}: {ended:?}");
        assert_eq!(ended.outcome.err(), Some(Cause::Unreachable), "{body}");
    }
}

#[test]
fn an_address_that_is_none_ends_the_run() {
    let ended = run("unsafe { f64::from(*black_box(0x7fff_fff0 as *const u8)) }");
    assert_eq!(ended.outcome.err(), Some(Cause::OutOfBounds));
}

#[test]
fn what_was_freed_does_not_give_the_old_value() {
    let ended = run("let list = vec![7_u8; 64];
         let place = list.as_ptr().wrapping_add(32);
         drop(black_box(list));
         f64::from(unsafe { *black_box(place) })");
    match ended.outcome {
        Ok(Outcome::Report(report)) => assert_eq!(report.answer, f64::from(0xdd_u8).to_string()),
        other => panic!("{other:?}"),
    }
}
