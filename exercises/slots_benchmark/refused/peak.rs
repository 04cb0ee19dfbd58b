// left-out: takes the peak of the building, where a table grew.

use super::{Answer, Case, Instances, benchmark};

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    let (instances, counts) = meter::measure(build);
    (instances, counts.peak)
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
