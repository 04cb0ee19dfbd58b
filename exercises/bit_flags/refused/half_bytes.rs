// over-budget: four bits for each message.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut bytes: Vec<u8> = vec![0; case.messages.div_ceil(2)];
    for message in case.opened.iter() {
        bytes[message / 2] |= 1 << (message % 2 * 4);
    }
    for message in case.marked_unread() {
        bytes[message / 2] &= !(1 << (message % 2 * 4));
    }

    let mut sum = 0;
    for end in case.questions() {
        let is_read = |at: &usize| bytes[at / 2] >> (at % 2 * 4) & 1 == 1;
        sum += (0..end).filter(is_read).count() as u64;
    }
    sum
}
