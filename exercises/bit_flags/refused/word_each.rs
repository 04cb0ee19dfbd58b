// over-budget: a word of 64 bits for each message.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut words: Vec<u64> = vec![0; case.messages + 1];
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
