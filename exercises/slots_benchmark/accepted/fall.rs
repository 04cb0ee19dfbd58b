// Measures how far the live bytes fall when the instances go, and builds
// again.

use super::{Answer, Case, Instances, benchmark};

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    let instances = build();
    let with = meter::live_bytes();
    drop(instances);
    let bytes = with - meter::live_bytes();
    (build(), bytes)
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
