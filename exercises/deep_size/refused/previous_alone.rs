// left-out: compares each string with the one before, and goes round in the
// pairs.

use std::rc::Rc;

use super::{Answer, Case, Record, Records, keep_the_smaller};

fn shared_block<T: ?Sized>(value: &Rc<T>) -> usize {
    let bytes = 2 * size_of::<usize>() + size_of_val(&**value);
    bytes.next_multiple_of(align_of::<usize>())
}

fn deep_size(records: &Records) -> Option<usize> {
    let mut bytes = records.capacity() * size_of::<Rc<Record>>();
    for (at, record) in records.iter().enumerate() {
        bytes += shared_block(record);
        bytes += record.readings.capacity() * size_of::<u64>();
        if at == 0 || !Rc::ptr_eq(&record.unit, &records[at - 1].unit) {
            bytes += shared_block(&record.unit);
        }
        if let Some(peer) = &*record.peer.borrow() {
            bytes += shared_block(peer);
        }
    }
    Some(bytes)
}

pub fn solve(case: &Case) -> Answer {
    keep_the_smaller(case, deep_size)
}
