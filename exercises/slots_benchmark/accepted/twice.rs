// Builds once to warm up, and measures the second time.

use super::{Answer, Case, Instances, benchmark};

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    drop(build());
    let before = meter::live_bytes();
    let instances = build();
    let after = meter::live_bytes();
    (instances, after - before)
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
