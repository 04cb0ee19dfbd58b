// left-out: takes the count of owners for the number of those in the list.

use std::rc::Rc;

use super::{Answer, Case, Record, Records, keep_the_smaller};

fn shared_block<T: ?Sized>(value: &Rc<T>) -> usize {
    let bytes = 2 * size_of::<usize>() + size_of_val(&**value);
    bytes.next_multiple_of(align_of::<usize>())
}

fn record_size(record: &Rc<Record>) -> usize {
    shared_block(record) + record.readings.capacity() * size_of::<u64>()
}

fn both(record: &Rc<Record>) -> impl Iterator<Item = Rc<Record>> {
    let peer = record.peer.borrow().clone();
    [Rc::clone(record)].into_iter().chain(peer)
}

fn deep_size(records: &Records) -> Option<usize> {
    let mut bytes = records.capacity() * size_of::<Rc<Record>>();
    let mut units = 0.0;
    for record in records.iter().flat_map(both) {
        bytes += record_size(&record);
        let owners = Rc::strong_count(&record.unit);
        units += shared_block(&record.unit) as f64 / owners as f64;
    }
    Some(bytes + units.round() as usize)
}

pub fn solve(case: &Case) -> Answer {
    keep_the_smaller(case, deep_size)
}
