//! A parcel is made of four bases, and one of them is not what it seems.

use super::{Answer, Case, Dated, Incoming, Labelled, Placed, Tracked};

pub struct Parcel {
    pub tracked: Tracked,
    pub placed: Placed,
    pub dated: Dated,
    pub labelled: Labelled,
    pub grams: u32,
}

fn parcel(parcel: &Incoming) -> Parcel {
    Parcel {
        tracked: Tracked::from(parcel),
        placed: Placed::from(parcel),
        dated: Dated::from(parcel),
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
            p.dated.days(),
            p.labelled.code(),
            p.grams,
        );
    }
    report
}
