// over-budget: shares, and copies again with every write.

use std::rc::Rc;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let first: Rc<[u64]> = Rc::from(&case.entries[..]);
    let mut handles = vec![first; case.handle_count];

    for write in case.writes.iter() {
        let mut copy = handles[write.handle].to_vec();
        copy[write.index] = write.value;
        handles[write.handle] = copy.into();
    }

    let mut sum = 0;
    for (number, entries) in (1..).zip(&handles) {
        sum += number * entries.iter().sum::<u64>();
    }
    sum
}
