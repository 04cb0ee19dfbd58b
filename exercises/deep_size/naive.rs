//! Follows every reference, and counts what it finds there.

use std::rc::Rc;

use super::{Answer, Case, Claim, Record, Records, own, pairs, sharing};

/// Records nest two deep. Who gets this far down goes round in a circle.
const MAX_DEPTH: usize = 100;

/// The block behind an `Rc`: two counts, then the value.
fn shared_block<T: ?Sized>(value: &Rc<T>) -> usize {
    let bytes = 2 * size_of::<usize>() + size_of_val(&**value);
    bytes.next_multiple_of(align_of::<usize>())
}

fn record_size(record: &Rc<Record>, depth: usize) -> Option<usize> {
    if depth > MAX_DEPTH {
        return None;
    }
    let mut bytes = shared_block(record);
    bytes += shared_block(&record.unit);
    bytes += record.readings.capacity() * size_of::<u64>();
    if let Some(peer) = &*record.peer.borrow() {
        bytes += record_size(peer, depth + 1)?;
    }
    Some(bytes)
}

fn deep_size(records: &Records) -> Option<usize> {
    let mut bytes = records.capacity() * size_of::<Rc<Record>>();
    for record in records {
        bytes += record_size(record, 1)?;
    }
    Some(bytes)
}

/// Builds a list, and says what it takes.
fn weigh(
    of: &'static str,
    build: impl FnOnce() -> Records,
) -> (Records, Claim) {
    let (records, counts) = meter::measure(build);
    let claimed = deep_size(&records);
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
