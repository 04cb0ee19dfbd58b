//! Orders of events, and what an attempt makes of them.

mod asking;
mod judging;

use super::*;
use crate::samples::{call, case, content, report, site};
use crate::yours::measured::Standing;
use judge::ProblemKind;
use protocol::compile::{CompileClass, Refused, YOURS};
use protocol::{FailureKind, Frame, LineTable, Outcome, Report, Request};

/// An attempt that was started with the case of 10 points.
fn started() -> Attempt {
    let mut content = content();
    content.edges = vec![case(0), case(1)];
    let mut attempt = Attempt::new(&content);
    attempt.start("mine", &case(10), 7);
    attempt
}

fn built() -> Reply {
    Reply::Built(Rc::new(Built {
        module: "api/module/1/lab.wasm".to_owned(),
        traced: "api/module/1/lab-traced.wasm".to_owned(),
        lines: LineTable {
            id: "1".to_owned(),
            calls: Vec::new(),
        },
        statics: Vec::new(),
        diagnostics: Vec::new(),
    }))
}

fn begun() -> Attempt {
    let mut attempt = started();
    attempt.hear(1, built());
    assert_eq!(attempt.live(), None, "the page's own runs come first");
    attempt.begin(1, Some("sum 10".to_owned()));
    attempt
}

/// The report of a sound run of `bytes` at once.
fn sound(request: &Request, bytes: u64) -> Report {
    let points = request.case["points"];
    let mut report = report(&request.variant, bytes, 24 * points);
    report.case = request.case.clone();
    report.answer = format!("sum {points}");
    report.budget = 32 * points;
    report
}

fn answer(attempt: &mut Attempt, outcome: impl FnOnce(&Request) -> Outcome) {
    let live = attempt.live().expect("something runs");
    let request = live.current().expect("a job is awaited");
    let id = u32::try_from(live.ended()).expect("few jobs");
    let (key, outcome) = (live.key(), outcome(request));
    attempt.end(key, id, outcome);
}

fn stage(attempt: &Attempt) -> Option<Stage> {
    attempt.live().map(|live| live.key().purpose)
}

/// Answers all that is asked: the learner's version holds `each` bytes a point.
fn finish(attempt: &mut Attempt, each: u64) {
    while let Some(stage) = stage(attempt) {
        if stage == Stage::Trace {
            let mut line = call(&[4]);
            line.frames = vec![Frame {
                file: YOURS.to_owned(),
                ..line.frames[0].clone()
            }];
            let key = attempt.live().expect("something runs").key();
            attempt.learn(key, Ok([line].into()));
        }
        answer(attempt, |request| {
            let mut report = sound(request, each * request.case["points"]);
            if stage == Stage::Trace {
                report.sites = Some(vec![site(&[0], report.usage.total)]);
            }
            Outcome::Report(Box::new(report))
        });
    }
}

fn failure(kind: FailureKind) -> Failure {
    Failure::new(kind, "what happened")
}

/// All up to the stage, with the answers that are right.
fn advance(attempt: &mut Attempt, until: Stage) {
    while stage(attempt) != Some(until) {
        answer(attempt, |request| {
            Outcome::Report(Box::new(sound(request, 24)))
        });
    }
}

#[test]
fn a_sound_version_is_measured_twice_traced_and_checked() {
    let mut attempt = begun();
    assert_eq!(stage(&attempt), Some(Stage::Run));
    finish(&mut attempt, 24);
    assert_eq!(attempt.verdict().map(Verdict::name), Some("passed"));
    let measured = attempt.measured().expect("figures");
    assert_eq!(measured.standing, Standing::Checked);
    assert_eq!(measured.report.usage.peak, 240);
    let lines = measured.lines.as_ref().expect("a trace");
    assert!(lines.is_ok(), "{lines:?}");
    let checked = attempt.checked().expect("checks");
    assert!(checked.compared >= 4, "default, edges and random ones");
    assert!(!attempt.is_busy());
}

#[test]
fn a_wrong_answer_gets_no_figures() {
    let mut attempt = begun();
    answer(&mut attempt, |request| {
        let mut report = sound(request, 1);
        "sum 11".clone_into(&mut report.answer);
        Outcome::Report(Box::new(report))
    });
    assert_eq!(attempt.measured(), None);
    let Some(Verdict::Wrong { expected, got, .. }) = attempt.verdict() else {
        panic!("{:?}", attempt.verdict());
    };
    assert_eq!((&**expected, &**got), ("sum 10", "sum 11"));
}

#[test]
fn a_run_that_fails_is_the_learners_alone() {
    for kind in [
        FailureKind::Panic,
        FailureKind::Trap,
        FailureKind::StackOverflow,
        FailureKind::OutOfMemory,
        FailureKind::TimedOut,
    ] {
        let mut attempt = begun();
        let key = attempt.live().expect("it runs").key();
        attempt.cut(key, failure(kind));
        let Some(Verdict::Failed { problem, .. }) = attempt.verdict() else {
            panic!("{:?}", attempt.verdict());
        };
        assert_eq!(problem.kind, ProblemKind::Failure(kind));
        assert_eq!(problem.variant.as_deref(), Some("yours"));
    }
}

#[test]
fn figures_that_do_not_repeat_are_no_pass_and_do_not_stand() {
    let mut attempt = begun();
    for bytes in [24, 25] {
        answer(&mut attempt, |request| {
            Outcome::Report(Box::new(sound(request, bytes)))
        });
    }
    let Some(Verdict::Failed { problem, .. }) = attempt.verdict() else {
        panic!("{:?}", attempt.verdict());
    };
    assert_eq!(problem.kind, ProblemKind::Unrepeatable);
    assert_eq!(attempt.measured(), None);
}

#[test]
fn figures_whose_second_run_fails_do_not_stand() {
    let mut attempt = begun();
    answer(&mut attempt, |request| {
        Outcome::Report(Box::new(sound(request, 24)))
    });
    let key = attempt.live().expect("it runs again").key();
    attempt.cut(key, failure(FailureKind::TimedOut));
    assert_eq!(attempt.verdict().map(Verdict::name), Some("failed"));
    assert_eq!(attempt.measured(), None);
}

#[test]
fn what_was_stopped_says_so_and_its_figures_are_not_sound() {
    let standing = |attempt: &Attempt| attempt.measured().map(|measured| measured.standing);
    let mut attempt = begun();
    for expected in [
        None,
        Some(Standing::Unconfirmed),
        Some(Standing::Confirmed),
        Some(Standing::Confirmed),
    ] {
        let mut stopped = attempt.clone();
        stopped.stop();
        assert_eq!(stopped.step(), &Step::Stopped);
        assert_eq!((stopped.verdict(), standing(&stopped)), (None, expected));
        answer(&mut attempt, |request| {
            Outcome::Report(Box::new(sound(request, 24)))
        });
    }
    assert!(Standing::Checked.note().is_none());
    assert!(Standing::Confirmed.note().is_some());
}
