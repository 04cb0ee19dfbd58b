//! A second opinion on the meter's figures: each variant runs natively under
//! the crate `dhat` as well, which counts by itself. Both see the same calls,
//! so they must agree to the byte.
//!
//! `dhat` counts all threads and knows one profile at a time, so this is a
//! program of its own, and runs one case after another.

mod both;

use std::cell::RefCell;
use std::process::ExitCode;
use std::thread;

use both::Both;
use dhat::{HeapStats, Profiler};
use exercises::harness::{Gauge, Moment, Registered};
use libtest_mimic::{Arguments, Trial};
use meter::Meter;

#[global_allocator]
static ALLOCATOR: Both = Both(Meter::over(dhat::Alloc));

/// The number of callers that `dhat` notes of each allocation; the least that it
/// takes. It would sort the allocations by them, which is not asked for here.
const CALLERS: usize = 4;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1);
    let trial = |exercise: &'static dyn Registered| {
        let name = format!("{}::witness", exercise.slug());
        Trial::test(name, move || agrees(exercise).map_err(Into::into))
    };
    let trials = exercises::all().map(trial).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn agrees(exercise: &dyn Registered) -> Result<(), String> {
    let mut cases = vec![exercise.default_case()];
    cases.extend(exercise.edges());
    for case in cases {
        for variant in exercise.variants() {
            // Values that an exercise keeps as long as its thread end with it.
            let run = || figures(exercise, variant, &case);
            let ran = thread::scope(|scope| scope.spawn(run).join());
            let (metered, witnessed) = ran.map_err(|_| format!("{variant} panicked"))??;
            if metered != witnessed {
                return Err(format!(
                    "{variant}, for {case:?}: the meter counts {metered:?}, and dhat {witnessed:?}"
                ));
            }
        }
    }
    Ok(())
}

/// The figures that both count of a run.
#[derive(Debug, PartialEq, Eq)]
struct Figures {
    peak: u64,
    total: u64,
    allocations: u64,
}

fn figures(
    exercise: &dyn Registered,
    variant: &str,
    case: &protocol::Case,
) -> Result<(Figures, Figures), String> {
    let profile: RefCell<Option<Profiler>> = RefCell::new(None);
    let witnessed: RefCell<Option<HeapStats>> = RefCell::new(None);
    let gauge = |moment| {
        match moment {
            Moment::Before => {
                let started = Profiler::builder()
                    .testing()
                    .trim_backtraces(Some(CALLERS))
                    .build();
                profile.replace(Some(started));
            }
            Moment::After => {
                witnessed.replace(Some(HeapStats::get()));
            }
        }
        Gauge::default()
    };
    let run = exercise
        .run(variant, case, &gauge)
        .map_err(|failure| format!("{variant}: {}", failure.message))?;
    let metered = Figures {
        peak: u64::try_from(run.counts.peak).map_err(|error| error.to_string())?,
        total: run.counts.total,
        allocations: run.counts.allocations,
    };
    let stats = witnessed.take().ok_or("the gauge was not read")?;
    let witnessed = Figures {
        peak: stats.max_bytes as u64,
        total: stats.total_bytes,
        allocations: stats.total_blocks,
    };
    Ok((metered, witnessed))
}
