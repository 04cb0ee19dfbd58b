// Looks at one bit after the other, and flips those that are to change.

use super::{Answer, Case};

fn is_read(words: &[u32], message: usize) -> bool {
    words[message / 32] >> (message % 32) & 1 == 1
}

fn flip(words: &mut [u32], message: usize) {
    words[message / 32] ^= 1 << (message % 32);
}

pub fn solve(case: &Case) -> Answer {
    let mut words = vec![0_u32; case.messages / 32 + 1];
    for message in case.opened.iter() {
        if !is_read(&words, message) {
            flip(&mut words, message);
        }
    }
    for message in case.marked_unread() {
        if is_read(&words, message) {
            flip(&mut words, message);
        }
    }

    let mut sum = 0;
    for end in case.questions() {
        for message in 0..end {
            sum += u64::from(is_read(&words, message));
        }
    }
    sum
}
