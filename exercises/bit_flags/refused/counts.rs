// over-budget: the count before each message, worked out once.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut words: Vec<u64> = vec![0; case.messages.div_ceil(64)];
    for message in case.opened.iter() {
        words[message / 64] |= 1 << (message % 64);
    }
    for message in case.marked_unread() {
        words[message / 64] &= !(1 << (message % 64));
    }

    let mut before: Vec<u32> = vec![0];
    let mut count = 0;
    for at in 0..case.messages {
        count += (words[at / 64] >> (at % 64) & 1) as u32;
        before.push(count);
    }
    let ends = case.questions();
    ends.map(|end| u64::from(before[end])).sum()
}
