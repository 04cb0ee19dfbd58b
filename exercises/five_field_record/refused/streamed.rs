// failed: wants to measure each record as it comes, and keep none.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut far = case.distances();
    for record in case.records.iter() {
        far.add(record);
    }
    far
}
