// Measures any value, and hands the instances through.

use super::{Answer, Case, Instances, benchmark};

fn measured<T>(build: impl FnOnce() -> T) -> (T, i64) {
    let before = meter::live_bytes();
    let value = build();
    (value, meter::live_bytes() - before)
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, |build| measured(build))
}
