// A list that grows up to the highest message that is opened.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut words: Vec<u64> = Vec::new();
    for message in case.opened.iter() {
        let word = message / 64;
        while words.len() <= word {
            words.push(0);
        }
        words[word] |= 1 << (message % 64);
    }
    for message in case.marked_unread() {
        if let Some(word) = words.get_mut(message / 64) {
            *word &= !(1 << (message % 64));
        }
    }

    let mut sum = 0;
    for end in case.questions() {
        for (at, word) in words.iter().enumerate() {
            let left = end.saturating_sub(at * 64);
            let mask = if left < 64 { (1 << left) - 1 } else { u64::MAX };
            sum += u64::from((word & mask).count_ones());
        }
    }
    sum
}
