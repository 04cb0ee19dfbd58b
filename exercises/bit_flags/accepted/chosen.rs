// A set if few messages are opened, and bits if many were.

use std::collections::HashSet;

use super::{Answer, Case};

fn sparse(case: &Case) -> Answer {
    let mut read = HashSet::new();
    for message in case.opened.iter() {
        read.insert(message);
    }
    for message in case.marked_unread() {
        read.remove(&message);
    }

    let mut sum = 0;
    for end in case.questions() {
        sum += read.iter().filter(|message| **message < end).count() as u64;
    }
    sum
}

fn dense(case: &Case) -> Answer {
    let mut words: Vec<u64> = vec![0; case.messages.div_ceil(64)];
    for message in case.opened.iter() {
        words[message / 64] |= 1 << (message % 64);
    }
    for message in case.marked_unread() {
        words[message / 64] &= !(1 << (message % 64));
    }

    let mut sum = 0;
    for end in case.questions() {
        for word in &words[..end / 64] {
            sum += u64::from(word.count_ones());
        }
        if end % 64 > 0 {
            let mask = (1 << (end % 64)) - 1;
            sum += u64::from((words[end / 64] & mask).count_ones());
        }
    }
    sum
}

pub fn solve(case: &Case) -> Answer {
    if case.opened.left() * 256 < case.messages {
        sparse(case)
    } else {
        dense(case)
    }
}
