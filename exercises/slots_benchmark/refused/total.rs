// left-out: takes all bytes that were asked for, also what was given back.

use super::{Answer, Case, Instances, benchmark};

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    let (instances, counts) = meter::measure(build);
    (instances, counts.total as i64)
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
