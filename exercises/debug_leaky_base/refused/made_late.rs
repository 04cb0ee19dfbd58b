// left-out: keeps what comes, and makes the bases for the report alone.

use super::{Answer, Case, Incoming, Labelled, Placed, Tracked};

pub fn solve(case: &Case) -> Answer {
    let parcels: Vec<Incoming> = case.parcels.iter().collect();

    let mut report = case.report();
    for p in parcels.iter().rev() {
        let place = Placed::from(p).place();
        let code = Labelled::from(p).code();
        report.add(Tracked::from(p).id(), place, p.days, code, p.grams);
    }
    report
}
