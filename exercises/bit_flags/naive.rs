//! The numbers of the messages that are read, in a set.

use std::collections::HashSet;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut read: HashSet<usize> = HashSet::new();
    for message in case.opened.iter() {
        read.insert(message);
    }
    for message in case.marked_unread() {
        read.remove(&message);
    }

    let mut sum = 0;
    for end in case.questions() {
        let before = read.iter().filter(|message| **message < end);
        sum += before.count() as u64;
    }
    sum
}
