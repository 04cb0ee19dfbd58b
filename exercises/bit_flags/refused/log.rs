// over-budget: all that were opened in a list, sorted, and looked up there.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut read: Vec<(usize, bool)> =
        case.opened.iter().map(|message| (message, true)).collect();
    read.sort_unstable();
    read.dedup();
    for message in case.marked_unread() {
        if let Ok(at) = read.binary_search_by_key(&message, |pair| pair.0) {
            read[at].1 = false;
        }
    }

    let mut sum = 0;
    for end in case.questions() {
        let before = read.partition_point(|pair| pair.0 < end);
        let is_read = |pair: &&(usize, bool)| pair.1;
        sum += read[..before].iter().filter(is_read).count() as u64;
    }
    sum
}
