//! Lets a crate do the walk: `get-size2`, with its tracker of what was seen.

use get_size2::{GetSize, GetSizeTracker, StandardTracker};

use super::{Answer, Case, Claim, Record, Records, own, pairs, sharing};

/// What a record leads to: the crate knows how to go on from each field.
impl GetSize for Record {
    fn get_heap_size_with_tracker<T: GetSizeTracker>(
        &self,
        tracker: T,
    ) -> (usize, T) {
        let (unit, tracker) = self.unit.get_heap_size_with_tracker(tracker);
        let (readings, tracker) =
            self.readings.get_heap_size_with_tracker(tracker);
        let (peer, tracker) = self.peer.get_heap_size_with_tracker(tracker);
        (unit + readings + peer, tracker)
    }
}

fn deep_size(records: &Records) -> usize {
    records.get_heap_size_with_tracker(StandardTracker::new()).0
}

/// Builds a list, and says what it takes.
fn weigh(
    of: &'static str,
    build: impl FnOnce() -> Records,
) -> (Records, Claim) {
    let (records, counts) = meter::measure(build);
    let claimed = Some(deep_size(&records));
    (records, Claim { of, claimed, allocated: counts.live })
}

pub fn solve(case: &Case) -> Answer {
    let (_, apart) = weigh("10 with a unit each", || own(case, 10));
    let (_, shared) = weigh("10 that share a unit", || sharing(case, 10));
    let (cycle, paired) = weigh("10 in pairs", || pairs(case, 10));
    // Two that hold each other would never be freed.
    for record in cycle {
        record.peer.take();
    }

    let (records, kept) = if shared.claimed < apart.claimed {
        weigh("the list that is kept", || sharing(case, case.records))
    } else {
        weigh("the list that is kept", || own(case, case.records))
    };
    let readings = records.iter().flat_map(|record| &record.readings);
    Answer { value: readings.sum(), found: [apart, shared, paired, kept] }
}
