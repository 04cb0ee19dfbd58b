// Notes only what has several owners: nobody meets the rest a second time.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Answer, Case, Record, Records, keep_the_smaller};

type Seen = HashSet<*const ()>;

fn block<T: ?Sized>(value: &Rc<T>, seen: &mut Seen) -> Option<usize> {
    let shared = Rc::strong_count(value) > 1;
    if shared && !seen.insert(Rc::as_ptr(value).cast()) {
        return None;
    }
    let bytes = 2 * size_of::<usize>() + size_of_val(&**value);
    Some(bytes.next_multiple_of(align_of::<usize>()))
}

fn record_size(record: &Rc<Record>, seen: &mut Seen) -> usize {
    let Some(bytes) = block(record, seen) else { return 0 };
    let unit = block(&record.unit, seen).unwrap_or(0);
    let readings = record.readings.capacity() * size_of::<u64>();
    let peer = record.peer.borrow();
    let peer = peer.as_ref().map_or(0, |peer| record_size(peer, seen));
    bytes + unit + readings + peer
}

fn deep_size(records: &Records) -> Option<usize> {
    let mut seen = Seen::new();
    let each = records.iter().map(|record| record_size(record, &mut seen));
    let all: usize = each.sum();
    Some(all + records.capacity() * size_of::<Rc<Record>>())
}

pub fn solve(case: &Case) -> Answer {
    keep_the_smaller(case, deep_size)
}
