// Words of 128 bits, and their bits before the end shifted to the top.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut words: Vec<u128> = vec![0; case.messages.div_ceil(128)];
    for message in case.opened.iter() {
        words[message / 128] |= 1 << (message % 128);
    }
    for message in case.marked_unread() {
        words[message / 128] &= !(1 << (message % 128));
    }

    let mut sum = 0;
    for end in case.questions() {
        let (full, rest) = (end / 128, end % 128);
        let mut count: u32 =
            words.iter().take(full).map(|word| word.count_ones()).sum();
        if rest > 0 {
            count += (words[full] << (128 - rest)).count_ones();
        }
        sum += u64::from(count);
    }
    sum
}
