// over-budget: replaces a base of 4 bytes by 4 bytes.

use super::{Answer, Case, Dated, Incoming, Labelled, Placed};

struct Parcel {
    id: u32,
    placed: Placed,
    dated: Dated,
    labelled: Labelled,
    grams: u32,
}

fn parcel(parcel: &Incoming) -> Parcel {
    Parcel {
        id: parcel.id,
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
            p.id,
            p.placed.place(),
            p.dated.days(),
            p.labelled.code(),
            p.grams,
        );
    }
    report
}
