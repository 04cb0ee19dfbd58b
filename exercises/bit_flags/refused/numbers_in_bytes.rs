// over-budget: a `u8` for each message, 0 or 1.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut read: Vec<u8> = vec![0; case.messages];
    for message in case.opened.iter() {
        read[message] = 1;
    }
    for message in case.marked_unread() {
        read[message] = 0;
    }

    let mut sum = 0;
    for end in case.questions() {
        let before = read[..end].iter().filter(|flag| **flag == 1);
        sum += before.count() as u64;
    }
    sum
}
