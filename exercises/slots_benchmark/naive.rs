//! Reads the live bytes once the instances are there, and takes them for their
//! size.

use super::{Answer, Case, Instances, benchmark};

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    let instances = build();
    (instances, meter::live_bytes())
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
