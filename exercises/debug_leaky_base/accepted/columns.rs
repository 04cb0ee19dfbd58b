// A list for each part, with the days among them.

use super::{Answer, Case, Labelled, Placed, Tracked};

pub fn solve(case: &Case) -> Answer {
    let count = case.parcels.left();
    let mut bases = Vec::with_capacity(count);
    let mut days = Vec::with_capacity(count);
    let mut labels = Vec::with_capacity(count);
    let mut grams = Vec::with_capacity(count);
    for parcel in case.parcels.iter() {
        bases.push((Tracked::from(&parcel), Placed::from(&parcel)));
        days.push(parcel.days);
        labels.push(Labelled::from(&parcel));
        grams.push(parcel.grams);
    }

    let mut report = case.report();
    for at in (0..count).rev() {
        let (tracked, placed) = &bases[at];
        let code = labels[at].code();
        report.add(tracked.id(), placed.place(), days[at], code, grams[at]);
    }
    report
}
