//! The two days are fields, in place of the base that kept them in a map.

use super::{Answer, Case, Incoming, Labelled, Placed, Tracked};

pub struct Parcel {
    pub tracked: Tracked,
    pub placed: Placed,
    pub days: [u32; 2],
    pub labelled: Labelled,
    pub grams: u32,
}

fn parcel(parcel: &Incoming) -> Parcel {
    Parcel {
        tracked: Tracked::from(parcel),
        placed: Placed::from(parcel),
        days: parcel.days,
        labelled: Labelled::from(parcel),
        grams: parcel.grams,
    }
}

pub fn solve(case: &Case) -> Answer {
    let parcels: Vec<Parcel> =
        case.parcels.iter().map(|next| parcel(&next)).collect();

    let mut report = case.report();
    for p in parcels.iter().rev() {
        report.add(
            p.tracked.id(),
            p.placed.place(),
            p.days,
            p.labelled.code(),
            p.grams,
        );
    }
    report
}
