// wrong: the report goes from the last parcel to the first.

use super::{Answer, Case, Incoming, Labelled, Placed, Tracked};

struct Parcel {
    tracked: Tracked,
    placed: Placed,
    days: [u32; 2],
    labelled: Labelled,
    grams: u32,
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
    for p in &parcels {
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
