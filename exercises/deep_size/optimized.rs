//! Remembers the address of each object it has seen, and counts it once.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Answer, Case, Record, Records, keep_the_smaller};

/// Addresses, whatever lies there.
type Seen = HashSet<*const ()>;

/// The block behind an `Rc`: two counts, then the value, rounded up. Nothing
/// if it was seen before.
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

fn deep_size(records: &Records) -> Option<usize> {
    let mut seen = Seen::new();
    let mut bytes = records.capacity() * size_of::<Rc<Record>>();
    for record in records {
        bytes += record_size(record, &mut seen);
    }
    Some(bytes)
}

pub fn solve(case: &Case) -> Answer {
    keep_the_smaller(case, deep_size)
}
