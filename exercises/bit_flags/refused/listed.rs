// over-budget: bits, and a list of the messages that are read.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut words: Vec<u64> = vec![0; case.messages.div_ceil(64)];
    for message in case.opened.iter() {
        words[message / 64] |= 1 << (message % 64);
    }
    for message in case.marked_unread() {
        words[message / 64] &= !(1 << (message % 64));
    }

    let is_read = |at: &usize| words[at / 64] >> (at % 64) & 1 == 1;
    let read: Vec<usize> = (0..case.messages).filter(is_read).collect();
    let mut sum = 0;
    for end in case.questions() {
        sum += read.partition_point(|message| *message < end) as u64;
    }
    sum
}
