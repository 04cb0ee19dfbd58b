// over-budget: 8 bytes for a day that needs 4.

use super::{Answer, Case, Incoming, Labelled, Placed, Tracked};

struct Parcel {
    tracked: Tracked,
    placed: Placed,
    days: [u64; 2],
    labelled: Labelled,
    grams: u32,
}

fn parcel(parcel: &Incoming) -> Parcel {
    Parcel {
        tracked: Tracked::from(parcel),
        placed: Placed::from(parcel),
        days: parcel.days.map(u64::from),
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
            p.days.map(|day| day as u32),
            p.labelled.code(),
            p.grams,
        );
    }
    report
}
