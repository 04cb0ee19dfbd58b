//! The cost of tracing: the traced module beside the counting one, and the same
//! problem in Python with `tracemalloc` and without it.

use std::process::Command;

use bytewise_tests::lab::Lab;
use bytewise_tests::project;
use exercises::harness::Registered;

use crate::{Line, Pace, in_turn};

const TO_HOLD: &str = "1.5 times";

pub(crate) fn lines(pace: Pace) -> Vec<Line> {
    let runs = exercises::all().take(pace.exercises).flat_map(|exercise| {
        let variants = exercise.variants().into_iter();
        variants.map(move |variant| (exercise, variant))
    });
    runs.map(|(exercise, variant)| {
        let [counted, traced] = times(pace, exercise, variant);
        let python = tracemalloc(pace, exercise, variant).map_or(String::new(), |ratio| {
            format!(", tracemalloc {ratio:.1} times")
        });
        let what = format!(
            "{} {variant}: {counted:.2} ms counted{python}",
            exercise.slug()
        );
        Line::new(what, format!("{:.2} times", traced / counted), TO_HOLD)
    })
    .collect()
}

fn times(pace: Pace, exercise: &dyn Registered, variant: &str) -> [f64; 2] {
    let case = exercise.default_case();
    let time = |lab: &Lab| lab.report(exercise.slug(), variant, &case).time_ms;
    let both: [&dyn Fn() -> f64; 2] = [&|| time(Lab::counting(exercise)), &|| {
        time(Lab::traced(exercise))
    }];
    in_turn(pace, both)
}

/// The most runs in Python, which are slow: the least time of them counts.
const IN_PYTHON: usize = 5;

/// Prints the least time of some runs without `tracemalloc` and with it.
const TIMED: &str = "
import runpy, sys, time, tracemalloc
sketch = runpy.run_path(sys.argv[1])
solve, case, rounds = sketch[sys.argv[2]], sketch['case'], int(sys.argv[3])
def spent():
    given = case()
    start = time.perf_counter()
    solve(given)
    return time.perf_counter() - start
plain = min(spent() for _ in range(rounds))
tracemalloc.start()
print(min(spent() for _ in range(rounds)) / plain)
";

/// Gives the sketch's time under `tracemalloc` as a multiple of its time
/// without; nothing where there is no Python or no such sketch.
fn tracemalloc(pace: Pace, exercise: &dyn Registered, variant: &str) -> Option<f64> {
    let folder = exercise.slug().replace('-', "_");
    let sketch = project::root()
        .join("exercises")
        .join(folder)
        .join("python.py");
    let timed = Command::new("python3")
        .args(["-c", TIMED])
        .arg(sketch)
        .arg(variant.replace('-', "_"))
        .arg(pace.rounds.min(IN_PYTHON).to_string())
        .output()
        .ok()?;
    String::from_utf8(timed.stdout).ok()?.trim().parse().ok()
}
