// over-budget: words of 64 bits, in a map of those that are not 0.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut words: HashMap<usize, u64> = HashMap::new();
    for message in case.opened.iter() {
        *words.entry(message / 64).or_default() |= 1 << (message % 64);
    }
    for message in case.marked_unread() {
        *words.entry(message / 64).or_default() &= !(1 << (message % 64));
    }

    let mut sum = 0;
    for end in case.questions() {
        for (at, word) in &words {
            let left = end.saturating_sub(at * 64);
            let mask = if left < 64 { (1 << left) - 1 } else { u64::MAX };
            sum += u64::from((word & mask).count_ones());
        }
    }
    sum
}
