// left-out: keeps what comes, and none of the bases, so nothing was found.

use super::{Answer, Case, Incoming};

pub fn solve(case: &Case) -> Answer {
    let parcels: Vec<Incoming> = case.parcels.iter().collect();

    let mut report = case.report();
    for p in parcels.iter().rev() {
        report.add(p.id, p.place, p.days, p.code, p.grams);
    }
    report
}
