//! A bit for each message, in a set of the crate `fixedbitset`.

use fixedbitset::FixedBitSet;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut read = FixedBitSet::with_capacity(case.messages);
    for message in case.opened.iter() {
        read.insert(message);
    }
    for message in case.marked_unread() {
        read.remove(message);
    }

    let mut sum = 0;
    for end in case.questions() {
        sum += read.count_ones(..end) as u64;
    }
    sum
}
