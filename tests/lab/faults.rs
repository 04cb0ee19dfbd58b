//! Faults of the measured code: each has a cause that the host can name, and
//! none outlives its instance.

use std::time::Duration;

use bytewise_tests::lab::{Cause, Ended, Lab};
use protocol::{Outcome, Request};

/// The values of the first knob that `src/lab/faults.rs` answers to.
const PANIC: u64 = 901;
const SPIN: u64 = 902;
const EXHAUST: u64 = 903;
const OVERFLOW: u64 = 904;
const DIFFER: u64 = 905;

/// The limit of the linear memory, set when the module is linked.
const MEMORY_LIMIT: usize = 1 << 30;

fn request(points: u64) -> Request {
    Request {
        exercise: "slots".to_owned(),
        variant: "optimized".to_owned(),
        case: [("points".to_owned(), points)].into(),
        trace: None,
    }
}

/// A run right after the fault gives the figures of the shipped module.
fn assert_the_next_run_is_clean() {
    let case = request(1_000).case;
    let [after, shipped] =
        [Lab::faulty(), Lab::named("slots")].map(|lab| lab.report("slots", "optimized", &case));
    assert_eq!(after.usage, shipped.usage);
    assert_eq!(after.answer, shipped.answer);
}

#[test]
fn a_panic_reaches_the_host_with_its_message_and_place() {
    let Ended {
        outcome, panicked, ..
    } = Lab::faulty().run(&request(PANIC));
    assert_eq!(outcome, Err(Cause::Unreachable));
    let message = panicked.expect("the host was told of the panic");
    assert!(
        message.starts_with("a fault on purpose, with “quotes” and\na second line ("),
        "{message}"
    );
    assert!(message.contains("faults.rs:"), "{message}");
    assert_the_next_run_is_clean();
}

#[test]
fn a_run_that_never_ends_can_be_stopped() {
    let ended = Lab::faulty().run_until(&request(SPIN), Duration::from_millis(100));
    assert_eq!(ended.outcome, Err(Cause::Interrupted));
    assert_eq!(ended.panicked, None);
    assert_the_next_run_is_clean();
}

#[test]
fn exhausted_memory_is_announced_before_the_trap_and_stays_within_the_limit() {
    let ended = Lab::faulty().run(&request(EXHAUST));
    assert_eq!(ended.outcome, Err(Cause::Unreachable));
    // The first is the one that could not be served: a block of 1 MiB, or
    // the list of all of them.
    let first = ended.refused.first().expect("the host was told");
    assert!(*first >= f64::from(1 << 10), "{ended:?}");
    assert!(ended.memory <= MEMORY_LIMIT, "{} bytes", ended.memory);
    // It ran out at the limit, not for another reason.
    assert!(
        ended.memory > MEMORY_LIMIT / 10 * 9,
        "{} bytes",
        ended.memory
    );
    assert_the_next_run_is_clean();
}

#[test]
fn calls_without_end_overflow_the_stack() {
    let ended = Lab::faulty().run(&request(OVERFLOW));
    // The engine's stack or the one in the linear memory, whichever is the
    // shorter; the latter ends where the memory does.
    assert!(
        matches!(
            ended.outcome,
            Err(Cause::StackOverflow | Cause::OutOfBounds)
        ),
        "{ended:?}"
    );
    assert_eq!(ended.panicked, None);
    assert!(ended.refused.is_empty(), "{ended:?}");
    assert_the_next_run_is_clean();
}

#[test]
fn an_answer_that_differs_is_told_apart_from_naives() {
    let case = request(DIFFER).case;
    let naive = Lab::faulty().report("slots", "naive", &case);
    let optimized = Lab::faulty().report("slots", "optimized", &case);
    assert_ne!(naive.answer, optimized.answer);
    assert_the_next_run_is_clean();
}

#[test]
fn the_shipped_module_has_no_faults() {
    for points in [PANIC, SPIN, EXHAUST, OVERFLOW, DIFFER] {
        let ended = Lab::named("slots").run(&request(points));
        assert!(matches!(ended.outcome, Ok(Outcome::Report(_))), "{ended:?}");
        let floor = 24 * points;
        let report = Lab::named("slots").report("slots", "optimized", &request(points).case);
        assert_eq!(report.usage.peak, floor);
    }
}
