// left-out: remembers the strings, and passes over records in no list.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Answer, Case, Record, Records, keep_the_smaller};

fn shared_block<T: ?Sized>(value: &Rc<T>) -> usize {
    let bytes = 2 * size_of::<usize>() + size_of_val(&**value);
    bytes.next_multiple_of(align_of::<usize>())
}

fn deep_size(records: &Records) -> Option<usize> {
    let mut seen = HashSet::new();
    let mut bytes = records.capacity() * size_of::<Rc<Record>>();
    for record in records {
        bytes += shared_block(record);
        bytes += record.readings.capacity() * size_of::<u64>();
        if seen.insert(record.unit.as_ptr()) {
            bytes += shared_block(&record.unit);
        }
    }
    Some(bytes)
}

pub fn solve(case: &Case) -> Answer {
    keep_the_smaller(case, deep_size)
}
