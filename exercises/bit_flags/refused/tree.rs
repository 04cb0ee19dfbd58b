// over-budget: a sorted set, which counts quickly and has no free slots.

use std::collections::BTreeSet;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut read: BTreeSet<usize> = BTreeSet::new();
    for message in case.opened.iter() {
        read.insert(message);
    }
    for message in case.marked_unread() {
        read.remove(&message);
    }

    let mut sum = 0;
    for end in case.questions() {
        sum += read.range(..end).count() as u64;
    }
    sum
}
