// A gauge that remembers where it began.

use super::{Answer, Case, Instances, benchmark};

struct Gauge {
    began: i64,
}

impl Gauge {
    fn new() -> Self {
        Self { began: meter::live_bytes() }
    }

    fn grown(&self) -> i64 {
        meter::live_bytes() - self.began
    }
}

/// Gives the instances that `build` makes, and their bytes.
fn measure_allocation(build: &dyn Fn() -> Instances) -> (Instances, i64) {
    let gauge = Gauge::new();
    let instances = build();
    (instances, gauge.grown())
}

pub fn solve(case: &Case) -> Answer {
    benchmark(case, measure_allocation)
}
