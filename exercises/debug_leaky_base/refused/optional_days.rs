// over-budget: room to say that there are none, though there always are.

use super::{Answer, Case, Incoming, Labelled, Placed, Tracked};

struct Parcel {
    tracked: Tracked,
    placed: Placed,
    days: Option<[u32; 2]>,
    labelled: Labelled,
    grams: u32,
}

fn parcel(parcel: &Incoming) -> Parcel {
    Parcel {
        tracked: Tracked::from(parcel),
        placed: Placed::from(parcel),
        days: Some(parcel.days),
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
            p.days.unwrap_or_default(),
            p.labelled.code(),
            p.grams,
        );
    }
    report
}
