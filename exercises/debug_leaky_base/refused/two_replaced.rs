// left-out: replaces a sound base as well.

use super::{Answer, Case, Incoming, Labelled, Tracked};

struct Parcel {
    tracked: Tracked,
    place: [u16; 2],
    days: [u32; 2],
    labelled: Labelled,
    grams: u32,
}

fn parcel(parcel: &Incoming) -> Parcel {
    Parcel {
        tracked: Tracked::from(parcel),
        place: parcel.place,
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
            p.place,
            p.days,
            p.labelled.code(),
            p.grams,
        );
    }
    report
}
