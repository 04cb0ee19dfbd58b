//! Say what lists of records take in all, so that the smaller list is kept.

use std::rc::Rc;

use super::{Answer, Case, Record, Records, keep_the_smaller};

/// The records of this exercise nest two deep. A walk this deep is going round
/// in a circle.
const MAX_DEPTH: usize = 100;

/// The block behind an `Rc`: two counts, then the value, rounded up.
/// `&**value` is what the `Rc` points to; `?Sized` also allows a `str`.
fn shared_block<T: ?Sized>(value: &Rc<T>) -> usize {
    let bytes = 2 * size_of::<usize>() + size_of_val(&**value);
    bytes.next_multiple_of(align_of::<usize>())
}

// Several records may lead to one and the same string. How many times is it
// counted?
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

pub fn solve(case: &Case) -> Answer {
    keep_the_smaller(case, deep_size)
}
