// A base of one's own, with the days as fields.

use super::{Answer, Case, Incoming, Labelled, Placed, Tracked};

struct Dates {
    from: u32,
    until: u32,
}

struct Parcel {
    tracked: Tracked,
    placed: Placed,
    dates: Dates,
    labelled: Labelled,
    grams: u32,
}

fn parcel(parcel: &Incoming) -> Parcel {
    Parcel {
        tracked: Tracked::from(parcel),
        placed: Placed::from(parcel),
        dates: Dates { from: parcel.days[0], until: parcel.days[1] },
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
            [p.dates.from, p.dates.until],
            p.labelled.code(),
            p.grams,
        );
    }
    report
}
