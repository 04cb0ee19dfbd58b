// wrong: keeps the first day alone.

use super::{Answer, Case, Incoming, Labelled, Placed, Tracked};

struct Parcel {
    tracked: Tracked,
    placed: Placed,
    from: u32,
    labelled: Labelled,
    grams: u32,
}

fn parcel(parcel: &Incoming) -> Parcel {
    Parcel {
        tracked: Tracked::from(parcel),
        placed: Placed::from(parcel),
        from: parcel.days[0],
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
            [p.from; 2],
            p.labelled.code(),
            p.grams,
        );
    }
    report
}
