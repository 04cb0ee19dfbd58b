// over-budget: a set of `u32`, which is as wide as `usize` here.

use std::collections::HashSet;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut read: HashSet<u32> = HashSet::new();
    for message in case.opened.iter() {
        read.insert(message as u32);
    }
    for message in case.marked_unread() {
        read.remove(&(message as u32));
    }

    let mut sum = 0;
    for end in case.questions() {
        let before = read.iter().filter(|message| (**message as usize) < end);
        sum += before.count() as u64;
    }
    sum
}
