// over-budget: puts the base behind an address, and the map goes along.

use super::{Answer, Case, Dated, Incoming, Labelled, Placed, Tracked};

struct Parcel {
    tracked: Tracked,
    placed: Placed,
    dated: Box<Dated>,
    labelled: Labelled,
    grams: u32,
}

fn parcel(parcel: &Incoming) -> Parcel {
    Parcel {
        tracked: Tracked::from(parcel),
        placed: Placed::from(parcel),
        dated: Box::new(Dated::from(parcel)),
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
