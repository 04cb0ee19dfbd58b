//! Bytes that a learner's version holds outside the heap: they are known, and
//! they count.

use bytewise_tests::attempts::Version;
use bytewise_tests::compiler::{built, module};
use bytewise_tests::lab::Lab;
use exercises::harness::Registered;
use judge::{Attempt, Verdict, words};
use protocol::Case;
use protocol::compile::VARIANT;

fn slots() -> &'static dyn Registered {
    exercises::find("slots").expect("it is listed")
}

/// A version of slots that keeps its points where `place` says, and `keep`s each.
fn version(place: &str, before: &str, keep: &str) -> String {
    format!(
        "use super::{{Answer, Case}};
{place}
pub fn solve(case: &Case) -> Answer {{
    {before}
    let mut count = 0;
    for point in case.points.iter() {{
        {keep}
        count += 1;
    }}
    let place = case.place();
    let mut sum = 0.0;
    for at in 0..count {{
        let point = std::hint::black_box(&points)[at];
        for (coordinate, from) in point.into_iter().zip(place) {{
            sum += f64::abs(coordinate - from);
        }}
    }}
    sum
}}
"
    )
}

fn in_a_static() -> String {
    version(
        "static mut POINTS: [[f64; 3]; 10_000] = [[0.0; 3]; 10_000];",
        "let points = unsafe { &mut *(&raw mut POINTS) };",
        "points[count] = point;",
    )
}

fn on_the_stack() -> String {
    version(
        "",
        "let mut points = [[0.0; 3]; 10_000];",
        "points[count] = point;",
    )
}

fn judged(source: &str) -> Attempt {
    match Version::compile(slots(), source) {
        Ok(version) => version.judged(),
        Err(refused) => panic!("{refused:#?}"),
    }
}

/// Gives the words for a version that is over the budget of the case without
/// points.
fn said(source: &str) -> String {
    let attempt = judged(source);
    let Verdict::OverBudget { figure, .. } = &attempt.verdict else {
        panic!("{:?}", attempt.verdict);
    };
    assert_eq!(figure.check.case, Case::from([("points".to_owned(), 0)]));
    words::beyond(figure, &slots().knobs())
}

#[test]
fn points_in_a_static_count_and_are_said_to_be_there() {
    let said = said(&in_a_static());
    let held = "held outside the heap: 240,000 bytes in the static POINTS.";
    assert!(said.contains(held), "{said}");
}

#[test]
fn points_on_the_stack_count_and_are_said_to_be_there() {
    let said = said(&on_the_stack());
    assert!(
        said.contains(" bytes of stack (16,384 of them free)."),
        "{said}"
    );
}

#[test]
fn every_static_of_the_file_is_named_with_its_bytes() {
    let source = "use super::{Answer, Case};
use std::cell::RefCell;
static TABLE: [u64; 100] = {
    let mut table = [0; 100];
    let mut at = 0;
    while at < 100 {
        table[at] = (at * at) as u64;
        at += 1;
    }
    table
};
thread_local! {
    static KEPT: RefCell<[u8; 77]> = const { RefCell::new([0; 77]) };
}
pub fn solve(case: &Case) -> Answer {
    let mut sum = 0.0;
    for [x, y, z] in case.points.iter() {
        KEPT.with(|kept| kept.borrow_mut()[x as usize % 77] += 1);
        sum += x + y + z + TABLE[std::hint::black_box(y as usize) % 100] as f64;
    }
    sum
}
";
    let statics = built("slots", source).statics;
    let named: Vec<(&str, u64)> = statics
        .iter()
        .map(|one| (one.name.as_str(), one.bytes))
        .collect();
    // The cell has a count of borrows before its bytes.
    assert_eq!(named, [("TABLE", 800), ("KEPT", 84)]);
}

#[test]
fn honest_versions_have_no_statics_and_use_little_stack() {
    for exercise in exercises::all().filter(|it| it.shape().is_edit()) {
        let folder = exercise.slug().replace('-', "_");
        let path = bytewise_tests::project::root()
            .join("exercises")
            .join(folder)
            .join("optimized.rs");
        let source = std::fs::read_to_string(path).expect("every exercise has it");
        let built = built(exercise.slug(), &source);
        let statics: Vec<&str> = built.statics.iter().map(|one| one.name.as_str()).collect();
        // What outlives a request is the lesson of these.
        let known: &[&str] = match exercise.slug() {
            "leak-hunt" | "weak-cache" => &["CACHE"],
            "type-census" => &["TABLES"],
            _ => &[],
        };
        assert_eq!(statics, known, "{}: {:?}", exercise.slug(), built.statics);
        let lab = if exercise.traced() {
            Lab::new(&module(&built.traced)).with_lines(&built.lines)
        } else {
            Lab::new(&module(&built.module))
        };
        let report = lab.report(exercise.slug(), VARIANT, &exercise.default_case());
        assert!(
            report.stack < 12 << 10,
            "{}: {}",
            exercise.slug(),
            report.stack
        );
    }
}

#[test]
fn nothing_that_runs_measured_can_pause_the_counting() {
    let source = "use super::{Answer, Case};
pub fn solve(case: &Case) -> Answer {
    let harness = meter::Harness::take().expect(\"a harness\");
    harness.paused(|| case.points.iter().map(|[x, y, z]| x + y + z).sum())
}
";
    let attempt = judged(source);
    let Verdict::Failed { problem, .. } = &attempt.verdict else {
        panic!("{:?}", attempt.verdict);
    };
    assert!(problem.text.contains("a harness"), "{problem:?}");
}
