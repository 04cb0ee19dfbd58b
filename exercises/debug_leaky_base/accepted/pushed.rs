// A list that grows as the parcels come.

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
    let mut parcels = Vec::new();
    while let Some(next) = case.parcels.next() {
        parcels.push(parcel(&next));
    }

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
