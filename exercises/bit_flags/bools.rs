//! A `bool` for each message.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut read: Vec<bool> = vec![false; case.messages];
    for message in case.opened.iter() {
        read[message] = true;
    }
    for message in case.marked_unread() {
        read[message] = false;
    }

    let mut sum = 0;
    for end in case.questions() {
        let before = read[..end].iter().filter(|is_read| **is_read);
        sum += before.count() as u64;
    }
    sum
}
