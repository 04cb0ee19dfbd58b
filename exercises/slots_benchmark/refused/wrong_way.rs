// left-out: takes the later reading away from the earlier.

use super::{Answer, Case, Instances, benchmark};

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    let before = meter::live_bytes();
    let instances = build();
    (instances, before - meter::live_bytes())
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
