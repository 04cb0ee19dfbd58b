//! Remembers the address of each object it has seen, and counts it once.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Answer, Case, Claim, Record, Records, own, pairs, sharing};

type Seen = HashSet<*const ()>;

/// The block behind an `Rc`: two counts, then the value.
/// Nothing if it was seen before.
fn shared_block<T: ?Sized>(value: &Rc<T>, seen: &mut Seen) -> Option<usize> {
    if !seen.insert(Rc::as_ptr(value).cast()) {
        return None;
    }
    let bytes = 2 * size_of::<usize>() + size_of_val(&**value);
    Some(bytes.next_multiple_of(align_of::<usize>()))
}

fn record_size(record: &Rc<Record>, seen: &mut Seen) -> usize {
    let Some(mut bytes) = shared_block(record, seen) else {
        return 0;
    };
    bytes += shared_block(&record.unit, seen).unwrap_or(0);
    bytes += record.readings.capacity() * size_of::<u64>();
    if let Some(peer) = &*record.peer.borrow() {
        bytes += record_size(peer, seen);
    }
    bytes
}

fn deep_size(records: &Records) -> usize {
    let mut seen = Seen::new();
    let mut bytes = records.capacity() * size_of::<Rc<Record>>();
    for record in records {
        bytes += record_size(record, &mut seen);
    }
    bytes
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
