// Bytes of eight flags each, one more than may be needed.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut bytes: Vec<u8> = vec![0; case.messages / 8 + 1];
    for message in case.opened.iter() {
        bytes[message / 8] |= 1 << (message % 8);
    }
    for message in case.marked_unread() {
        bytes[message / 8] &= !(1 << (message % 8));
    }

    let mut sum = 0;
    for end in case.questions() {
        let full: u32 = bytes[..end / 8].iter().map(|b| b.count_ones()).sum();
        let mask = (1 << (end % 8)) - 1;
        sum += u64::from(full + (bytes[end / 8] & mask).count_ones());
    }
    sum
}
