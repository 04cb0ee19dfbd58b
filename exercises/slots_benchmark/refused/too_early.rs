// left-out: takes both readings before it builds.

use super::{Answer, Case, Instances, benchmark};

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    let before = meter::live_bytes();
    let bytes = meter::live_bytes() - before;
    (build(), bytes)
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
