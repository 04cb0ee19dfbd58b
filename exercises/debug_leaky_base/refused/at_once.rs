// failed: asks for the report while parcels are still to come.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut report = case.report();
    for p in case.parcels.iter() {
        report.add(p.id, p.place, p.days, p.code, p.grams);
    }
    report
}
