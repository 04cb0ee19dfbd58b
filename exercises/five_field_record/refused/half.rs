// wrong: keeps every other record, and counts it twice.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let records: Vec<[f64; 5]> = case.records.iter().step_by(2).collect();
    // The last one may be left.
    case.records.next();
    let mut far = case.distances();
    for record in &records {
        far.add(*record);
        far.add(*record);
    }
    far
}
