//! Note which messages of an inbox are read, and count them.

use std::collections::HashSet;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    // How many bytes does a message take that is read, and one that is not?
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
