//! Measure what instances of a shape take, whatever else is live.

use super::{Answer, Case, Instances, benchmark};

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    let instances = build();
    // Was nothing live before?
    (instances, meter::live_bytes())
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
