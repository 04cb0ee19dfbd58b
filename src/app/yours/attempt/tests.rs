//! Orders of events, and what an attempt makes of them.

use super::*;
use crate::samples::{call, case, content, report, site};
use protocol::compile::{CompileClass, Refused, YOURS};
use protocol::{Frame, LineTable};

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

/// What a sound run of `bytes` at once would give.
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

fn failure(kind: protocol::FailureKind) -> Failure {
    Failure {
        kind,
        message: "what happened".to_owned(),
    }
}

#[test]
fn a_sound_version_is_measured_twice_traced_and_checked() {
    let mut attempt = begun();
    assert_eq!(stage(&attempt), Some(Stage::Run));
    finish(&mut attempt, 24);
    assert_eq!(attempt.verdict().map(Verdict::name), Some("passed"));
    let measured = attempt.measured().expect("figures");
    assert!(measured.confirmed);
    assert_eq!(measured.report.usage.peak, 240);
    let lines = measured.lines.as_ref().expect("a trace");
    assert!(lines.is_ok(), "{lines:?}");
    let checked = attempt.checked().expect("checks");
    assert!(checked.compared >= 4, "default, edges and random ones");
    assert!(!attempt.is_busy());
}

#[test]
fn too_many_bytes_are_counted_and_placed() {
    let mut attempt = begun();
    finish(&mut attempt, 40);
    let Some(Verdict::OverBudget { figure, line }) = attempt.verdict() else {
        panic!("{:?}", attempt.verdict());
    };
    assert_eq!(
        (figure.spent, figure.budget, figure.excess()),
        (400, 320, 80)
    );
    assert_eq!(
        line.map(|costly| (costly.line, costly.figure)),
        Some((4, 400))
    );
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
fn an_edge_that_fails_is_named_and_the_figures_stay() {
    let mut attempt = begun();
    while stage(&attempt) != Some(Stage::Check) {
        answer(&mut attempt, |request| {
            Outcome::Report(Box::new(sound(request, 24)))
        });
    }
    answer(&mut attempt, |request| {
        Outcome::Report(Box::new(sound(request, 24)))
    });
    let key = attempt.live().expect("checks").key();
    attempt.cut(key, failure(protocol::FailureKind::TimedOut));
    let Some(Verdict::Failed { check, problem }) = attempt.verdict() else {
        panic!("{:?}", attempt.verdict());
    };
    assert_eq!(check.case, case(0), "the one that ran for too long");
    assert_eq!(problem.variant.as_deref(), Some("yours"));
    assert!(attempt.measured().is_some());
}

#[test]
fn a_run_that_fails_is_the_learners_alone() {
    for kind in [
        protocol::FailureKind::Panic,
        protocol::FailureKind::Trap,
        protocol::FailureKind::StackOverflow,
        protocol::FailureKind::OutOfMemory,
        protocol::FailureKind::TimedOut,
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
fn figures_that_do_not_repeat_are_no_pass() {
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
}

#[test]
fn a_busy_host_is_asked_again_but_not_for_ever() {
    let mut attempt = started();
    let mut asked = 0;
    while matches!(attempt.step(), Step::Compiling(_)) {
        asked += 1;
        attempt.hear(1, Reply::Busy(2));
        attempt.ask_again(1);
    }
    assert_eq!(asked, MOST_TRIES);
    assert_eq!(attempt.step(), &Step::Barred(Barred::Busy));
}

#[test]
fn only_the_newest_press_is_heard() {
    let mut attempt = started();
    attempt.start("other", &case(10), 8);
    attempt.hear(1, built());
    assert_eq!(attempt.step(), &Step::Compiling(1));
    attempt.stop();
    attempt.hear(2, built());
    assert_eq!(attempt.step(), &Step::Idle);
}

#[test]
fn a_refusal_leaves_the_figures_of_the_draft_before() {
    let mut attempt = begun();
    finish(&mut attempt, 24);
    attempt.start("broken", &case(10), 8);
    attempt.hear(
        2,
        Reply::Refused(Rc::new(Refused {
            class: CompileClass::CompileError,
            message: "no".to_owned(),
            diagnostics: Vec::new(),
            more: 0,
        })),
    );
    assert_eq!(attempt.verdict(), None);
    let source = attempt.measured().map(|measured| measured.source.clone());
    assert_eq!(source.as_deref(), Some("mine"));
    attempt.start("broken", &case(11), 8);
    assert_eq!(attempt.measured(), None, "they are of another case");
}

#[test]
fn the_seed_stays_until_its_cases_are_answered_right() {
    let mut attempt = begun();
    let key = attempt.live().expect("it runs").key();
    attempt.cut(key, failure(protocol::FailureKind::Panic));
    attempt.start("mine", &case(10), 8);
    assert_eq!(attempt.seed(), 7);
    attempt.hear(2, built());
    attempt.begin(2, None);
    finish(&mut attempt, 24);
    attempt.start("mine", &case(10), 9);
    assert_eq!(attempt.seed(), 9);
}
