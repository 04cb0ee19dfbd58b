// Notes all addresses, sorts them, and counts each once.

use std::rc::Rc;

use super::{Answer, Case, Record, Records, keep_the_smaller};

fn block<T: ?Sized>(value: &Rc<T>) -> (usize, usize) {
    let bytes = 2 * size_of::<usize>() + size_of_val(&**value);
    let bytes = bytes.next_multiple_of(align_of::<usize>());
    (Rc::as_ptr(value).cast::<u8>().addr(), bytes)
}

fn deep_size(records: &Records) -> Option<usize> {
    let readings = |record: &Rc<Record>| record.readings.capacity() * 8;
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    for record in records {
        let (address, bytes) = block(record);
        blocks.push((address, bytes + readings(record)));
        if let Some(peer) = &*record.peer.borrow() {
            let (address, bytes) = block(peer);
            blocks.push((address, bytes + readings(peer)));
        }
    }
    blocks.sort_unstable();
    blocks.dedup();
    let mut bytes: usize = blocks.iter().map(|(_, bytes)| bytes).sum();

    blocks.clear();
    blocks.extend(records.iter().map(|record| block(&record.unit)));
    blocks.sort_unstable();
    blocks.dedup();
    bytes += blocks.iter().map(|(_, bytes)| bytes).sum::<usize>();
    Some(bytes + records.capacity() * size_of::<Rc<Record>>())
}

pub fn solve(case: &Case) -> Answer {
    keep_the_smaller(case, deep_size)
}
