// over-budget: replaces the base that is as large, and has nothing but its
// code.

use super::{Answer, Case, Dated, Incoming, Placed, Tracked};

struct Parcel {
    tracked: Tracked,
    placed: Placed,
    dated: Dated,
    code: [u8; 12],
    grams: u32,
}

fn parcel(parcel: &Incoming) -> Parcel {
    Parcel {
        tracked: Tracked::from(parcel),
        placed: Placed::from(parcel),
        dated: Dated::from(parcel),
        code: parcel.code,
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
            p.code,
            p.grams,
        );
    }
    report
}
