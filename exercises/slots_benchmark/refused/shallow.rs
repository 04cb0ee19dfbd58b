// left-out: takes the size of the value itself, without what it leads to.

use super::{Answer, Case, Instances, benchmark};

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    let instances = build();
    let bytes = size_of_val(&instances) as i64;
    (instances, bytes)
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
