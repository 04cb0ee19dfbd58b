// over-budget: the same in 3 bytes each, with the flag as the lowest bit.

use super::{Answer, Case};

fn packed(message: usize, is_read: bool) -> [u8; 3] {
    let [_, a, b, c] =
        ((message as u32) << 1 | u32::from(is_read)).to_be_bytes();
    [a, b, c]
}

pub fn solve(case: &Case) -> Answer {
    let opened = case.opened.iter();
    let mut read: Vec<[u8; 3]> =
        opened.map(|message| packed(message, true)).collect();
    read.sort_unstable();
    read.dedup();
    for message in case.marked_unread() {
        if let Ok(at) = read.binary_search(&packed(message, true)) {
            read[at] = packed(message, false);
        }
    }

    let mut sum = 0;
    for end in case.questions() {
        let end = packed(end, false);
        let before = read.partition_point(|entry| *entry < end);
        let is_read = |entry: &&[u8; 3]| entry[2] & 1 == 1;
        sum += read[..before].iter().filter(is_read).count() as u64;
    }
    sum
}
