// over-budget: bits at first, and then a `bool` for each.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut words: Vec<u64> = vec![0; case.messages.div_ceil(64)];
    for message in case.opened.iter() {
        words[message / 64] |= 1 << (message % 64);
    }
    for message in case.marked_unread() {
        words[message / 64] &= !(1 << (message % 64));
    }

    let read: Vec<bool> = (0..case.messages)
        .map(|at| words[at / 64] >> (at % 64) & 1 == 1)
        .collect();
    let mut sum = 0;
    for end in case.questions() {
        let before = read[..end].iter().filter(|is_read| **is_read);
        sum += before.count() as u64;
    }
    sum
}
